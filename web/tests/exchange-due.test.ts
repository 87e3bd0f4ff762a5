import { healNetwork, garble } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import type { DraftExchangeLine } from '../../domain/exchange.ts';
import { money } from '../../domain/money.ts';
import type { Plan } from '../../domain/plan.ts';
import { DEFAULT_POLICY } from '../../domain/policy.ts';
import { SIMULATED_APP } from '../../simulator/app.ts';
import { openCounter, planIn, type Counter } from './counter.ts';
import { deathsAt, dieAt, ENDS } from './deaths.ts';
import { openDeliveries, type Deliveries, type Delivery } from './deliveries.ts';
import { exchangeOf, exchangeStore, HARBOR, VARIANT } from './exchange-shop.ts';
import { addManager } from './managers.ts';

const usd = (minor: number) => money(minor, 'USD');
type Given = Partial<DraftExchangeLine> & Pick<DraftExchangeLine, 'variantId'>;
/** A mug of 15.50 and a candle of 8.25, with tax, for a shirt that was 16.20. */
const DEARER: readonly Given[] = [
  { variantId: VARIANT.mugL },
  { variantId: VARIANT.candle, forLineItemId: null },
];
const DUE = 1674 + 891 - 1620;

let counter: Counter;
let deliveries: Deliveries;
let number = 3000;
async function settleNext(given = DEARER): Promise<Plan> {
  number += 1;
  const order = await counter.open(`#${number}`, HARBOR);
  const plan = planIn(await counter.plan(exchangeOf(order, ...given), HARBOR));
  await counter.settle(plan.id, HARBOR);
  return plan;
}
const truth = (plan: Plan) => {
  const found = counter.shopify.order(plan.orderName);
  if (!found) throw new Error(`${plan.orderName} is gone`);
  return found;
};
const viewOf = async (plan: Plan) => {
  const reply = await counter.settlement(plan.id);
  if (reply.kind !== 'settlement') throw new Error('nobody confirmed it');
  return reply.settlement;
};
const pay = (plan: Plan, amount?: string) => counter.shopify.payOutstanding(plan.orderName, amount, 'cash');

beforeAll(async () => {
  const file = exchangeStore({ orders: 80, many: true });
  deliveries = await openDeliveries(['orders/paid', 'orders/edited']);
  const products = file.products.map((product) => ({
    ...product,
    variants: product.variants.map((variant) => ({ ...variant, stock: { ...variant.stock, '7': 300 } })),
  }));
  counter = await openCounter({ ...file, products }, undefined, deliveries.subscriptions);
  const rules = {
    exchange: { ...DEFAULT_POLICY.exchange, collect: ['collect_payment', 'pay_link', 'mark_paid'] },
  };
  await counter.sql.query(`INSERT INTO policy (shop, version, rules, made_at) VALUES ($1, 2, $2, now())`, [
    counter.store.shop.domain,
    JSON.stringify(rules),
  ]);
});
afterAll(async () => {
  await counter.close();
  await deliveries.close();
});
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
});

