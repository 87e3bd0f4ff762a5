import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../tests/test-database.ts';
import { openDatabase, type Database } from '../journal/database.ts';
import { csvFile } from './csv.ts';
import { cursorFromUrl } from './cursor.ts';
import { NO_FILTER, type LogFilter } from './filter.ts';
import { readLogPage } from './read-log-page.ts';
import { readSeen } from './read-seen.ts';
import { readWholeLog } from './read-whole-log.ts';
import { seedReturn, SHOP } from './returns.test-kit.ts';

const RETURNS = 100_000;
const SCOPE = { shop: SHOP, timeZone: 'Europe/London', now: new Date('2026-11-18T13:00:00Z') };
let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  // One connection: what it has read is counted as soon as it is asked.
  database = openDatabase(server.url, { queries: 1, locks: 1 });
  const { planId } = await seedReturn(database);
  // Copies of one return, a second apart, over 5 locations and 20 members of staff; every thousandth is owed.
  const copies = `generate_series(1, ${RETURNS - 1}) AS n`;
  const id = `('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`;
  await database.pool.query(
    `INSERT INTO plan (id, shop, order_id, draft, plan, policy_version, made_at)
     SELECT ${id}, shop, order_id, draft, NULL, policy_version, made_at FROM plan, ${copies} WHERE id = $1`,
    [planId],
  );
  await database.pool.query(
    `INSERT INTO settlement (plan_id, shop, order_id, order_name, reference, draft_id, state, at, valid_until, total, currency,
       shop_total, shop_currency, legs, refund_ids, location_id, staff_member_id, device_id, pos_version, user_id)
     SELECT ${id}, shop, order_id, '#' || n, 'R' || n, draft_id, state, at - n * interval '1 second', valid_until, total,
       currency, shop_total, shop_currency,
       CASE WHEN n % 1000 = 0 THEN replace(legs::text, '"success"', '"failed"')::jsonb ELSE legs END,
       refund_ids, 1 + n % 5, 11 + n % 20, device_id, pos_version, user_id
     FROM settlement, ${copies} WHERE plan_id = $1`,
    [planId],
  );
  await database.pool.query('ANALYZE plan, settlement');
}, 120_000);
afterAll(async () => {
  await database.close();
  await server.drop();
});

/** Scans of the whole table that a query makes. */
async function wholeTableScans(work: () => Promise<unknown>): Promise<number> {
  const count = async () => {
    await database.pool.query('SELECT pg_stat_force_next_flush()');
    const { rows } = await database.pool.query(
      `SELECT seq_scan::int AS n FROM pg_stat_user_tables WHERE relname = 'settlement'`,
    );
    return rows[0].n as number;
  };
  const before = await count();
  await work();
  return (await count()) - before;
}

const page = (filter: Partial<LogFilter>, query = '') =>
  readLogPage(database.db, SCOPE, { ...NO_FILTER, ...filter }, cursorFromUrl(new URL(`http://x/?${query}`)));

test('every line is exported once, a little at a time', async () => {
  const began = performance.now();
  const before = process.memoryUsage().rss;
  let peak = before;
  let lines = 0;
  let bytes = 0;
  let first = 0;
  const file = csvFile(['order'], readWholeLog(database.db, SCOPE, NO_FILTER), (entry) => [
    entry.orderName ?? '',
    entry.reference,
    ...entry.legs.map((leg) => leg.label),
  ]);
  for await (const chunk of file as unknown as AsyncIterable<Uint8Array>) {
    first ||= performance.now() - began;
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines += 1;
    peak = Math.max(peak, process.memoryUsage().rss);
    expect(chunk.length).toBeLessThan(256 * 1024);
  }
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(
    `Export of ${lines - 1} returns: ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s, first bytes after ${first.toFixed(0)} ms, memory +${((peak - before) / 1e6).toFixed(0)} MB\n`,
  );
  expect(lines).toBe(RETURNS + 1);
}, 120_000);

test('no page of a long log reads it whole', async () => {
  const deep = await page(
    {},
    `older=${SCOPE.now.getTime() - 90_000_000}~00000000-0000-4000-8000-000000000000`,
  );
  expect(deep.entries).toHaveLength(50);
  const scans = await wholeTableScans(async () => {
    await page({});
    await page({}, `older=${SCOPE.now.getTime() - 90_000_000}~00000000-0000-4000-8000-000000000000`);
    await page({ locationId: 3 });
    await page({ staffMemberId: 12, locationId: 2 });
    await page({ outcome: 'owed' });
    await page({ outcome: 'refused' });
    await page({ from: '2026-11-17', to: '2026-11-17' });
    await page({ search: '#777' });
    await page({ search: 'r4242' });
    await readSeen(database.db, SHOP);
  });
  expect(scans).toBe(0);
  const unindexed = `SELECT count(*) FROM settlement WHERE device_id = 'x'`;
  expect(await wholeTableScans(() => database.pool.query(unindexed))).toBeGreaterThan(0);
});

test('what a filter offers is found by hopping, not by reading', async () => {
  const seen = await readSeen(database.db, SHOP);
  expect(seen.locationIds).toEqual([1, 2, 3, 4, 5]);
  expect(seen.staffMemberIds).toHaveLength(20);
});
