import { healNetwork, decideCalls } from './fake-network.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { addDays } from '../../domain/calendar.ts';
import type { CashUp } from '../../domain/cash-up.ts';
import type { Till } from '../../domain/contract.ts';
import { toDecimal } from '../../domain/money.ts';
import type { Plan } from '../../domain/plan.ts';
import { draftOf, openCounter, OTHER_TILL, planIn, plainOrders, TILL, type Counter } from './counter.ts';

// The store's clocks are London's: summer time ended on 2026-10-25, which had 25 hours.

let counter: Counter;
let orders: ReturnType<typeof plainOrders>;
let today: Date;
beforeAll(async () => {
  counter = await openCounter();
  orders = plainOrders(counter.store);
  today = new Date(counter.store.now);
});
afterEach(() => healNetwork());
afterAll(() => counter.close());

/** Each test has a day of its own: what others did is not in it. */
let days = 0;
function nextDay(): Date {
  const next = new Date(today.getTime() + (days += 1) * 86_400_000);
  counter.setTime(next);
  return next;
}
const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);

async function planOf({ name, sku }: { name: string; sku: string }, till = TILL): Promise<Plan> {
  return planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 }), till));
}

async function settleOne(till = TILL, order = orders.next()): Promise<Plan> {
  const plan = await planOf(order, till);
  await counter.settle(plan.id, till);
  return plan;
}

/** An order that was paid so, with one unit of one line left. */
function orderPaidBy(gateways: readonly string[]) {
  const order = counter.store.orders.find(
    ({ payments, fulfillments, returns }) =>
      payments.map(({ gateway }) => gateway).join() === gateways.join() &&
      fulfillments.length === 1 &&
      !returns?.length,
  );
  return { name: order?.name ?? '', sku: order?.lines[0]?.sku ?? '' };
}

const told = async (day: Date | null = null, till = TILL): Promise<CashUp> =>
  (await counter.cashUp(day && dayOf(day), till)).cashUp;
const asText = ({ totals }: CashUp) =>
  totals.map(
    ({ label, payout, status, payments, amount, staffMemberId }) =>
      `${label} ${payout} ${status} ${payments} × ${toDecimal(amount)} ${amount.currency} by ${staffMemberId}`,
  );

describe('a till’s day', () => {
  test('is empty before anything was paid, and knows which day it is', async () => {
    const day = nextDay();
    expect(await counter.cashUp()).toEqual({
      kind: 'cash_up',
      cashUp: { day: dayOf(day), returns: 0, unfinished: 0, totals: [] },
      sums: { cash: [], others: [], staff: [] },
      dayBefore: addDays(dayOf(day), -1),
      dayAfter: null,
    });
    expect(await counter.cashUp(addDays(dayOf(day), -1))).toMatchObject({ dayAfter: dayOf(day) });
  });

  test('adds up what went out on each tender; a return on two tenders is one return', async () => {
    nextDay();
    const a = await settleOne();
    const b = await settleOne();
    await settleOne(TILL, { name: '#136383', sku: '35004C' });
    const cashUp = await told();
    expect(cashUp).toMatchObject({ returns: 3, unfinished: 0 });
    const cards = [a, b].reduce((sum, { total }) => sum + total.minor, 207);
    const visa = cashUp.totals.filter(({ kind }) => kind === 'card');
    expect(visa.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(cards);
    expect(asText(cashUp)).toContain('Gift Card shopify success 1 × 2.58 GBP by 11');
  });

  test('tells cash that was handed out apart, and staff apart', async () => {
    nextDay();
    const plan = await settleOne(TILL, orderPaidBy(['cash']));
    const second = await settleOne({ ...TILL, staffMemberId: null });
    const cashUp = await told();
    expect(asText(cashUp)).toContain(`Cash cash_drawer success 1 × ${toDecimal(plan.total)} GBP by 11`);
    expect(asText(cashUp).find((line) => line.endsWith('by null'))).toContain(toDecimal(second.total));
  });

  test('is this till’s alone', async () => {
    nextDay();
    await settleOne();
    await settleOne(OTHER_TILL);
    const elsewhere: Till = { ...TILL, deviceId: 'ipad-2' };
    expect([(await told()).returns, (await told(null, OTHER_TILL)).returns]).toEqual([1, 1]);
    expect((await told(null, elsewhere)).returns).toBe(0);
  });

  test('counts neither what was refused nor what nobody confirmed', async () => {
    nextDay();
    await planOf(orders.next());
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'user-error' }]);
    await settleOne();
    expect(await told()).toMatchObject({ returns: 0, unfinished: 0, totals: [] });
  });

  test('asks for a real day', async () => {
    const info = jest.spyOn(console, 'info').mockImplementation(() => undefined);
    await expect(counter.cashUp('2026-02-30')).rejects.toThrow('400');
    info.mockRestore();
  });
});