describe('an exchange that the customer pays for', () => {
  test('is processed, waits for its payment and holds nothing; Shopify holds the goods', async () => {
    const plan = await settleNext();
    expect(plan).toMatchObject({ due: usd(DUE), total: usd(0), legs: [] });
    expect(await viewOf(plan)).toMatchObject({
      state: 'awaiting_payment',
      goods: 'returned',
      money: 'due',
      given: 'waiting',
      endedAt: null,
      due: {
        agreed: usd(DUE),
        left: usd(DUE),
        paid: usd(0),
        overdue: false,
        collect: [
          { route: 'collect_payment', unavailable: null },
          { route: 'pay_link', unavailable: null },
          { route: 'mark_paid', unavailable: null },
        ],
        payLink: { url: expect.stringMatching(/^https:/), qr: expect.stringContaining(`/pay-qr/${plan.id}`) },
        callOff: { refund: usd(1620) },
      },
    });
    expect(truth(plan)).toMatchObject({
      outstanding: { presentment: '9.45' },
      fulfillmentStatus: 'ON_HOLD',
      returns: [{ status: 'CLOSED' }],
    });
  });

  test('goes on when the schedule looks: the goods are handed over once they are paid for', async () => {
    const plan = await settleNext();
    expect(await counter.resume(plan.id)).toBe(false);
    pay(plan);
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await viewOf(plan)).toMatchObject({
      state: 'finished',
      given: 'given',
      money: 'none',
      due: { left: usd(0), paid: usd(DUE), collect: [], payLink: null, callOff: null },
    });
    expect(truth(plan)).toMatchObject({
      outstanding: { presentment: '0.00' },
      fulfillmentStatus: 'FULFILLED',
    });
    expect(truth(plan).fulfillments).toHaveLength(2);
  });

  test('the cashier who confirms again sees a part that was paid, then the rest', async () => {
    const plan = await settleNext();
    pay(plan, '4.00');
    expect(await counter.settle(plan.id, HARBOR)).toMatchObject({
      settlement: {
        state: 'awaiting_payment',
        due: { left: usd(DUE - 400), paid: usd(400), callOff: { refund: usd(2020) } },
      },
    });
    pay(plan);
    expect(await counter.settle(plan.id, HARBOR)).toMatchObject({
      settlement: { state: 'finished', given: 'given', due: { left: usd(0) } },
    });
  });

  test('paid too late it is overdue, and is finished all the same', async () => {
    const plan = await settleNext();
    const now = new Date();
    counter.setTime(new Date(now.getTime() + 8 * 86_400_000));
    expect(await viewOf(plan)).toMatchObject({ state: 'awaiting_payment', due: { overdue: true } });
    pay(plan);
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await viewOf(plan)).toMatchObject({ state: 'finished', due: { overdue: false } });
    counter.setTime(now);
  });

  test('the order says so when it is found, without a call more, until it is paid', async () => {
    const plan = await settleNext();
    const found = () => counter.find(plan.orderName);
    expect(await found()).toMatchObject({ kind: 'order', due: { planId: plan.id, left: usd(DUE) } });
    pay(plan, '4.00');
    await counter.resume(plan.id);
    counter.calls();
    expect(await found()).toMatchObject({ due: { planId: plan.id, left: usd(DUE - 400) } });
    const calls = counter.calls();
    pay(plan);
    await counter.resume(plan.id);
    counter.calls();
    expect(await found()).toMatchObject({ due: null });
    expect(counter.calls()).toEqual(calls);
    expect(await counter.find('#3080')).toMatchObject({ kind: 'order', due: null });
  });

  test('while it waits another return of the order may be settled', async () => {
    const plan = await settleNext();
    const { rows } = await counter.sql.query(
      `SELECT state FROM settlement WHERE order_id = $1 AND state IN ('accepted', 'return_created', 'return_processed')`,
      [plan.orderId],
    );
    expect(rows).toEqual([]);
  });

  const CALLS = ['ReturnProcess', 'DueOfOrder', 'GoodsGiven', 'FulfillmentCreate'] as const;
  test.each(deathsAt(CALLS))(
    'web dies at $name, $end, while it is confirmed and once it is paid: done once',
    async ({ name, end }) => {
      dieAt(name, end);
      const plan = await settleNext();
      healNetwork();
      await counter.resume(plan.id);
      expect(await viewOf(plan)).toMatchObject({ state: 'awaiting_payment', due: { left: usd(DUE) } });
      pay(plan);
      dieAt(name, end);
      await counter.resume(plan.id);
      healNetwork();
      expect(await counter.resume(plan.id)).toBe(true);
      expect(await viewOf(plan)).toMatchObject({ state: 'finished', given: 'given', due: { left: usd(0) } });
      expect(truth(plan).returns).toHaveLength(1);
      expect(truth(plan).fulfillments).toHaveLength(2);
    },
  );
});

