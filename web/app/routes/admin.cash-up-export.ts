import type { LoaderFunctionArgs } from 'react-router';
import { calendarOf } from '../../../domain/calendar.ts';
import { localeOf } from '../admin/locale.ts';
import { cashUpCells, cashUpHeader } from '../admin/present-cash-up.ts';
import { readerOf } from '../admin/reader.ts';
import { database } from '../database.server.ts';
import { cashUpFilterFromUrl } from '../log/cash-up-filter.ts';
import { csvAttachment } from '../log/csv.ts';
import { readCashUp } from '../log/read-cash-up.ts';
import { authenticateManager } from '../shopify/authenticate-manager.server.ts';
import { shopProfileOf } from '../shopify/shop-profile.ts';

/** A day's money as CSV, under the same filters as on screen: one record for each till, member of staff and tender. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const manager = await authenticateManager(request);
  const url = new URL(request.url);
  const profile = await shopProfileOf(manager);
  const { timeZone } = profile;
  const reader = readerOf(localeOf(url), profile);
  const filter = cashUpFilterFromUrl(url, calendarOf(timeZone)(new Date().toISOString()));
  const scope = { ...filter, shop: manager.shop, timeZone, deviceId: null };
  const { day, totals } = await readCashUp(database().db, scope);
  return csvAttachment(`${reader.texts.cashUp.fileName}-${day}.csv`, cashUpHeader(reader), totals, (total) =>
    cashUpCells(day, total, reader),
  );
}
