import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { referenceOf } from '../../../domain/reference.ts';
import type { LogScope } from './conditions.ts';
import { cursorFromUrl } from './cursor.ts';
import { NO_FILTER, OUTCOMES, type LogFilter } from './filter.ts';
import { readLogPage } from './read-log-page.ts';
import { readReturn } from './read-return.ts';
import { readSeen } from './read-seen.ts';
import { readWholeLog } from './read-whole-log.ts';
import { openDatabase, type Database } from '../journal/database.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/test-database.ts';
import { seedReturn, SHOP } from './returns.test-kit.ts';

const NOW = new Date('2026-11-18T13:00:00Z');
const SCOPE: LogScope = { shop: SHOP, timeZone: 'Europe/London', now: NOW };
let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase(server.url);
});
afterAll(async () => {
  await database.close();
  await server.drop();
});
beforeEach(() =>
  database.db.execute(sql`TRUNCATE plan, settlement, journal_entry, approval, gift_card, payout`),
);

const seed = (given: Parameters<typeof seedReturn>[1]) => seedReturn(database, given);
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

async function namesIn(filter: Partial<LogFilter>, scope = SCOPE): Promise<(string | null)[]> {
  const { entries } = await readLogPage(database.db, scope, { ...NO_FILTER, ...filter }, null);
  return entries.map(({ orderName }) => orderName);
}

describe('what the log shows', () => {
  test('newest first, refusals and abandoned plans too, but no plan that a later one took the place of', async () => {
    await seed({ orderName: '#1', at: minutesAgo(50) });
    await seed({ orderName: '#2', at: minutesAgo(40), state: 'planned', validUntil: minutesAgo(10) });
    await seed({ orderName: '#3', at: minutesAgo(30), state: 'superseded' });
    await seed({
      orderName: '#4',
      at: minutesAgo(20),
      state: 'refused',
      amounts: [],
      refusal: { code: 'NOTHING_TO_PAY' },
    });
    const { entries } = await readLogPage(database.db, SCOPE, NO_FILTER, null);
    expect(entries.map(({ orderName, outcome }) => [orderName, outcome])).toEqual([
      ['#4', 'refused'],
      ['#2', 'abandoned'],
      ['#1', 'finished'],
    ]);
  });

  test('goods and money are two statuses', async () => {
    await seed({ orderName: '#1', state: 'finished', legStatus: 'failed' });
    const { entries } = await readLogPage(database.db, SCOPE, NO_FILTER, null);
    expect(entries[0]).toMatchObject({
      outcome: 'owed',
      goods: 'returned',
      money: 'owed',
      total: { minor: 465, currency: 'GBP' },
    });
  });

  test("another shop's returns do not exist", async () => {
    const { planId } = await seed({ orderName: '#1', shop: 'other.myshopify.com', staffMemberId: 99 });
    expect(await namesIn({})).toEqual([]);
    expect(await namesIn({ search: '#1' })).toEqual([]);
    expect(await namesIn({ search: referenceOf(planId) })).toEqual([]);
    expect(await readReturn(database.db, SHOP, planId, NOW)).toBeNull();
    expect(await readSeen(database.db, SHOP)).toEqual({ locationIds: [], staffMemberIds: [] });
    expect(await readReturn(database.db, 'other.myshopify.com', planId, NOW)).not.toBeNull();
  });
});

describe('filters', () => {
  test('by location, by staff, and both', async () => {
    await seed({ orderName: '#1', locationId: 1, staffMemberId: 11 });
    await seed({ orderName: '#2', locationId: 2, staffMemberId: 11 });
    await seed({ orderName: '#3', locationId: 2, staffMemberId: null });
    expect((await namesIn({ locationId: 2 })).toSorted()).toEqual(['#2', '#3']);
    expect((await namesIn({ staffMemberId: 11 })).toSorted()).toEqual(['#1', '#2']);
    expect(await namesIn({ locationId: 2, staffMemberId: 11 })).toEqual(['#2']);
    expect(await readSeen(database.db, SHOP)).toEqual({ locationIds: [1, 2], staffMemberIds: [11] });
  });

  test("days begin and end at the shop's midnight, not at that of UTC", async () => {
    const scope = { ...SCOPE, timeZone: 'America/New_York' };
    await seed({ orderName: '#before', at: new Date('2026-11-18T04:59:59Z') });
    await seed({ orderName: '#first', at: new Date('2026-11-18T05:00:00Z') });
    await seed({ orderName: '#last', at: new Date('2026-11-19T04:59:59Z') });
    await seed({ orderName: '#after', at: new Date('2026-11-19T05:00:00Z') });
    expect(await namesIn({ from: '2026-11-18', to: '2026-11-18' }, scope)).toEqual(['#last', '#first']);
    expect(await namesIn({ from: '2026-11-19' }, scope)).toEqual(['#after']);
    expect(await namesIn({ to: '2026-11-17' }, scope)).toEqual(['#before']);
  });

  test('each state finds exactly the lines that are shown in it', async () => {
    const seeds = [
      { orderName: '#finished' },
      { orderName: '#running', state: 'return_created', legStatus: 'waiting' },
      { orderName: '#paying-again', state: 'finished', legStatus: 'waiting' },
      { orderName: '#pending', legStatus: 'pending' },
      { orderName: '#owed', legStatus: 'failed' },
      { orderName: '#owed-already', state: 'return_processed', legStatus: 'failed' },
      { orderName: '#due', state: 'awaiting_payment', dueUntil: minutesAgo(-1).toISOString() },
      { orderName: '#overdue', state: 'awaiting_payment', dueUntil: NOW.toISOString() },
      { orderName: '#attention', state: 'attention', legStatus: 'waiting' },
      { orderName: '#not_cancelled', state: 'finished', legStatus: 'not_cancelled' },
      { orderName: '#not_cancelled-already', state: 'return_processed', legStatus: 'not_cancelled' },
      { orderName: '#refused', state: 'refused', refusal: { code: 'ORDER_GONE' } },
      { orderName: '#unconfirmed', state: 'planned', validUntil: minutesAgo(-10) },
      { orderName: '#abandoned', state: 'planned', validUntil: NOW },
    ] as const;
    for (const given of seeds) await seed(given);
    const { entries } = await readLogPage(database.db, SCOPE, NO_FILTER, null);
    expect(entries).toHaveLength(seeds.length);
    for (const outcome of OUTCOMES) {
      const shownAs = entries.filter((entry) => entry.outcome === outcome).map(({ orderName }) => orderName);
      expect([outcome, (await namesIn({ outcome })).toSorted()]).toEqual([outcome, shownAs.toSorted()]);
      expect(shownAs).not.toEqual([]);
    }
  });

  test('search takes an order with or without its #, and our reference in any case', async () => {
    const { planId } = await seed({ orderName: '#1001' });
    await seed({ orderName: '#10012' });
    expect(await namesIn({ search: '#1001' })).toEqual(['#1001']);
    expect(await namesIn({ search: '1001' })).toEqual(['#1001']);
    expect(await namesIn({ search: referenceOf(planId).toLowerCase() })).toEqual(['#1001']);
    expect(await namesIn({ search: `' OR 1=1 --` })).toEqual([]);
  });
});

