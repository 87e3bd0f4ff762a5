import { boundary } from '@shopify/shopify-app-react-router/server';
import {
  data,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
  isRouteErrorResponse,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router';
import { ErrorPage } from '../admin/error-page.tsx';
import { linksFrom } from '../admin/links.ts';
import { localeOf, textsFor } from '../admin/locale.ts';
import { presentReturn } from '../admin/present-return.ts';
import { readerOf } from '../admin/reader.ts';
import { ReturnPage } from '../admin/return-page.tsx';
import { database } from '../database.server.ts';
import { NO_FILTER } from '../log/filter.ts';
import { readReturn } from '../log/read-return.ts';
import { authenticateManager } from '../shopify/authenticate-manager.server.ts';
import { shopProfileOf } from '../shopify/shop-profile.ts';
import type { loader as layoutLoader } from './admin.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const manager = await authenticateManager(request);
  const url = new URL(request.url);
  const choice = localeOf(url);
  const [profile, record] = await Promise.all([
    shopProfileOf(manager),
    readReturn(database().db, manager.shop, params.planId ?? '', new Date()),
  ]);
  if (!record) throw data(null, { status: 404 });
  const links = linksFrom(url);
  return {
    locale: choice.locale,
    timeZone: profile.timeZone,
    backHref: links.log(NO_FILTER),
    view: presentReturn(record, readerOf(choice, profile), links, manager.shop),
  };
}

export const headers: HeadersFunction = (arguments_) => boundary.headers(arguments_);

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => {
  const { page, log } = textsFor(loaded?.locale ?? 'en');
  return [{ title: loaded ? page.heading(loaded.view.orderName) : log.heading }];
};

export default function Return() {
  const { locale, ...rest } = useLoaderData<typeof loader>();
  return <ReturnPage {...rest} texts={textsFor(locale)} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const layout = useRouteLoaderData<typeof layoutLoader>('routes/admin');
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  const { page } = textsFor(layout?.locale ?? 'en');
  return <ErrorPage texts={{ heading: page.notFoundHeading, body: page.notFound }} />;
}
