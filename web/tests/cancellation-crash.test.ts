import { decideCalls, deliverLateCalls, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Plan } from '../../domain/plan.ts';
import type { StoreOrder } from '../../simulator/store-file.ts';
import { draftOf, openCounter, planIn, STORE, type Counter } from './counter.ts';
import { deathsAt, dieAt } from './deaths.ts';

// As crash.test.ts does it, for plans that cancel what was never sent: beside what comes back, and by itself.

/** So many copies of one order, each used once: two lines, of which the second was never sent. */
const COPIES = 260;

let counter: Counter;
let next = 0;
beforeAll(async () => {
  const [template] = STORE.orders.filter(({ name }) => name === '#536860');
  if (!template) throw new Error('the store has no such order');
  const unsent = template.lines.findIndex(({ sku }) => sku === '21484');
  const orders = Array.from({ length: COPIES }, (_, index): StoreOrder => {
    const id = 7_000_000_000_000 + index;
    return { ...template, id, name: `#7${String(index).padStart(5, '0')}`, confirmation: `COPY${index}` };
  });
  expect(unsent).toBeGreaterThanOrEqual(0);
  counter = await openCounter({ ...STORE, orders, creditNotes: [], drills: [] });
});
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
  counter.setTime(new Date(STORE.now));
});
afterAll(() => counter.close());

const KINDS = ['both', 'cancelled only'] as const;
type Kind = (typeof KINDS)[number];

async function planOne(kind: Kind): Promise<Plan> {
  const name = counter.store.orders[next]?.name ?? '';
  next += 1;
  const order = await counter.open(name);
  const sent = order.lines.find(({ returnable }) => returnable.length > 0);
  const wanted = kind === 'both' ? { [sent?.sku ?? '']: 1, '21484': 2 } : { '21484': 2 };
  const plan = planIn(await counter.plan(draftOf(order, wanted)));
  expect(plan.cancellation?.lines).toHaveLength(1);
  expect(plan.lines).toHaveLength(kind === 'both' ? 1 : 0);
  return plan;
}

async function expectPaidOnce(plan: Plan): Promise<void> {
  const truth = counter.shopify.order(plan.orderName);
  const returns = plan.lines.length > 0 ? ['CLOSED'] : [];
  expect(truth?.returns.map(({ status }) => status)).toEqual(returns);
  expect(truth?.refunds).toHaveLength(1 + returns.length);
  expect(truth?.refunded.presentment).toBe((plan.total.minor / 100).toFixed(2));
  expect(truth?.outstanding.presentment).toBe('0.00');
  expect(truth?.lines.find(({ sku }) => sku === '21484')).toMatchObject({ refunded: 2 });
  expect(await counter.settlement(plan.id)).toMatchObject({
    settlement: { state: 'finished', goods: returns.length > 0 ? 'returned' : 'cancelled', money: 'paid' },
  });
}

const CALLS = {
  both: ['Quote', 'ReturnCreate', 'ReturnProcess', 'RefundsWithItems', 'CancellableItems', 'RefundWithItems'],
  'cancelled only': ['RefundsWithItems', 'Quote', 'CancellableItems', 'RefundWithItems'],
} as const;
/** The calls that only such a plan makes: what comes before them dies twice in crash.test.ts. */
const CANCELLING: readonly string[] = ['RefundsWithItems', 'CancellableItems', 'RefundWithItems'];

describe.each(KINDS)('%s', (kind) => {
  const deaths = deathsAt(CALLS[kind]);
  // The look before the return and the one after it.
  const nths = (name: string) => (kind === 'both' && name === 'CancellableItems' ? [1, 2] : [1]);

  describe.each(deaths.flatMap((death) => nths(death.name).map((nth) => ({ ...death, nth }))))(
    'web dies at $name ($nth), $end',
    ({ name, end, nth }) => {
      test('the next start pays exactly once', async () => {
        const plan = await planOne(kind);
        dieAt(name, end, nth);
        expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
        healNetwork();
        expect(await counter.resume(plan.id)).toBe(true);
        await expectPaidOnce(plan);
      });

      test.each(deaths.filter(({ name: second }) => CANCELLING.includes(second)))(
        'and again at $name, $end: still exactly once',
        async (second) => {
          const plan = await planOne(kind);
          dieAt(name, end, nth);
          await counter.settle(plan.id);
          dieAt(second.name, second.end);
          await counter.resume(plan.id);
          healNetwork();
          await counter.resume(plan.id);
          await expectPaidOnce(plan);
        },
      );
    },
  );

  test.each(['reply-lost', '5xx', 'malformed', 'refused', 'throttled'] as const)(
    'refundCreate answers %s: looked for, made again if it is not there',
    async (mode) => {
      const plan = await planOne(kind);
      counter.shopify.setFaults([{ operation: 'refundCreate', nth: 1, mode }]);
      expect(await counter.settle(plan.id)).toMatchObject({
        settlement: { state: 'finished', money: 'paid' },
      });
      await expectPaidOnce(plan);
    },
  );

  test('a call that is so slow that it is made again pays once: the second is the same to Shopify', async () => {
    const plan = await planOne(kind);
    decideCalls(({ name }) => (name === 'RefundWithItems' ? 'late' : 'pass'));
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
    healNetwork();
    await counter.resume(plan.id);
    await deliverLateCalls();
    await expectPaidOnce(plan);
  });

  test('the slow call arrives between the look and the repetition: nobody gives up on it', async () => {
    const plan = await planOne(kind);
    decideCalls(({ name }) => (name === 'RefundWithItems' ? 'late' : 'pass'));
    await counter.settle(plan.id);
    let looked = false;
    decideCalls(async ({ name }): Promise<Fate> => {
      if (name === 'CancellableItems' && !looked) {
        looked = true;
        await deliverLateCalls();
      }
      return 'pass';
    });
    await counter.resume(plan.id);
    // The units are gone from what waits; that they are ours is found by the note.
    healNetwork();
    await counter.resume(plan.id);
    await expectPaidOnce(plan);
  });

  test('a repetition is refused while the first may be at work: not taken for the end until it cannot be', async () => {
    const plan = await planOne(kind);
    decideCalls(({ name }) => (name === 'RefundWithItems' ? 'fail' : 'pass'));
    await counter.settle(plan.id);
    healNetwork();
    counter.shopify.setFaults(
      [1, 2, 3].map((nth) => ({ operation: 'refundCreate', nth, mode: 'user-error' as const })),
    );
    await counter.resume(plan.id);
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
    await counter.resume(plan.id);
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
    counter.setTime(new Date(Date.parse(STORE.now) + 11 * 60_000));
    await counter.resume(plan.id);
    const { settlement } = (await counter.settlement(plan.id)) as {
      settlement: { state: string; money: string };
    };
    expect(settlement).toMatchObject(
      kind === 'both' ? { state: 'finished', money: 'partly' } : { state: 'refused', money: 'not_paid' },
    );
    expect(counter.shopify.order(plan.orderName)?.refunds).toHaveLength(kind === 'both' ? 1 : 0);
  });
});
