import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  draftOf,
  openCounter,
  OTHER_TILL,
  planIn,
  plainOrders,
  TILL,
  type Counter,
} from '../../tests/counter.ts';
import { toDecimal } from '../../../domain/money.ts';
import type { Plan } from '../../../domain/plan.ts';
import { openManager, pageOf, responseOf } from './manager.test-kit.ts';

const DAY = '2026-11-24';
const OTHER = 'other-shop.myshopify.com';
let counter: Counter;
let manager: Awaited<ReturnType<typeof openManager>>;
let paid: { cash: Plan; card: Plan; elsewhere: Plan };

beforeAll(async () => {
  counter = await openCounter();
  manager = await openManager(counter);
  const orders = plainOrders(counter.store);
  const settle = async ({ name, sku }: { name: string; sku: string }, till = TILL) => {
    const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 }), till));
    await counter.settle(plan.id, till);
    return plan;
  };
  const inCash = counter.store.orders.find(
    ({ payments, returns }) => payments.every(({ gateway }) => gateway === 'cash') && !returns?.length,
  );
  paid = {
    cash: await settle({ name: inCash?.name ?? '', sku: inCash?.lines[0]?.sku ?? '' }),
    card: await settle(orders.next()),
    elsewhere: await settle(orders.next(), OTHER_TILL),
  };
});
afterAll(() => counter.close());

const shown = ({ total }: Plan) => `£${toDecimal(total)}`;

describe('a day’s money', () => {
  test('today, of everybody: cash apart by till, then the other tenders, then staff', async () => {
    const { view, locations, staff } = pageOf(await manager.cashUp());
    const [place] = counter.store.locations;
    expect(view).toMatchObject({
      heading: 'Nov\u00a024,\u00a02026',
      returns: '3 returns',
      unfinished: null,
      cash: [
        {
          name: `${place?.name}, till ipad-1`,
          payments: '1',
          status: 'Handed out',
          amount: shown(paid.cash),
        },
      ],
      beforeHref: '/admin/cash-up?day=2026-11-23',
      afterHref: null,
      exportHref: `/admin/cash-up.csv?day=${DAY}`,
      logHref: `/admin?from=${DAY}&to=${DAY}`,
    });
    expect(view.tenders.every(({ status }) => status === 'Paid')).toBe(true);
    expect(view.staff.map(({ name }) => name)).toEqual(['Staff 11', 'Staff 12']);
    expect([locations, staff].map((choices) => choices.map(({ id }) => id))).toEqual([
      [1, 2],
      [11, 12],
    ]);
  });

  test('agrees with what the tills are told', async () => {
    const here = (await counter.cashUp()).cashUp.totals;
    const there = (await counter.cashUp(null, OTHER_TILL)).cashUp.totals;
    const sum = [...here, ...there].reduce((all, { amount }) => all + amount.minor, 0);
    const csv = await responseOf(await manager.cashUpFile()).text();
    const amounts = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((record) => Number(record.split(',').at(-2)));
    expect(amounts.reduce((all, amount) => all + Math.round(amount * 100), 0)).toBe(sum);
    expect(sum).toBe(paid.cash.total.minor + paid.card.total.minor + paid.elsewhere.total.minor);
  });

  test('of one place or one member of staff, and of another day', async () => {
    const elsewhere = pageOf(await manager.cashUp({ parameters: { location: '2' } })).view;
    expect(elsewhere).toMatchObject({ returns: '1 return', cash: [], staff: [{ name: 'Staff 12' }] });
    expect(pageOf(await manager.cashUp({ parameters: { staff: '11' } })).view.returns).toBe('2 returns');
    const before = pageOf(await manager.cashUp({ parameters: { day: '2026-11-23', staff: '11' } })).view;
    expect(before).toMatchObject({
      returns: '0 returns',
      tenders: [],
      afterHref: `/admin/cash-up?day=${DAY}&staff=11`,
    });
  });

  test('what makes no sense in the URL is today, of everybody', async () => {
    const parameters = { day: '2026-02-30', location: 'x', staff: '-1' };
    expect(pageOf(await manager.cashUp({ parameters })).view.returns).toBe('3 returns');
  });

  test('speaks French where the admin does', async () => {
    const { view } = pageOf(await manager.cashUp({ parameters: { locale: 'fr' } }));
    expect(view).toMatchObject({
      returns: '3 retours',
      beforeHref: '/admin/cash-up?day=2026-11-23&locale=fr',
    });
  });

  test('is a file for a spreadsheet: a record for each till, member of staff and tender', async () => {
    const response = responseOf(await manager.cashUpFile());
    expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="cash-up-${DAY}.csv"`);
    const [header, ...records] = (await response.text()).replace('\uFEFF', '').trim().split('\r\n');
    expect(header).toBe('Day,Location,Device,Staff,Tender,Paid by,State,Payments,Amount,Currency');
    expect(records).toHaveLength(3);
    expect(records).toContainEqual(
      `${DAY},${counter.store.locations[0]?.name},ipad-1,Staff 11,Cash,From the cash drawer,Handed out,1,${toDecimal(paid.cash.total)},GBP`,
    );
  });

  test('another shop sees none of it', async () => {
    const token = counter.token({ iss: `https://${OTHER}/admin`, dest: `https://${OTHER}` });
    const page = await manager.cashUp({ token });
    // Not installed there: Shopify's library sends the browser away before anything is read.
    expect(page instanceof Response || pageOf(page).view.returns === '0 returns').toBe(true);
  });
});
