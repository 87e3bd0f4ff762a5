import { decideCalls, deliverLateCalls, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Plan } from '../../domain/plan.ts';
import { draftOf, openCounter, planIn, plainOrders, type Counter } from './counter.ts';
import { deathsAt, dieAt } from './deaths.ts';

// A process that dies is one that reaches Shopify no more: what it had written down by then is all that is left of it.
// (Ends by SIGKILL of a real process are tested with the whole stack, under test/.)

let counter: Counter;
let orders: ReturnType<typeof plainOrders>;
beforeAll(async () => {
  counter = await openCounter();
  orders = plainOrders(counter.store);
});
afterEach(() => healNetwork());
afterAll(() => counter.close());

/** The calls of a settlement, one after the other. */
const CALLS = ['Quote', 'ReturnCreate', 'ReturnOutcome', 'ReturnProcess'] as const;

async function planOne(): Promise<Plan> {
  const { name, sku } = orders.next();
  const order = await counter.open(name);
  return planIn(await counter.plan(draftOf(order, { [sku]: 1 })));
}

async function expectPaidOnce(plan: Plan): Promise<void> {
  const truth = counter.shopify.order(plan.orderName);
  expect(truth?.returns.map(({ status }) => status)).toEqual(['CLOSED']);
  expect(truth?.refunds).toHaveLength(1);
  expect(truth?.refunded.presentment).toBe((plan.total.minor / 100).toFixed(2));
  expect(truth?.outstanding.presentment).toBe('0.00');
  expect(await counter.settlement(plan.id)).toMatchObject({
    settlement: { state: 'finished', goods: 'returned', money: 'paid' },
  });
}

const DEATHS = deathsAt(CALLS);

describe.each(DEATHS)('web dies at $name, $end', ({ name, end }) => {
  test('the next start pays exactly once', async () => {
    const plan = await planOne();
    dieAt(name, end);
    const reply = await counter.settle(plan.id);
    // Nobody can tell yet: never shown as failure.
    expect(reply).toMatchObject({ settlement: { money: 'unknown' } });
    healNetwork();
    expect(await counter.resume(plan.id)).toBe(true);
    await expectPaidOnce(plan);
  });

  test('the cashier who tries again is told that it is paid', async () => {
    const plan = await planOne();
    dieAt(name, end);
    await counter.settle(plan.id);
    healNetwork();
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    await expectPaidOnce(plan);
  });

  test.each(DEATHS)('and again at $name, $end: still exactly once', async (second) => {
    const plan = await planOne();
    dieAt(name, end);
    await counter.settle(plan.id);
    dieAt(second.name, second.end);
    await counter.resume(plan.id);
    healNetwork();
    await counter.resume(plan.id);
    await expectPaidOnce(plan);
  });
});

describe('an answer that is lost while the connection stays', () => {
  test.each(['returnCreate', 'returnProcess'])('%s: found at once, paid once', async (operation) => {
    const plan = await planOne();
    counter.shopify.setFaults([{ operation, nth: 1, mode: 'reply-lost' }]);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    await expectPaidOnce(plan);
  });

  test.each([
    ['returnCreate', '5xx'],
    ['returnProcess', '5xx'],
    ['returnCreate', 'malformed'],
    ['returnProcess', 'malformed'],
    ['returnCreate', 'refused'],
    ['returnProcess', 'refused'],
    ['returnCreate', 'throttled'],
    ['returnProcess', 'throttled'],
  ] as const)('%s answers %s: looked for, made again if it is not there', async (operation, mode) => {
    const plan = await planOne();
    counter.shopify.setFaults([{ operation, nth: 1, mode }]);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    await expectPaidOnce(plan);
  });
});

describe('a returnCreate that is so slow that it is made again', () => {
  async function makeTwice(): Promise<Plan> {
    const { name, sku } = orders.next(2);
    const order = await counter.open(name);
    const plan = planIn(await counter.plan(draftOf(order, { [sku]: 1 })));
    decideCalls(({ name }) => (name === 'ReturnCreate' ? 'late' : 'pass'));
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'accepted', money: 'unknown' },
    });
    return plan;
  }

  async function expectOneCalledOff(plan: Plan): Promise<void> {
    const truth = counter.shopify.order(plan.orderName);
    expect(truth?.returns.map(({ status }) => status).sort()).toEqual(['CANCELED', 'CLOSED']);
    expect(truth?.refunds).toHaveLength(1);
    expect(truth?.refunded.presentment).toBe((plan.total.minor / 100).toFixed(2));
  }

  test('arrives before the money: one is paid, the other called off', async () => {
    const plan = await makeTwice();
    let created = 0;
    decideCalls(({ name }) => {
      if (name === 'ReturnCreate') created += 1;
      return created > 0 && name === 'ReturnOutcome' ? 'fail' : 'pass';
    });
    await counter.resume(plan.id);
    healNetwork();
    await deliverLateCalls();
    await counter.resume(plan.id);
    await expectOneCalledOff(plan);
  });

  test('arrives just before it is made again: Shopify refuses the second, and the first is ours', async () => {
    const { name } = orders.next();
    const order = await counter.open(name);
    const line = order.lines.find(({ returnable }) => returnable.length > 0);
    // All of the line: a second return has no units left.
    const plan = planIn(await counter.plan(draftOf(order, { [line?.sku ?? '']: line?.quantity ?? 0 })));
    decideCalls(({ name }) => (name === 'ReturnCreate' ? 'late' : 'pass'));
    await counter.settle(plan.id);
    decideCalls(async ({ name }): Promise<Fate> => {
      if (name === 'ReturnCreate') await deliverLateCalls();
      return 'pass';
    });
    await counter.resume(plan.id);
    await expectPaidOnce(plan);
  });

  test('arrives after the end: the schedule calls it off', async () => {
    const plan = await makeTwice();
    healNetwork();
    await counter.resume(plan.id);
    await deliverLateCalls();
    expect(counter.shopify.order(plan.orderName)?.returns.map(({ status }) => status)).toContain('OPEN');
    await counter.resume(plan.id);
    await expectOneCalledOff(plan);
  });
});

describe('a returnProcess that is so slow that it is made again', () => {
  test('refused the second time, and done while the return is being called off: it is paid, once', async () => {
    const plan = await planOne();
    decideCalls(({ name }) => (name === 'ReturnProcess' ? 'late' : 'pass'));
    await counter.settle(plan.id);
    decideCalls(async ({ name }): Promise<Fate> => {
      if (name === 'ReturnCancel') await deliverLateCalls();
      return 'pass';
    });
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'user-error' }]);
    await counter.resume(plan.id);
    await expectPaidOnce(plan);
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { refusal: null } });
  });
});

test('who loses the lock during a call leaves the state that another has reached meanwhile', async () => {
  const plan = await planOne();
  let resumed = false;
  decideCalls(async ({ name }): Promise<Fate> => {
    if (name !== 'ReturnProcess' || resumed) return 'pass';
    resumed = true;
    await counter.sql.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await counter.resume(plan.id);
    return 'pass';
  });
  const info = jest.spyOn(console, 'info').mockImplementation(() => undefined);
  await expect(counter.settle(plan.id)).rejects.toThrow(/50[23]/);
  info.mockRestore();
  await expectPaidOnce(plan);
  const { rows } = await counter.sql.query(
    `SELECT step FROM journal_entry WHERE plan_id = $1 AND facts->>'state' IS NOT NULL ORDER BY id`,
    [plan.id],
  );
  expect(rows.map(({ step }) => step)).toEqual(['accept', 'create_return', 'process_return', 'finish']);
});
