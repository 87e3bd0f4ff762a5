import { decideCalls, deliverLateCalls, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setChoices } from '../../domain/draft.ts';
import { money } from '../../domain/money.ts';
import type { Plan } from '../../domain/plan.ts';
import type { SettlementView } from '../../domain/settlement.ts';
import { draftOf, openCounter, plainOrders, planIn, type Counter } from './counter.ts';

let counter: Counter;
let orders: ReturnType<typeof plainOrders>;
beforeAll(async () => {
  counter = await openCounter();
  orders = plainOrders(counter.store);
});
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
  counter.setTime(new Date(counter.store.now));
});
afterAll(() => counter.close());

async function planOne(): Promise<Plan> {
  const { name, sku } = orders.next();
  const order = await counter.open(name);
  return planIn(await counter.plan(draftOf(order, { [sku]: 1 })));
}

/** An order paid with two tenders that both have room for one of its lines. */
async function planOnTwoTenders(): Promise<Plan> {
  const order = await counter.open('#136383');
  return planIn(await counter.plan(draftOf(order, { '35004C': 1 })));
}

/** Another such order, with one minor unit of the amount on its second tender. */
async function planSplit(): Promise<Plan> {
  const given = counter.store.orders.find(
    ({ payments, name, presentment }) =>
      payments.length === 2 &&
      name !== '#136383' &&
      !presentment &&
      payments.every(({ kind }) => kind === 'SALE'),
  );
  const order = await counter.open(given?.name ?? '');
  const line = order.lines.find(({ returnable, isGiftCard }) => returnable.length > 0 && !isGiftCard);
  const chosen = draftOf(order, { [line?.sku ?? '']: 1 });
  const { tenders, total } = planIn(await counter.plan(chosen));
  const split = [money(total.minor - 1, total.currency), money(1, total.currency)].map((amount, index) => ({
    parentId: tenders[index]?.parentId ?? '',
    amount,
  }));
  return planIn(await counter.plan(setChoices(chosen, { split })));
}

async function settle(plan: Plan, mode: 'refund-pending' | 'refund-failed'): Promise<SettlementView> {
  counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode }]);
  const reply = await counter.settle(plan.id);
  counter.shopify.setFaults([]);
  if (reply.kind !== 'settlement') throw new Error(reply.refusal.code);
  return reply.settlement;
}

const refundsOf = (plan: Plan) => counter.shopify.order(plan.orderName)?.refunded.presentment;
const asText = (plan: Plan) => (plan.total.minor / 100).toFixed(2);

describe('a payment that has not arrived yet', () => {
  test.each([
    ['SUCCESS', 'paid'],
    ['FAILURE', 'owed'],
  ] as const)('is followed until the bank says %s', async (answer, money) => {
    const plan = await planOne();
    expect(await settle(plan, 'refund-pending')).toMatchObject({
      state: 'finished',
      goods: 'returned',
      money: 'pending',
    });
    expect(await counter.resume(plan.id)).toBe(false);
    expect(counter.shopify.resolvePending(plan.orderName, answer)).toBe(1);
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { state: 'finished', money } });
  });
});

