import { boundary } from '@shopify/shopify-app-react-router/server';
import {
  useLoaderData,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router';
import { linksFrom } from '../admin/links.ts';
import { localeOf, textsFor } from '../admin/locale.ts';
import { withChosen } from '../admin/filter-form.tsx';
import { LogPage } from '../admin/log-page.tsx';
import { presentPrivacyRequest } from '../admin/present-privacy.ts';
import { presentLine } from '../admin/present-log.ts';
import { readerOf } from '../admin/reader.ts';
import { database } from '../database.server.ts';
import { openPrivacyRequests } from '../journal/privacy-requests.ts';
import { cursorFromUrl } from '../log/cursor.ts';
import { filterFromUrl } from '../log/filter.ts';
import { readLogPage } from '../log/read-log-page.ts';
import { readSeen } from '../log/read-seen.ts';
import { authenticateManager } from '../shopify/authenticate-manager.server.ts';
import { shopProfileOf } from '../shopify/shop-profile.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const manager = await authenticateManager(request);
  const url = new URL(request.url);
  const choice = localeOf(url);
  const filter = filterFromUrl(url);
  const links = linksFrom(url);
  const { db } = database();
  const now = new Date();
  const [profile, seen, requests] = await Promise.all([
    shopProfileOf(manager),
    readSeen(db, manager.shop),
    openPrivacyRequests(db, manager.shop, now),
  ]);
  const scope = { shop: manager.shop, timeZone: profile.timeZone, now };
  const page = await readLogPage(db, scope, filter, cursorFromUrl(url));
  const reader = readerOf(choice, profile);
  return {
    locale: choice.locale,
    tag: url.searchParams.get('locale'),
    timeZone: profile.timeZone,
    shopifyKnown: profile.known,
    filter,
    privacyRequests: requests.map((request) => presentPrivacyRequest(request, reader, links)),
    lines: page.entries.map((entry) => presentLine(entry, reader, links)),
    olderHref: page.older && links.log(filter, page.older),
    newerHref: page.newer && links.log(filter, page.newer),
    exportHref: links.exportFile(filter),
    managersHref: links.managers(),
    policyHref: links.policy(),
    cashUpHref: links.cashUp(null),
    locations: withChosen(seen.locationIds, filter.locationId, reader.locationName),
    staff: withChosen(seen.staffMemberIds, filter.staffMemberId, reader.staffName),
  };
}

export const headers: HeadersFunction = (arguments_) => boundary.headers(arguments_);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: textsFor(data?.locale ?? 'en').log.heading },
];

export default function Log() {
  const view = useLoaderData<typeof loader>();
  return <LogPage view={view} texts={textsFor(view.locale)} />;
}
