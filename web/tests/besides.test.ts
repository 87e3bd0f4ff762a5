import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setChoices, type Draft, type ShippingChoice } from '../../domain/draft.ts';
import { money } from '../../domain/money.ts';
import type { OrderForReturn } from '../../domain/order.ts';
import type { Plan } from '../../domain/plan.ts';
import { withOrder } from '../../simulator/admin/small-store.ts';
import { draftOf, openCounter, planIn, TILL, type Counter } from './counter.ts';

// Three candles at 8.01 each with tax, a duty of 3.01 on them, shipping of 5.00, a tip of 2.50.
const HARBOR_STREET = { ...TILL, locationId: 7 };
const usd = (minor: number) => money(minor, 'USD');
let counter: Counter;
const names: string[] = [];
const PARTLY = '#3099';
let name: string;
let order: OrderForReturn;

beforeAll(async () => {
  const store = withOrder('#2002', (each) => {
    each.duties = [{ line: 0, amount: '3.01' }];
    each.tip = '2.50';
    each.total = '34.56';
    for (const payment of each.payments) payment.amount = '34.56';
  });
  const original = store.orders.find((each) => each.name === '#2002');
  // One of these for each test.
  for (let number = 3001; original && number < 3011; number += 1) {
    store.orders.push({ ...original, id: number, name: `#${number}`, confirmation: `H${number}XX` });
    names.push(`#${number}`);
  }
  // Of this one two candles were sent.
  const fulfillments = original?.fulfillments.map((each) => ({
    ...each,
    lines: [[0, 2]] as [number, number][],
  }));
  if (original && fulfillments)
    store.orders.push({ ...original, id: 3099, name: PARTLY, confirmation: 'H3099X', fulfillments });
  counter = await openCounter(store);
});
afterAll(() => counter.close());
beforeEach(async () => {
  name = names.pop() ?? '';
  await look();
});
afterEach(() => counter.shopify.setFaults([]));

/** The order as the till finds it now. */
async function look(): Promise<void> {
  order = await counter.open(name, HARBOR_STREET);
}
const candles = (quantity: number): Draft => draftOf(order, { CANDLE: quantity });
const planOf = async (draft: Draft) => planIn(await counter.plan(draft, HARBOR_STREET));
const truth = () => counter.shopify.order(name);

async function settled(draft: Draft): Promise<Plan> {
  const plan = await planOf(draft);
  const reply = await counter.settle(plan.id, HARBOR_STREET);
  expect(reply).toMatchObject({ kind: 'settlement', settlement: { state: 'finished', money: 'paid' } });
  expect(truth()?.outstanding.presentment).toBe('0.00');
  return plan;
}

/** Gives something back in Shopify's own screens. */
async function refundElsewhere(input: Record<string, unknown>, amount: string): Promise<void> {
  const parentId = (await planOf(candles(1))).tenders[0]?.parentId;
  const transactions = [{ orderId: order.id, parentId, gateway: 'shopify_payments', kind: 'REFUND', amount }];
  const data = await counter.elsewhere(
    `mutation ($input: RefundInput!, $key: String!) {
      refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { message } }
    }`,
    { input: { orderId: order.id, transactions, ...input }, key: randomUUID() },
  );
  expect(data).toMatchObject({ refundCreate: { userErrors: [] } });
}