describe('a payment that failed is money owed', () => {
  test('tried again on the same tender, it is paid once however often it is asked', async () => {
    const plan = await planOne();
    const settled = await settle(plan, 'refund-failed');
    expect(settled).toMatchObject({ state: 'finished', money: 'owed', legs: [{ status: 'failed' }] });
    const parentId = plan.legs[0]?.parentId ?? '';
    const replies = await Promise.all([1, 2, 3].map(() => counter.payOwed(plan.id, parentId, parentId)));
    for (const reply of replies)
      expect(reply).toMatchObject({ settlement: { money: 'paid', legs: [{ status: 'success' }] } });
    expect(refundsOf(plan)).toBe(asText(plan));
  });

  test('moved to another tender, the log keeps both', async () => {
    const plan = await planOnTwoTenders();
    const settled = await settle(plan, 'refund-failed');
    const failed = settled.legs.find(({ status, kind }) => status === 'failed' && kind === 'gift_card');
    const card = plan.tenders.find(({ kind }) => kind === 'card');
    const reply = await counter.payOwed(plan.id, failed?.parentId ?? '', card?.parentId ?? '');
    expect(reply).toMatchObject({
      settlement: {
        legs: [
          { kind: 'gift_card', status: 'moved' },
          { kind: 'card', status: 'success', amount: failed?.amount },
          { kind: 'card', status: 'failed' },
        ],
      },
    });
    expect(await counter.payOwed(plan.id, card?.parentId ?? '', card?.parentId ?? '')).toMatchObject({
      settlement: { money: 'paid' },
    });
    expect(refundsOf(plan)).toBe(asText(plan));
  });

  test('not to a tender that the order does not have, nor above what one holds', async () => {
    const plan = await planOne();
    await settle(plan, 'refund-failed');
    const parentId = plan.legs[0]?.parentId ?? '';
    expect(await counter.payOwed(plan.id, parentId, 'gid://shopify/OrderTransaction/1')).toMatchObject({
      kind: 'refused',
      refusal: { code: 'TENDER_UNKNOWN' },
    });
    expect(refundsOf(plan)).toBe('0.00');
  });

  test.each(['before the call', 'before the answer'] as const)('web dies %s: paid once', async (end) => {
    const plan = await planOne();
    await settle(plan, 'refund-failed');
    const parentId = plan.legs[0]?.parentId ?? '';
    let dead = false;
    decideCalls(({ name }) => {
      if (dead) return 'fail';
      if (name !== 'RefundCreate') return 'pass';
      dead = true;
      return end === 'before the call' ? 'fail' : 'lose';
    });
    expect(await counter.payOwed(plan.id, parentId, parentId)).toMatchObject({
      settlement: { money: 'unknown' },
    });
    healNetwork();
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { money: 'paid' } });
    expect(refundsOf(plan)).toBe(asText(plan));
  });

  test('Shopify says no while an earlier call of ours may be under way: unknown, and paid once', async () => {
    const plan = await planOne();
    await settle(plan, 'refund-failed');
    const parentId = plan.legs[0]?.parentId ?? '';
    decideCalls(({ name }): Fate => (name === 'RefundCreate' ? 'late' : 'pass'));
    await counter.payOwed(plan.id, parentId, parentId);
    healNetwork();
    counter.shopify.setFaults([{ operation: 'refundCreate', nth: 1, mode: 'user-error' }]);
    expect(await counter.payOwed(plan.id, parentId, parentId)).toMatchObject({
      settlement: { money: 'unknown' },
    });
    await deliverLateCalls();
    expect(await counter.payOwed(plan.id, parentId, parentId)).toMatchObject({
      settlement: { money: 'paid' },
    });
    expect(refundsOf(plan)).toBe(asText(plan));
  });

  test('Shopify says no long after a call of ours was lost: that one will not come any more', async () => {
    const plan = await planOne();
    await settle(plan, 'refund-failed');
    const parentId = plan.legs[0]?.parentId ?? '';
    decideCalls(({ name }): Fate => (name === 'RefundCreate' ? 'fail' : 'pass'));
    await counter.payOwed(plan.id, parentId, parentId);
    healNetwork();
    counter.setTime(new Date(Date.parse(counter.store.now) + 11 * 60_000));
    counter.shopify.setFaults([{ operation: 'refundCreate', nth: 1, mode: 'user-error' }]);
    expect(await counter.payOwed(plan.id, parentId, parentId)).toMatchObject({
      refusal: { code: 'SHOPIFY_REFUSED' },
    });
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { money: 'owed' } });
  });

  test('a payment made again whose end is unknown has a job that will look after it', async () => {
    const plan = await planOne();
    await settle(plan, 'refund-failed');
    const jobs = async () =>
      (await counter.sql.query(`SELECT 1 FROM jobs.job WHERE data->>'planId' = $1`, [plan.id])).rowCount;
    // The one of the settlement itself is done by then.
    await counter.sql.query(`DELETE FROM jobs.job WHERE data->>'planId' = $1`, [plan.id]);
    const parentId = plan.legs[0]?.parentId ?? '';
    decideCalls(({ name }): Fate => (name === 'RefundCreate' ? 'fail' : 'pass'));
    await counter.payOwed(plan.id, parentId, parentId);
    expect(await jobs()).toBe(1);
  });

  test('paid again while another payment is still to be listed: the old failure does not come back', async () => {
    const plan = await planSplit();
    const settled = await settle(plan, 'refund-failed');
    const [first, second] = settled.legs.map(({ parentId }) => parentId);
    expect(await counter.payOwed(plan.id, first ?? '', first ?? '')).toMatchObject({
      settlement: { legs: [{ status: 'success' }, { status: 'failed' }] },
    });
    // As if Shopify had not listed the second payment yet when the return was processed.
    await counter.sql.query(
      `UPDATE settlement SET legs = jsonb_set(jsonb_set(legs, '{1,status}', '"waiting"'), '{1,transactionId}', 'null')
       WHERE plan_id = $1`,
      [plan.id],
    );
    await counter.resume(plan.id);
    const now = await counter.settlement(plan.id);
    expect(now).toMatchObject({ settlement: { legs: [{ status: 'success' }, { status: 'failed' }] } });
    expect(second).not.toBe(first);
  });

  /** What staff do in Shopify's own screens: money back to the same tender. */
  async function payByHand({ orderId, legs: [leg] }: SettlementView, amount: string): Promise<void> {
    const data = await counter.elsewhere(
      `mutation ($input: RefundInput!) {
        refundCreate(input: $input) @idempotent(key: "by-hand-${orderId}-${amount}") { userErrors { message } }
      }`,
      {
        input: {
          orderId,
          transactions: [{ orderId, parentId: leg?.parentId, gateway: leg?.gateway, kind: 'REFUND', amount }],
        },
      },
    );
    expect(data).toMatchObject({ refundCreate: { userErrors: [] } });
  }

  test('paid by hand in Shopify meanwhile: refused, not paid twice, and no longer owed', async () => {
    const plan = await planOne();
    await payByHand(await settle(plan, 'refund-failed'), asText(plan));
    const parentId = plan.legs[0]?.parentId ?? '';
    expect(await counter.payOwed(plan.id, parentId, parentId)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'NOTHING_OWED', orderName: plan.orderName },
      settlement: { planId: plan.id, money: 'paid' },
    });
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: {
        money: 'paid',
        legs: [{ status: 'settled_elsewhere', transactionId: expect.any(String) }],
      },
    });
    counter.calls();
    await counter.payOwed(plan.id, parentId, parentId);
    expect(counter.calls()).toEqual([]);
    expect(refundsOf(plan)).toBe(asText(plan));
    const { rows } = await counter.sql.query(
      `SELECT event, facts FROM journal_entry WHERE plan_id = $1 AND step = 'pay_owed'`,
      [plan.id],
    );
    expect(rows).toEqual([
      { event: 'refused', facts: { refusal: { code: 'NOTHING_OWED', orderName: plan.orderName } } },
    ]);
  });

  test('a part of it paid by hand: refused, and the rest stays owed', async () => {
    const plan = await planOne();
    await payByHand(await settle(plan, 'refund-failed'), '0.01');
    const parentId = plan.legs[0]?.parentId ?? '';
    expect(await counter.payOwed(plan.id, parentId, parentId)).toMatchObject({
      refusal: {
        code: 'OWED_LESS',
        asked: { minor: plan.total.minor },
        left: { minor: plan.total.minor - 1 },
      },
    });
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { money: 'owed', legs: [{ status: 'failed' }] },
    });
    expect(refundsOf(plan)).toBe('0.01');
  });

  test('Shopify says no: still owed, and it may be tried again', async () => {
    const plan = await planOne();
    await settle(plan, 'refund-failed');
    const parentId = plan.legs[0]?.parentId ?? '';
    counter.shopify.setFaults([{ operation: 'refundCreate', nth: 1, mode: 'user-error' }]);
    expect(await counter.payOwed(plan.id, parentId, parentId)).toMatchObject({
      refusal: { code: 'SHOPIFY_REFUSED' },
    });
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { money: 'owed' } });
    expect(await counter.payOwed(plan.id, parentId, parentId)).toMatchObject({
      settlement: { money: 'paid' },
    });
  });

  test('one that was never settled owes nothing', async () => {
    const plan = await planOne();
    const parentId = plan.legs[0]?.parentId ?? '';
    expect(await counter.payOwed(plan.id, parentId, parentId)).toMatchObject({
      refusal: { code: 'PLAN_UNKNOWN' },
    });
  });
});
