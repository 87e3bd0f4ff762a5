import { garble, healNetwork } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setChoices, setQuantity, type Draft } from '../../domain/draft.ts';
import type { OrderForReturn } from '../../domain/order.ts';
import type { Plan } from '../../domain/plan.ts';
import type { StoreOrder } from '../../simulator/store-file.ts';
import { askFor, elsewhere, goOnWith } from './begun-returns.ts';
import { openCounter, planIn, STORE, type Counter } from './counter.ts';
import { deathsAt, dieAt } from './deaths.ts';

// A return that was begun elsewhere, and units of its order that were never sent: one plan, two calls, each once.

const COPIES = 90;
const UNSENT = '21484';

let counter: Counter;
let next = 0;
beforeAll(async () => {
  const [template] = STORE.orders.filter(({ name }) => name === '#536860');
  if (!template) throw new Error('the store has no such order');
  const orders = Array.from({ length: COPIES }, (_, index): StoreOrder => {
    const id = 7_100_000_000_000 + index;
    return { ...template, id, name: `#8${String(index).padStart(5, '0')}`, confirmation: `BEGUN${index}` };
  });
  counter = await openCounter({ ...STORE, orders, creditNotes: [], drills: [] });
});
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
});
afterAll(() => counter.close());

const STATUSES = ['requested', 'open'] as const;
type Status = (typeof STATUSES)[number];

async function begin(status: Status): Promise<{ order: OrderForReturn; returnId: string; sent: string }> {
  const name = counter.store.orders[next]?.name ?? '';
  next += 1;
  const { lines } = await counter.open(name);
  const sent = lines.find(({ returnable }) => returnable.length > 0)?.sku ?? '';
  const returnId = await askFor(counter, name, sent, { open: status === 'open' });
  return { order: await counter.open(name), returnId, sent };
}

/** What a device would choose: all of the return, and so many of what was never sent. */
function withUnsent(draft: Draft, order: OrderForReturn, units: number): Draft {
  const line = order.lines.find(({ sku }) => sku === UNSENT);
  return setQuantity(draft, order, line?.id ?? '', units);
}

async function planBoth(status: Status): Promise<Plan> {
  const { order } = await begin(status);
  return planIn(await counter.plan(withUnsent(goOnWith(order), order, 2)));
}

function truthOf({ orderName }: Pick<Plan, 'orderName'>) {
  const truth = counter.shopify.order(orderName);
  if (!truth) throw new Error(`${orderName} is gone`);
  return truth;
}

async function expectPaidOnce(plan: Plan): Promise<void> {
  const truth = truthOf(plan);
  expect(truth.returns.map(({ status }) => status)).toEqual(['CLOSED']);
  expect(truth.refunds).toHaveLength(2);
  expect(truth.refunded.presentment).toBe((plan.total.minor / 100).toFixed(2));
  expect(truth.outstanding.presentment).toBe('0.00');
  expect(truth.lines.find(({ sku }) => sku === UNSENT)).toMatchObject({ refunded: 2 });
  expect(await counter.settlement(plan.id)).toMatchObject({
    settlement: { state: 'finished', goods: 'returned', money: 'paid' },
  });
}

