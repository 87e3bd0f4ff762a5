import { decideCalls, healNetwork } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
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