describe('duties', () => {
  test('go back with the items that bear them, in proportion, in no more calls than without', async () => {
    counter.calls();
    const plan = await settled(candles(1));
    expect(counter.calls()).toHaveLength(5);
    expect(plan).toMatchObject({
      duties: { amount: usd(100), offered: true },
      adjustment: usd(0),
      total: usd(901),
    });
    expect(truth()?.refunded.presentment).toBe('9.01');
  });

  test('stay, where the cashier says so', async () => {
    const plan = await settled(setChoices(candles(1), { duties: false }));
    expect(plan).toMatchObject({ duties: { amount: usd(0), ids: [], offered: true }, total: usd(801) });
  });

  test('visit by visit, to the last penny and no further', async () => {
    await settled(candles(1));
    await look();
    expect(await settled(candles(1))).toMatchObject({ duties: { amount: usd(101) } });
    await look();
    expect(await settled(candles(1))).toMatchObject({ duties: { amount: usd(100) } });
  });

  test('of a line of which a part was sent go back once: with what comes back, and with what is cancelled', async () => {
    name = PARTLY;
    await look();
    const plan = await settled(candles(3));
    expect(plan).toMatchObject({
      lines: [{ quantity: 2 }],
      cancellation: { lines: [{ quantity: 1 }] },
      duties: { amount: usd(301) },
      total: usd(2405 + 301),
    });
    expect(truth()?.refunds).toHaveLength(2);
    expect(truth()?.refunded.presentment).toBe('27.06');
  });

  test('of an order whose duties all went back elsewhere are not offered', async () => {
    const [duty] = order.lines[0]?.dutyIds ?? [];
    await refundElsewhere({ refundDuties: [{ dutyId: duty, refundType: 'FULL' }] }, '3.01');
    // What web remembers of the order is older than that.
    expect(await settled(candles(1))).toMatchObject({
      duties: { amount: usd(0), ids: [], offered: false },
      total: usd(801),
    });
    await look();
    expect(order.lines[0]?.dutyIds).toEqual([]);
  });
});

describe('a tip', () => {
  test('is no item, and stays unless the cashier says otherwise', async () => {
    expect(order.lines.map(({ title }) => title)).toEqual(['Beeswax Candle']);
    expect(order.tip).toMatchObject({ amount: usd(250) });
    expect(await settled(candles(1))).toMatchObject({
      tip: { amount: usd(0), lineItemId: null, refundable: usd(250) },
      total: usd(901),
    });
  });

  test('goes back whole, once', async () => {
    expect(await settled(setChoices(candles(1), { tip: true }))).toMatchObject({
      tip: { amount: usd(250) },
      adjustment: usd(0),
      total: usd(1151),
    });
    await look();
    expect(order.tip).toBeNull();
    expect(await settled(setChoices(candles(1), { tip: true }))).toMatchObject({
      tip: { amount: usd(0), refundable: usd(0) },
    });
  });

  test('that went back elsewhere in the meantime is not given twice', async () => {
    const draft = setChoices(candles(1), { tip: true });
    const plan = await planOf(draft);
    await refundElsewhere(
      { refundLineItems: [{ lineItemId: order.tip?.lineItemId, quantity: 1, restockType: 'NO_RESTOCK' }] },
      '2.50',
    );
    expect(await planOf(draft)).toMatchObject({ tip: { amount: usd(0) }, total: usd(901) });
    expect(plan.total).toEqual(usd(1151));
  });

  test('and duties are given once when Shopify’s answer is lost', async () => {
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'reply-lost' }]);
    await settled(setChoices(candles(1), { tip: true }));
    expect(truth()?.refunded.presentment).toBe('11.51');
  });
});

describe('a part of the shipping', () => {
  const shipped = (shipping: ShippingChoice) =>
    setChoices(setChoices(candles(1), { shipping }), { duties: false });

  test('goes back, then what is left of it on another visit, and never more', async () => {
    const first = await settled(shipped({ kind: 'amount', amount: usd(200) }));
    expect(first.shipping).toEqual({ amount: usd(200), refundable: usd(500), beforeTax: false });
    await look();
    expect(await counter.plan(shipped({ kind: 'amount', amount: usd(301) }), HARBOR_STREET)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'SHIPPING_ABOVE_LEFT', asked: usd(301), left: usd(300) },
    });
    const second = await settled(shipped({ kind: 'amount', amount: usd(300) }));
    expect(second.shipping.amount).toEqual(usd(300));
    await look();
    expect((await planOf(shipped({ kind: 'full' }))).shipping).toMatchObject({
      amount: usd(0),
      refundable: usd(0),
    });
  });
});