describe('money that took its time', () => {
  test('is on its way until the bank says so, and stays on its day', async () => {
    const day = nextDay();
    const plan = await planOf(orders.next());
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-pending' }]);
    await counter.settle(plan.id);
    expect((await told()).totals).toMatchObject([{ status: 'pending', amount: plan.total }]);
    const after = nextDay();
    counter.shopify.resolvePending(plan.orderName, 'SUCCESS');
    await counter.resume(plan.id);
    expect((await told(day)).totals).toMatchObject([{ status: 'success', amount: plan.total }]);
    expect((await told(after)).totals).toEqual([]);
  });

  test('that the bank refuses counts no more', async () => {
    nextDay();
    const plan = await planOf(orders.next());
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-pending' }]);
    await counter.settle(plan.id);
    counter.shopify.resolvePending(plan.orderName, 'FAILURE');
    await counter.resume(plan.id);
    expect(await told()).toMatchObject({ returns: 0, totals: [] });
  });

  test('is of the day on which it was confirmed, whenever web found out; until then the till says that it does not know', async () => {
    const day = nextDay();
    const plan = await planOf(orders.next());
    decideCalls(({ name }) => (name === 'ReturnProcess' ? 'lose' : name === 'ReturnState' ? 'fail' : 'pass'));
    await counter.settle(plan.id);
    expect(await told(day)).toMatchObject({ returns: 0, unfinished: 1, totals: [] });
    healNetwork();
    const after = nextDay();
    await counter.resume(plan.id);
    expect(await told(day)).toMatchObject({ returns: 1, unfinished: 0, totals: [{ amount: plan.total }] });
    expect(await told(after)).toMatchObject({ returns: 0, unfinished: 0 });
  });

  test('that was owed counts where, when and on what it was paid after all', async () => {
    const day = nextDay();
    const plan = await planOf({ name: '#136391', sku: orderSku('#136391') });
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-failed' }]);
    await counter.settle(plan.id);
    expect(await told(day)).toMatchObject({ returns: 0, totals: [] });
    const [leg] = plan.legs;
    const after = nextDay();
    await counter.payOwed(plan.id, leg?.parentId ?? '', leg?.parentId ?? '', OTHER_TILL);
    expect((await told(day)).totals).toEqual([]);
    expect((await told(after)).totals).toEqual([]);
    expect(await told(after, OTHER_TILL)).toMatchObject({
      returns: 1,
      totals: [{ locationId: 2, deviceId: 'go-2', staffMemberId: 12, amount: plan.total, payments: 1 }],
    });
  });

  test('that was moved counts on the tender that paid', async () => {
    nextDay();
    const plan = await planOf({ name: '#136760', sku: '22273' });
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-failed' }]);
    await counter.settle(plan.id);
    const card = plan.tenders.find(({ kind }) => kind === 'card')?.parentId ?? '';
    const giftCard = plan.legs.find(({ kind }) => kind === 'gift_card');
    await counter.payOwed(plan.id, giftCard?.parentId ?? '', card);
    expect((await told()).totals).toMatchObject([
      { kind: 'card', payments: 1, amount: { minor: giftCard?.amount.minor } },
    ]);
  });
});

describe('days and shops', () => {
  /** A payment as a settlement would have left it, at an instant of our choosing. */
  async function pay(at: string, minor: number, over: { shop?: string; currency?: string } = {}) {
    const { shop = counter.store.shop.domain, currency = 'GBP' } = over;
    const planId = randomUUID();
    await counter.sql.query(
      `INSERT INTO plan (id, shop, order_id, draft, policy_version, made_at) VALUES ($1, $2, 'o', '{}', 1, $3)`,
      [planId, shop, at],
    );
    await counter.sql.query(
      `INSERT INTO payout (shop, plan_id, at, location_id, device_id, staff_member_id, kind, label, payout, amount, currency, status)
       VALUES ($1, $2, $3, $4, $5, 11, 'cash', 'Cash', 'cash_drawer', $6, $7, 'success')`,
      [shop, planId, at, TILL.locationId, TILL.deviceId, minor, currency],
    );
  }
  const cashOf = async (day: string) =>
    (await counter.cashUp(day)).cashUp.totals.map(({ amount }) => `${amount.minor} ${amount.currency}`);

  test('a day begins and ends at midnight by the shop’s clocks, also when it has 25 hours', async () => {
    await pay('2026-10-24T22:59:59Z', 1); // 23:59:59 on the 24th, in summer time
    await pay('2026-10-24T23:00:00Z', 10); // midnight
    await pay('2026-10-25T23:59:59Z', 100); // 23:59:59 on the 25th, in winter time
    await pay('2026-10-26T00:00:00Z', 1000);
    expect(await cashOf('2026-10-24')).toEqual(['1 GBP']);
    expect(await cashOf('2026-10-25')).toEqual(['110 GBP']);
    expect(await cashOf('2026-10-26')).toEqual(['1000 GBP']);
  });

  test('currencies are never added up', async () => {
    await pay('2026-09-01T12:00:00Z', 5);
    await pay('2026-09-01T12:00:00Z', 7, { currency: 'EUR' });
    expect(await cashOf('2026-09-01')).toEqual(['7 EUR', '5 GBP']);
  });

  test('another shop’s money is never told', async () => {
    await pay('2026-09-02T12:00:00Z', 5, { shop: 'another.myshopify.com' });
    expect(await counter.cashUp('2026-09-02')).toMatchObject({ cashUp: { returns: 0, totals: [] } });
  });
});

function orderSku(name: string): string {
  return counter.store.orders.find((order) => order.name === name)?.lines[0]?.sku ?? '';
}
