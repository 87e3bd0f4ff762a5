import { decideCalls, deliverLateCalls, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { chooseAll, startDraft } from '../../domain/draft.ts';
import type { Plan } from '../../domain/plan.ts';
import type { StoreOrder } from '../../simulator/store-file.ts';
import { openCounter, planIn, STORE, type Counter } from './counter.ts';
import { deathsAt, dieAt } from './deaths.ts';

// As cancellation-crash.test.ts does it, for whole orders whose money was only held. `orderCancel` answers with a job and cancels by and by
// (https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/orderCancel: "asynchronously"), has no key, and refuses what is cancelled.

const COPIES = 80;

let counter: Counter;
let next = 0;
beforeAll(async () => {
  const [template] = STORE.orders.filter(({ name }) => name === '#536573');
  if (!template) throw new Error('the store has no such order');
  const orders = Array.from({ length: COPIES }, (_, index): StoreOrder => {
    const id = 7_000_000_000_000 + index;
    return { ...template, id, name: `#7${String(index).padStart(5, '0')}`, confirmation: `COPY${index}` };
  });
  counter = await openCounter({ ...STORE, orders, creditNotes: [], drills: [] });
});
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
  counter.shopify.holdJobs(false);
  counter.setTime(new Date(STORE.now));
});
afterAll(() => counter.close());

async function planOne(): Promise<Plan> {
  const order = await counter.open(counter.store.orders[next]?.name ?? '');
  next += 1;
  const plan = planIn(await counter.plan(chooseAll(startDraft(randomUUID(), order.id), order)));
  expect(plan.cancellation?.released).toEqual({ minor: 14707, currency: 'GBP' });
  counter.calls();
  return plan;
}

/** The gift card's hold and the card's were let go once each, by one cancellation, and no money moved. */
async function expectReleasedOnce(plan: Plan): Promise<void> {
  const truth = counter.shopify.order(plan.orderName);
  expect(truth).toMatchObject({
    financialStatus: 'VOIDED',
    refunded: { presentment: '0.00' },
    outstanding: { presentment: '0.00' },
    returns: [],
  });
  expect(truth?.transactions.map(({ kind }) => kind).sort()).toEqual([
    'AUTHORIZATION',
    'AUTHORIZATION',
    'VOID',
    'VOID',
  ]);
  expect(truth?.refunds).toHaveLength(1);
  expect(await counter.settlement(plan.id)).toMatchObject({
    settlement: { state: 'finished', goods: 'cancelled', money: 'none', legs: [] },
  });
}

function cancelsSent(): number {
  return counter.calls().filter((call) => call === 'orderCancel').length;
}

const DEATHS = deathsAt(['OrderCancellation', 'OrderCancel', 'Job']);

describe.each(DEATHS)('web dies at $name, $end', ({ name, end }) => {
  test('the next start cancels exactly once', async () => {
    const plan = await planOne();
    dieAt(name, end);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
    healNetwork();
    expect(await counter.resume(plan.id)).toBe(true);
    await expectReleasedOnce(plan);
    expect(cancelsSent()).toBe(1);
  });

  test.each(DEATHS)('and again at $name, $end: still exactly once', async (second) => {
    const plan = await planOne();
    dieAt(name, end);
    await counter.settle(plan.id);
    dieAt(second.name, second.end);
    await counter.resume(plan.id);
    healNetwork();
    await counter.resume(plan.id);
    await expectReleasedOnce(plan);
  });
});

test.each(['reply-lost', '5xx', 'malformed', 'refused', 'throttled'] as const)(
  'orderCancel answers %s: looked for, made again if it is not there',
  async (mode) => {
    const plan = await planOne();
    counter.shopify.setFaults([{ operation: 'orderCancel', nth: 1, mode }]);
    await counter.settle(plan.id);
    await counter.resume(plan.id);
    await expectReleasedOnce(plan);
  },
);

test('a call that is so slow that it is made again cancels once: Shopify refuses the second', async () => {
  const plan = await planOne();
  decideCalls(({ name }) => (name === 'OrderCancel' ? 'late' : 'pass'));
  expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
  healNetwork();
  await counter.resume(plan.id);
  await deliverLateCalls();
  await expectReleasedOnce(plan);
});

test('the slow call arrives between the look and the repetition: found by its note', async () => {
  const plan = await planOne();
  decideCalls(({ name }) => (name === 'OrderCancel' ? 'late' : 'pass'));
  await counter.settle(plan.id);
  decideCalls(async ({ name }): Promise<Fate> => {
    if (name === 'OrderCancel') await deliverLateCalls();
    return 'pass';
  });
  await counter.resume(plan.id);
  healNetwork();
  await counter.resume(plan.id);
  await expectReleasedOnce(plan);
});

test('the job takes longer than anybody waits: not known yet, asked again, cancelled once', async () => {
  const plan = await planOne();
  counter.shopify.holdJobs(true);
  expect(await counter.settle(plan.id)).toMatchObject({
    settlement: { state: 'accepted', money: 'unknown' },
  });
  await counter.resume(plan.id);
  expect(counter.shopify.order(plan.orderName)?.financialStatus).toBe('AUTHORIZED');
  expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
  counter.shopify.holdJobs(false);
  await counter.resume(plan.id);
  await expectReleasedOnce(plan);
});

test('cancelled by somebody else in between: refused, and nothing is claimed', async () => {
  const plan = await planOne();
  decideCalls(({ name }) => (name === 'OrderCancel' ? 'fail' : 'pass'));
  await counter.settle(plan.id);
  healNetwork();
  await counter.elsewhere(
    `mutation ($orderId: ID!) {
      orderCancel(orderId: $orderId, reason: CUSTOMER, restock: true, staffNote: "by hand") {
        job { id }
        orderCancelUserErrors { message }
      }
    }`,
    { orderId: plan.orderId },
  );
  await counter.resume(plan.id);
  expect(await counter.settlement(plan.id)).toMatchObject({
    settlement: { state: 'refused', refusal: { code: 'ORDER_CANCELLED' }, money: 'not_paid' },
  });
});