describe.each(STATUSES)('a return that is %s, and what was never sent', (status) => {
  test('are one plan and one total; the return is gone on with first, the rest cancelled after it', async () => {
    const plan = await planBoth(status);
    expect(plan).toMatchObject({
      continues: { status: status.toUpperCase() },
      lines: [{ quantity: 1 }],
      cancellation: { lines: [{ quantity: 2 }], swapped: false, released: null },
      adjustment: { minor: 0 },
    });
    const parts = [...plan.lines, ...(plan.cancellation?.lines ?? [])].map(({ value }) => value.minor);
    expect(plan.total.minor).toBe(parts.reduce((sum, part) => sum + part, 0));
    counter.calls();
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished' } });
    expect(
      counter.calls().filter((call) => /^return(Create|Process|Approve)|^refundCreate/.test(call)),
    ).toEqual([...(status === 'requested' ? ['returnApproveRequest'] : []), 'returnProcess', 'refundCreate']);
    await expectPaidOnce(plan);
  });

  test('the shipping goes back once, with the return', async () => {
    const { order } = await begin(status);
    const draft = setChoices(withUnsent(goOnWith(order), order, 2), { shipping: { kind: 'full' } });
    const plan = planIn(await counter.plan(draft));
    expect(plan.shipping.amount.minor).toBeGreaterThan(0);
    await counter.settle(plan.id);
    await expectPaidOnce(plan);
    const [ofReturn, ofCancelled] = truthOf(plan).refunds;
    expect(ofReturn?.shipping.presentment).toBe((plan.shipping.amount.minor / 100).toFixed(2));
    expect(ofCancelled?.shipping.presentment).toBe('0.00');
  });

  test('what was never sent can be cancelled alone: the return stays as it is', async () => {
    const { order, sent } = await begin(status);
    const all = withUnsent(goOnWith(order), order, 2);
    const held = order.lines.find(({ sku }) => sku === sent);
    const plan = planIn(await counter.plan(setQuantity(all, order, held?.id ?? '', 0)));
    expect(plan).toMatchObject({ continues: null, lines: [], cancellation: { lines: [{ quantity: 2 }] } });
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'finished', goods: 'cancelled', money: 'paid' },
    });
    expect(truthOf(plan)).toMatchObject({
      returns: [{ status: status.toUpperCase() }],
      refunds: [{}],
      refunded: { presentment: (plan.total.minor / 100).toFixed(2) },
    });
  });

  test('sent units that are not on the return stay where they are', async () => {
    const { order, sent } = await begin(status);
    const line = order.lines.find(({ sku }) => sku === sent);
    const asked = setQuantity(goOnWith(order), order, line?.id ?? '', 99);
    expect(asked.lines).toMatchObject([{ quantity: 1 }]);
    const forced = { ...asked, lines: asked.lines.map((each) => ({ ...each, quantity: 2 })) };
    expect(await counter.plan(forced)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'QUANTITY_ABOVE_LEFT', left: 1 },
    });
  });

  test('what a fulfillment service is to send keeps the whole from being begun', async () => {
    const plan = await planBoth(status);
    // A service's fulfillment orders are not shown to an app without its scope.
    garble(({ name, text }) => {
      if (name !== 'CancellableItems') return text;
      const reply = JSON.parse(text) as { data: { order: { fulfillmentOrders: { nodes: unknown[] } } } };
      reply.data.order.fulfillmentOrders.nodes = [];
      return JSON.stringify(reply);
    });
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'NOT_WAITING_HERE' } },
    });
    expect(truthOf(plan)).toMatchObject({ returns: [{ status: status.toUpperCase() }], refunds: [] });
  });

  test('a return that ends meanwhile refuses the whole: nothing is cancelled beside it', async () => {
    const { order, returnId } = await begin(status);
    const plan = planIn(await counter.plan(withUnsent(goOnWith(order), order, 2)));
    await elsewhere(counter, status === 'open' ? 'returnCancel' : 'returnDeclineRequest', returnId);
    expect(await counter.settle(plan.id)).toMatchObject({
      kind: 'settlement',
      settlement: { state: 'refused', refusal: { code: 'RETURN_ENDED' } },
    });
    expect(truthOf(plan)).toMatchObject({ refunds: [], refunded: { presentment: '0.00' } });
  });

  const CALLS = [
    ...(status === 'requested' ? (['ReturnApproveRequest'] as const) : []),
    'ReturnProcess',
    'CancellableItems',
    'RefundWithItems',
  ] as const;
  describe.each(deathsAt(CALLS))('web dies at $name, $end', ({ name, end }) => {
    test('the next start pays exactly once', async () => {
      const plan = await planBoth(status);
      dieAt(name, end);
      await counter.settle(plan.id);
      healNetwork();
      expect(await counter.resume(plan.id)).toBe(true);
      await expectPaidOnce(plan);
    });
  });

  test.each(['returnProcess', 'refundCreate'] as const)(
    'an answer of %s that is lost pays once',
    async (operation) => {
      const plan = await planBoth(status);
      counter.shopify.setFaults([{ operation, nth: 1, mode: 'reply-lost' }]);
      await counter.settle(plan.id);
      counter.shopify.setFaults([]);
      await counter.resume(plan.id);
      await expectPaidOnce(plan);
    },
  );
});
