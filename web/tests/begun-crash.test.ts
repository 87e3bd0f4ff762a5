import { healNetwork } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Plan } from '../../domain/plan.ts';
import { askFor, planBegun } from './begun-returns.ts';
import { openCounter, plainOrders, type Counter } from './counter.ts';
import { deathsAt, dieAt } from './deaths.ts';

// The same as crash.test.ts, for returns that were begun elsewhere: they bear no mark of ours, and are never called off.

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

/** The calls of a settlement, one after the other. */
const CALLS = {
  requested: ['QuoteOfReturn', 'ReturnApproveRequest', 'ReturnOutcome', 'ReturnProcess'],
  open: ['QuoteOfReturn', 'ReturnState', 'ReturnOutcome', 'ReturnProcess'],
} as const;

describe.each(['requested', 'open'] as const)('a return that is %s', (status) => {
  const DEATHS = deathsAt(CALLS[status]);

  async function planOne(): Promise<Plan> {
    const { name, sku } = orders.next();
    await askFor(counter, name, sku, { open: status === 'open' });
    return planBegun(counter, name);
  }

  async function expectPaidOnce(plan: Plan): Promise<void> {
    const truth = counter.shopify.order(plan.orderName);
    expect(truth?.returns.map((each) => each.status)).toEqual(['CLOSED']);
    expect(truth?.refunds).toHaveLength(1);
    expect(truth?.refunded.presentment).toBe((plan.total.minor / 100).toFixed(2));
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { state: 'finished', goods: 'returned', money: 'paid' },
    });
  }

  describe.each(DEATHS)('web dies at $name, $end', ({ name, end }) => {
    test('the next start pays exactly once', async () => {
      const plan = await planOne();
      dieAt(name, end);
      expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
      healNetwork();
      expect(await counter.resume(plan.id)).toBe(true);
      await expectPaidOnce(plan);
    });

    // An open return differs in one call only, which reads: dying twice is told by the other.
    test.each(status === 'open' ? DEATHS.slice(-1) : DEATHS)(
      'and again at $name, $end: still exactly once',
      async (second) => {
        const plan = await planOne();
        dieAt(name, end);
        await counter.settle(plan.id);
        dieAt(second.name, second.end);
        await counter.resume(plan.id);
        healNetwork();
        // The cashier who tries again, this time.
        await counter.settle(plan.id);
        await expectPaidOnce(plan);
      },
    );
  });

  test.each(
    (['returnApproveRequest', 'returnProcess'] as const).flatMap((operation) =>
      (['reply-lost', '5xx', 'malformed', 'refused', 'throttled'] as const).map(
        (mode) => [operation, mode] as const,
      ),
    ),
  )('%s answers %s: looked for, made again if it is not there', async (operation, mode) => {
    const plan = await planOne();
    counter.shopify.setFaults([{ operation, nth: 1, mode }]);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    await expectPaidOnce(plan);
  });
});