describe('a hint that a transaction was made', () => {
  const hear = (orderId: string, eventId: string) => {
    const body = JSON.stringify({ order_id: Number(orderId.slice(orderId.lastIndexOf('/') + 1)) });
    const headers = new Headers({
      'Content-Type': 'application/json',
      'X-Shopify-Topic': 'order_transactions/create',
      'X-Shopify-Shop-Domain': counter.store.shop.domain,
      'X-Shopify-API-Version': '2026-07',
      'X-Shopify-Webhook-Id': eventId,
      'X-Shopify-Event-Id': eventId,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', SIMULATED_APP.apiSecret).update(body).digest('base64'),
    });
    return counter.deliver('order_transactions/create', headers, body);
  };
  const hurried = async (plan: Plan) =>
    (
      await counter.sql.query(
        `SELECT id FROM jobs.job WHERE name = 'settle' AND data->>'planId' = $1 AND start_after <= created_on`,
        [plan.id],
      )
    ).rows.length;

  test('lets the schedule look at once; what is heard says nothing of money', async () => {
    const plan = await settleNext();
    expect(await hurried(plan)).toBe(0);
    expect(await hear(plan.orderId, 'paid-1')).toBe(200);
    expect(await hurried(plan)).toBe(1);
    // Nothing was paid: it goes on waiting.
    expect(await counter.resume(plan.id)).toBe(false);
    expect(await viewOf(plan)).toMatchObject({ state: 'awaiting_payment', due: { left: usd(DUE) } });
  });

  /** Waits for what Shopify tells of a plan's order on one topic, whatever it tells of others. */
  const told = async (plan: Plan, topic: string): Promise<Delivery> => {
    const id = plan.orderId.slice(plan.orderId.lastIndexOf('/') + 1);
    for (;;) {
      const heard = await deliveries.take(1);
      const ours = heard.find((each) => each.topic === topic && each.body.includes(id));
      if (ours) return ours;
    }
  };

  test('orders/paid alone is enough: the exchange ends', async () => {
    const plan = await settleNext();
    pay(plan);
    const { topic, headers, body } = await told(plan, 'orders/paid');
    expect(await counter.deliver(topic, headers, body)).toBe(200);
    expect(await hurried(plan)).toBe(1);
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await viewOf(plan)).toMatchObject({ state: 'finished', given: 'given', due: { left: usd(0) } });
    // Told again, and once it is over: nothing is looked at.
    expect(await counter.deliver(topic, headers, body)).toBe(200);
    expect(await hurried(plan)).toBe(1);
  });

  test('orders/edited: what is due is looked at anew', async () => {
    const plan = await settleNext();
    const line = truth(plan).lines.at(-1);
    const begun = await counter.elsewhere(
      'mutation ($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id } userErrors { message } } }',
      { id: plan.orderId },
    );
    const { id } = (begun['orderEditBegin'] as { calculatedOrder: { id: string } }).calculatedOrder;
    await counter.elsewhere(
      `mutation ($id: ID!, $lineItemId: ID!) {
        orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: 0, restock: true) { userErrors { message } }
        orderEditCommit(id: $id) { order { id } userErrors { message } }
      }`,
      { id, lineItemId: line?.id },
    );
    const { topic, headers, body } = await told(plan, 'orders/edited');
    expect(await counter.deliver(topic, headers, body)).toBe(200);
    expect(await hurried(plan)).toBe(1);
    // The candle of 8.91 is off the order.
    expect(await counter.resume(plan.id)).toBe(false);
    expect(await viewOf(plan)).toMatchObject({ state: 'awaiting_payment', due: { left: usd(DUE - 891) } });
  });
});

describe('marked as paid by a manager', () => {
  let marta: string;
  beforeAll(async () => {
    marta = await addManager(counter, { name: 'Marta', staffMemberId: 21, pin: '904217' });
  });
  const mark = (plan: Plan, pin = '904217', id = marta) => counter.markPaid(plan.id, id, pin, HARBOR);

  test('all that is left is recorded by hand, and the goods are handed over', async () => {
    const plan = await settleNext();
    expect(await viewOf(plan)).toMatchObject({ due: { managers: [{ id: marta, name: 'Marta' }] } });
    pay(plan, '2.00');
    expect(await mark(plan)).toMatchObject({
      kind: 'settlement',
      settlement: { state: 'finished', given: 'given', due: { left: usd(0), managers: [] } },
    });
    expect(truth(plan)).toMatchObject({ outstanding: { presentment: '0.00' } });
    expect(truth(plan).transactions.at(-1)).toMatchObject({
      gateway: 'manual',
      amount: { presentment: '7.45' },
    });
    // Twice marks once.
    expect(await mark(plan)).toMatchObject({ kind: 'refused', refusal: { code: 'NOTHING_DUE' } });
    const { rows } = await counter.sql.query(
      `SELECT event, facts->>'manager' AS manager FROM journal_entry WHERE plan_id = $1 AND step = 'mark_paid' ORDER BY id`,
      [plan.id],
    );
    expect(rows).toEqual([
      { event: 'intended', manager: 'Marta' },
      { event: 'acted', manager: null },
    ]);
  });

  test('a wrong PIN marks nothing, and counts', async () => {
    const plan = await settleNext();
    expect(await mark(plan, '111222')).toMatchObject({ kind: 'wrong_pin' });
    expect(await viewOf(plan)).toMatchObject({ state: 'awaiting_payment' });
    expect(await mark(plan)).toMatchObject({ kind: 'settlement' });
    const { rows } = await counter.sql.query('SELECT failures FROM manager WHERE id = $1', [marta]);
    expect(rows).toEqual([{ failures: 0 }]);
  });

  test('nobody marks what they confirm themselves', async () => {
    const own = await addManager(counter, {
      name: 'Ann',
      staffMemberId: HARBOR.staffMemberId ?? 0,
      pin: '604218',
    });
    const plan = await settleNext();
    expect(await mark(plan, '604218', own)).toMatchObject({ refusal: { code: 'OWN_APPROVAL', name: 'Ann' } });
  });

  test.each(ENDS)('web dies at OrderMarkAsPaid, %s: it is marked once', async (end) => {
    const plan = await settleNext();
    dieAt('OrderMarkAsPaid', end);
    await mark(plan).catch(() => undefined);
    healNetwork();
    await mark(plan);
    await counter.resume(plan.id);
    expect(await viewOf(plan)).toMatchObject({ state: 'finished', given: 'given' });
    expect(truth(plan).transactions.filter(({ gateway }) => gateway === 'manual')).toHaveLength(1);
  });
});

