import { boundary } from '@shopify/shopify-app-react-router/server';
import {
  useLoaderData,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router';
import { calendarOf } from '../../../domain/calendar.ts';
import { CashUpPage } from '../admin/cash-up-page.tsx';
import { linksFrom } from '../admin/links.ts';
import { localeOf, textsFor } from '../admin/locale.ts';
import { withChosen } from '../admin/filter-form.tsx';
import { presentCashUp } from '../admin/present-cash-up.ts';
import { readerOf } from '../admin/reader.ts';
import { database } from '../database.server.ts';
import { cashUpFilterFromUrl } from '../log/cash-up-filter.ts';
import { readCashUp } from '../log/read-cash-up.ts';
import { readSeen } from '../log/read-seen.ts';
import { authenticateManager } from '../shopify/authenticate-manager.server.ts';
import { shopProfileOf } from '../shopify/shop-profile.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const manager = await authenticateManager(request);
  const url = new URL(request.url);
  const choice = localeOf(url);
  const { db } = database();
  const [profile, seen] = await Promise.all([shopProfileOf(manager), readSeen(db, manager.shop)]);
  const { timeZone, known } = profile;
  const today = calendarOf(timeZone)(new Date().toISOString());
  const filter = cashUpFilterFromUrl(url, today);
  const cashUp = await readCashUp(db, { ...filter, shop: manager.shop, timeZone, deviceId: null });
  const reader = readerOf(choice, profile);
  return {
    locale: choice.locale,
    tag: url.searchParams.get('locale'),
    timeZone,
    shopifyKnown: known,
    view: presentCashUp(cashUp, filter, today, reader, linksFrom(url)),
    locations: withChosen(seen.locationIds, filter.locationId, reader.locationName),
    staff: withChosen(seen.staffMemberIds, filter.staffMemberId, reader.staffName),
  };
}

export const headers: HeadersFunction = (arguments_) => boundary.headers(arguments_);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: textsFor(data?.locale ?? 'en').cashUp.heading },
];

export default function CashUp() {
  const { locale, ...props } = useLoaderData<typeof loader>();
  return <CashUpPage {...props} texts={textsFor(locale)} />;
}
