import { boundary } from '@shopify/shopify-app-react-router/server';
import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router';
import { linksFrom } from '../admin/links.ts';
import { localeOf, textsFor } from '../admin/locale.ts';
import { DONE_OF, newManagerFrom } from '../admin/manager-form.ts';
import { ManagersPage } from '../admin/managers-page.tsx';
import { doneIn, presentManager } from '../admin/present-managers.ts';
import { readerOf } from '../admin/reader.ts';
import { manageManagers } from '../approve/manage-managers.ts';
import { NO_FILTER } from '../log/filter.ts';
import { authenticateManager } from '../shopify/authenticate-manager.server.ts';
import { shopProfileOf } from '../shopify/shop-profile.ts';
import { managePortsOf } from '../wiring.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const signedIn = await authenticateManager(request);
  const url = new URL(request.url);
  const choice = localeOf(url);
  const links = linksFrom(url);
  const { managers, clock } = managePortsOf(signedIn.shop);
  const [profile, all] = await Promise.all([shopProfileOf(signedIn), managers.all()]);
  const reader = readerOf(choice, profile);
  return {
    locale: choice.locale,
    managers: all.map((manager) => presentManager(manager, reader, links, clock.now())),
    action: links.managers(),
    backHref: links.log(NO_FILTER),
    done: doneIn(url),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, userId } = await authenticateManager(request);
  const change = newManagerFrom(await request.formData());
  const problem = await manageManagers(change, userId, managePortsOf(shop));
  // An answer of 400 leaves the page, and with it what was typed, as it is.
  if (problem) return data(problem, { status: 400 });
  return redirect(linksFrom(new URL(request.url)).managers(DONE_OF.add));
}

export const headers: HeadersFunction = (arguments_) => boundary.headers(arguments_);

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: textsFor(loaded?.locale ?? 'en').managers.heading },
];

export default function Managers() {
  const { locale, ...page } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() ?? null;
  const saving = useNavigation().formData !== undefined;
  return <ManagersPage {...page} problem={problem} saving={saving} texts={textsFor(locale)} />;
}