describe('called off', () => {
  const callOff = (plan: Plan, minor = 1620) => counter.callOff(plan.id, usd(minor), HARBOR);
  const expectCalledOff = async (plan: Plan, refunded: string) => {
    expect(await viewOf(plan)).toMatchObject({
      state: 'finished',
      goods: 'returned',
      given: 'called_off',
      money: 'paid',
      due: { left: usd(0), callOff: null },
    });
    expect(truth(plan)).toMatchObject({
      outstanding: { presentment: '0.00' },
      refunded: { presentment: refunded },
      fulfillmentStatus: 'FULFILLED',
    });
  };

  test('the goods come off the order and all that came back is refunded, as was said', async () => {
    const plan = await settleNext();
    expect(await callOff(plan)).toMatchObject({
      settlement: { given: 'called_off', legs: [{ status: 'success' }] },
    });
    await expectCalledOff(plan, '16.20');
    // Once more is the same answer, and nothing else.
    expect(await callOff(plan)).toMatchObject({ kind: 'settlement' });
    await expectCalledOff(plan, '16.20');
  });

  test('is refused for another amount than was shown, as when a part was paid meanwhile', async () => {
    const plan = await settleNext();
    pay(plan, '4.00');
    expect(await callOff(plan)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'PLAN_CHANGED', agreed: usd(1620), now: usd(2020) },
      settlement: { state: 'awaiting_payment', due: { callOff: { refund: usd(2020) } } },
    });
    expect(truth(plan).refunded.presentment).toBe('0.00');
  });

  test('a part that was paid goes back to where it was paid, in cash over the counter', async () => {
    const plan = await settleNext();
    pay(plan, '4.00');
    await counter.settle(plan.id, HARBOR);
    expect(await callOff(plan, 2020)).toMatchObject({
      kind: 'settlement',
      settlement: { given: 'called_off' },
    });
    await expectCalledOff(plan, '20.20');
    const { legs } = await viewOf(plan);
    expect(legs).toMatchObject([
      { kind: 'card', status: 'success', amount: usd(1620) },
      { kind: 'cash', status: 'success', amount: usd(400), payout: 'cash_drawer' },
    ]);
  });

  test('a part that was paid and does not go back at once stays owed there, and is tried again', async () => {
    const plan = await settleNext();
    pay(plan, '4.00');
    await counter.settle(plan.id, HARBOR);
    counter.shopify.setFaults([{ operation: 'refundCreate', nth: 2, mode: 'user-error' }]);
    expect(await callOff(plan, 2020)).toMatchObject({ settlement: { money: 'owed' } });
    const owed = (await viewOf(plan)).legs.find(({ status }) => status === 'failed');
    expect(owed).toMatchObject({ kind: 'cash', amount: usd(400) });
    const parentId = owed?.parentId ?? '';
    expect(await counter.payOwed(plan.id, parentId, parentId, HARBOR)).toMatchObject({
      settlement: { money: 'paid' },
    });
    await expectCalledOff(plan, '20.20');
  });

  test('is refused once the goods were handed over on Shopify’s own screen', async () => {
    const plan = await settleNext();
    garble(({ name, text }) =>
      name === 'GoodsGiven' ? text.replaceAll(/"unfulfilledQuantity":\d+/g, '"unfulfilledQuantity":0') : text,
    );
    expect(await callOff(plan)).toMatchObject({ kind: 'refused', refusal: { code: 'GOODS_GIVEN' } });
    expect(truth(plan).refunded.presentment).toBe('0.00');
    expect(await viewOf(plan)).toMatchObject({ state: 'awaiting_payment' });
  });

  test('is refused once it was paid', async () => {
    const plan = await settleNext();
    pay(plan);
    expect(await callOff(plan)).toMatchObject({ refusal: { code: 'NOTHING_DUE' } });
    await counter.resume(plan.id);
    expect(await callOff(plan)).toMatchObject({
      refusal: { code: 'NOTHING_DUE' },
      settlement: { state: 'finished', given: 'given' },
    });
  });

  const CALLS = [
    'OrderEditBegin',
    'OrderEditSetQuantity',
    'OrderEditCommit',
    'OwedByOrder',
    'RefundCreate',
  ] as const;
  test.each(deathsAt(CALLS))(
    'web dies at $name, $end: the goods come off once, and the money goes back once',
    async ({ name, end }) => {
      const plan = await settleNext();
      dieAt(name, end);
      await callOff(plan).catch(() => undefined);
      healNetwork();
      expect(await counter.resume(plan.id)).toBe(true);
      await expectCalledOff(plan, '16.20');
    },
  );
});
