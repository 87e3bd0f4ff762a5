import type { LoaderFunctionArgs } from 'react-router';
import { localeOf } from '../admin/locale.ts';
import { csvCells, csvHeader } from '../admin/present-csv.ts';
import { readerOf } from '../admin/reader.ts';
import { database } from '../database.server.ts';
import { readPrivacyRequest } from '../journal/privacy-requests.ts';
import { csvAttachment } from '../log/csv.ts';
import { filterFromUrl, NO_FILTER, type LogFilter } from '../log/filter.ts';
import { readWholeLog } from '../log/read-whole-log.ts';
import { wallClock } from '../log/shop-time.ts';
import { authenticateManager } from '../shopify/authenticate-manager.server.ts';
import { shopProfileOf } from '../shopify/shop-profile.ts';

/** The log as CSV, all pages of it, under the same filters as on screen. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const manager = await authenticateManager(request);
  const url = new URL(request.url);
  const profile = await shopProfileOf(manager);
  const reader = readerOf(localeOf(url), profile);
  const now = new Date();
  const filter = await filterFor(url, manager.shop);
  const scope = { shop: manager.shop, timeZone: profile.timeZone, now };
  const entries = readWholeLog(database().db, scope, filter);
  const day = wallClock(now, profile.timeZone).slice(0, 10);
  return csvAttachment(`${reader.texts.csv.fileName}-${day}.csv`, csvHeader(reader), entries, (entry) =>
    csvCells(entry, reader),
  );
}

/** What is on screen, or everything about the orders of a customer who asked through Shopify. */
async function filterFor(url: URL, shop: string): Promise<LogFilter> {
  const eventId = url.searchParams.get('request');
  if (!eventId) return filterFromUrl(url);
  const request = await readPrivacyRequest(database().db, shop, eventId);
  if (!request) throw new Response(null, { status: 404 });
  return { ...NO_FILTER, orderIds: request.orderIds };
}
