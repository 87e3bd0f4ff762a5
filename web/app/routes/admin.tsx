import { AppProvider } from '@shopify/shopify-app-react-router/react';
import { boundary } from '@shopify/shopify-app-react-router/server';
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
  type ErrorResponse,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from 'react-router';
import { ErrorPage } from '../admin/error-page.tsx';
import { localeOf, textsFor } from '../admin/locale.ts';
import { environment } from '../environment.server.ts';

/** Nothing here belongs to a shop: each page below authenticates for itself, once per request. */
export function loader({ request }: LoaderFunctionArgs) {
  return { apiKey: environment().apiKey, locale: localeOf(new URL(request.url)).locale };
}

export const headers: HeadersFunction = (arguments_) => boundary.headers(arguments_);

export default function AdminLayout() {
  const { apiKey } = useLoaderData<typeof loader>();
  return (
    <AppProvider apiKey={apiKey}>
      <Outlet />
    </AppProvider>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const layout = useRouteLoaderData<typeof loader>('routes/admin');
  if (isRouteErrorResponse(error) && isShopifysOwnDocument(error)) {
    return <div dangerouslySetInnerHTML={{ __html: error.data }} />;
  }
  return <ErrorPage texts={textsFor(layout?.locale ?? 'en').error} />;
}

/** Where a session token is missing, Shopify's library answers with a document that fetches one: it arrives here as an error. */
function isShopifysOwnDocument(error: ErrorResponse): error is ErrorResponse & { data: string } {
  return typeof error.data === 'string' && error.data.includes('data-api-key=');
}