describe('pages', () => {
  const follow = (
    page: { older: readonly [string, string] | null; newer: readonly [string, string] | null },
    way: 'older' | 'newer',
  ) => {
    const [name, value] = page[way] ?? [];
    return name && value ? cursorFromUrl(new URL(`http://x/?${new URLSearchParams([[name, value]])}`)) : null;
  };
  const page = (cursor: ReturnType<typeof cursorFromUrl>) =>
    readLogPage(database.db, SCOPE, NO_FILTER, cursor, 3);
  const names = ({ entries }: Awaited<ReturnType<typeof page>>) => entries.map(({ orderName }) => orderName);

  test('stay as they are while returns come in, several in one moment included', async () => {
    const sameMoment = minutesAgo(30);
    for (const name of ['#a', '#b', '#c', '#d']) await seed({ orderName: name, at: sameMoment });
    for (const minutes of [20, 40, 50]) await seed({ orderName: `#${minutes}`, at: minutesAgo(minutes) });
    const first = await page(null);
    expect(first.newer).toBeNull();
    await seed({ orderName: '#new', at: minutesAgo(1) });
    const second = await page(follow(first, 'older'));
    await seed({ orderName: '#newer', at: minutesAgo(0) });
    const third = await page(follow(second, 'older'));
    const seen = [...names(first), ...names(second), ...names(third)];
    expect(seen.toSorted()).toEqual(['#20', '#40', '#50', '#a', '#b', '#c', '#d']);
    expect(third.older).toBeNull();
    expect(names(await page(follow(third, 'newer')))).toEqual(names(second));
  });

  test('a step to newer lines that do not fill a page is the newest page', async () => {
    for (const minutes of [10, 20, 30, 40]) await seed({ orderName: `#${minutes}`, at: minutesAgo(minutes) });
    const second = await page(follow(await page(null), 'older'));
    await seed({ orderName: '#5', at: minutesAgo(5) });
    const newest = await page(follow(second, 'newer'));
    expect(names(newest)).toEqual(['#10', '#20', '#30']);
    expect(names(await page(follow(newest, 'newer')))).toEqual(['#5', '#10', '#20']);
  });

  test('the whole log comes once each, whatever the size of its pages', async () => {
    for (let minutes = 1; minutes <= 7; minutes++)
      await seed({ orderName: `#${minutes}`, at: minutesAgo(minutes) });
    const all: (string | null)[] = [];
    for await (const { orderName } of readWholeLog(database.db, SCOPE, NO_FILTER, 2)) all.push(orderName);
    expect(all).toEqual(['#1', '#2', '#3', '#4', '#5', '#6', '#7']);
  });
});

test('one return: its plan, its payments and its journal in the order in which it was written', async () => {
  const { planId } = await seed({
    note: 'gift receipt',
    journal: [
      ['create', 'intended', {}],
      ['create', 'acted', { returnId: 'gid://shopify/Return/77' }],
    ],
  });
  const record = await readReturn(database.db, SHOP, planId, NOW);
  expect(record).toMatchObject({
    note: 'gift receipt',
    posVersion: '11.7.0',
    userId: '900001',
    policyVersion: 1,
  });
  expect(record?.plan?.total).toEqual({ minor: 465, currency: 'GBP' });
  expect(record?.journal.map(({ event }) => event)).toEqual(['intended', 'acted']);
  expect(await readReturn(database.db, SHOP, 'no-uuid', NOW)).toBeNull();
});
