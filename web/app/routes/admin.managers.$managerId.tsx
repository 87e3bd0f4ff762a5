import { boundary } from '@shopify/shopify-app-react-router/server';
import {
  data,
  redirect,
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  useNavigation,
  useRouteError,
  useRouteLoaderData,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router';
import { ErrorPage } from '../admin/error-page.tsx';
import { linksFrom } from '../admin/links.ts';
import { localeOf, textsFor } from '../admin/locale.ts';
import { changeFrom, DONE_OF } from '../admin/manager-form.ts';
import { ManagerPage } from '../admin/manager-page.tsx';
import { doneIn, presentManager } from '../admin/present-managers.ts';
import { readerOf } from '../admin/reader.ts';
import { manageManagers } from '../approve/manage-managers.ts';
import { authenticateManager } from '../shopify/authenticate-manager.server.ts';
import { shopProfileOf } from '../shopify/shop-profile.ts';
import { managePortsOf } from '../wiring.server.ts';
import type { loader as layoutLoader } from './admin.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const signedIn = await authenticateManager(request);
  const url = new URL(request.url);
  const choice = localeOf(url);
  const links = linksFrom(url);
  const { managers, clock } = managePortsOf(signedIn.shop);
  const [profile, manager] = await Promise.all([
    shopProfileOf(signedIn),
    managers.one(params.managerId ?? ''),
  ]);
  if (!manager) throw data(null, { status: 404 });
  return {
    locale: choice.locale,
    manager: presentManager(manager, readerOf(choice, profile), links, clock.now()),
    action: links.manager(manager.id),
    backHref: links.managers(),
    done: doneIn(url),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, userId } = await authenticateManager(request);
  const id = params.managerId ?? '';
  const change = changeFrom(await request.formData(), id);
  if (!change) throw data(null, { status: 400 });
  const problem = await manageManagers(change, userId, managePortsOf(shop));
  if (problem) return data(problem, { status: 400 });
  return redirect(linksFrom(new URL(request.url)).manager(id, DONE_OF[change.kind]));
}

export const headers: HeadersFunction = (arguments_) => boundary.headers(arguments_);

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: textsFor(loaded?.locale ?? 'en').managers.heading },
];

export default function Manager() {
  const { locale, ...page } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() ?? null;
  const saving = useNavigation().formData !== undefined;
  return <ManagerPage {...page} problem={problem} saving={saving} texts={textsFor(locale).managers} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const layout = useRouteLoaderData<typeof layoutLoader>('routes/admin');
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  const { heading, unknown } = textsFor(layout?.locale ?? 'en').managers;
  return <ErrorPage texts={{ heading, body: unknown }} />;
}
