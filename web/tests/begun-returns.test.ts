import { decideCalls, deliverLateCalls, garble, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setQuantity } from '../../domain/draft.ts';
import type { Plan } from '../../domain/plan.ts';
import { askFor, elsewhere, goOnWith, planBegun, processElsewhere, type Asked } from './begun-returns.ts';
import { draftOf, openCounter, OTHER_TILL, plainOrders, planIn, TILL, type Counter } from './counter.ts';

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

/** An order with a return begun without us, of `units` of one of its lines. */
async function begin(asked: Asked = {}): Promise<{ name: string; returnId: string }> {
  const { name, sku } = orders.next(asked.units ?? 1);
  return { name, returnId: await askFor(counter, name, sku, asked) };
}

const decimal = ({ total }: Plan) => (total.minor / 100).toFixed(2);
const returnsOf = (name: string) => counter.shopify.order(name)?.returns ?? [];
const statuses = (name: string) => returnsOf(name).map(({ status }) => status);

describe('a return that a customer asked for online', () => {
  test('is found with what was asked for, approved and paid: one return, four calls, two of them writes', async () => {
    const { name, sku } = orders.next(2);
    await askFor(counter, name, sku, { units: 2, customerNote: 'Too small' });
    const order = await counter.open(name);
    expect(order.unfinishedReturns).toMatchObject([
      {
        name: `${name}-R1`,
        status: 'REQUESTED',
        exchange: false,
        lines: [{ quantity: 2, note: 'Too small' }],
      },
    ]);
    counter.calls();
    const plan = planIn(await counter.plan(goOnWith(order)));
    expect(counter.calls()).toHaveLength(1);
    expect(plan).toMatchObject({
      continues: { name: `${name}-R1`, status: 'REQUESTED' },
      lines: [{ quantity: 2 }],
      adjustment: { minor: 0 },
    });

    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'finished', goods: 'returned', money: 'paid', returnName: `${name}-R1` },
    });
    expect(counter.calls()).toEqual([
      'shop,order,returnableFulfillments,return,storeCreditConfiguration,giftCardConfiguration',
      'returnApproveRequest',
      'return',
      'returnProcess',
    ]);
    expect(statuses(name)).toEqual(['CLOSED']);
    expect(counter.shopify.order(name)).toMatchObject({
      refunded: { presentment: decimal(plan) },
      outstanding: { presentment: '0.00' },
    });
    expect((await counter.open(name)).unfinishedReturns).toEqual([]);
  });

  test('and that somebody approved meanwhile is paid all the same', async () => {
    const { name, returnId } = await begin();
    const plan = await planBegun(counter, name);
    await elsewhere(counter, 'returnApproveRequest', returnId);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    expect(statuses(name)).toEqual(['CLOSED']);
  });

  test('is planned even where Shopify says nothing of a request’s worth, and asked again once it is approved', async () => {
    const shop = { ...counter.store.shop, requestOutcome: false };
    counter.shopify.reset({ ...counter.store, shop });
    const { name } = await begin();
    const plan = await planBegun(counter, name);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    expect(counter.shopify.order(name)?.refunded.presentment).toBe(decimal(plan));
    counter.shopify.reset(counter.store);
  });

  test('never becomes a second return: a draft of its own is refused while it stands', async () => {
    const { name, sku } = orders.next(2);
    await askFor(counter, name, sku);
    const order = await counter.open(name);
    expect(await counter.plan(draftOf(order, { [sku]: 1 }))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'RETURN_REQUESTED', returnName: `${name}-R1` },
    });
  });
});

describe('a return that stands open', () => {
  test('is gone on with: the goods and the money of that return, and no other', async () => {
    const { name } = await begin({ open: true });
    const plan = await planBegun(counter, name);
    counter.calls();
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    expect(counter.calls()).toHaveLength(4);
    expect(statuses(name)).toEqual(['CLOSED']);
    expect(counter.shopify.order(name)?.refunded.presentment).toBe(decimal(plan));
  });

  test('of which less is brought stays open for the rest, which can come another day', async () => {
    const { name } = await begin({ open: true, units: 2 });
    const order = await counter.open(name);
    const whole = goOnWith(order);
    const half = setQuantity(whole, order, whole.lines[0]?.lineItemId ?? '', 1);
    const first = planIn(await counter.plan(half));
    expect(await counter.settle(first.id)).toMatchObject({
      settlement: { state: 'finished', money: 'paid' },
    });
    expect(returnsOf(name)).toMatchObject([{ status: 'OPEN', lines: [{ quantity: 2, processed: 1 }] }]);

    const second = await planBegun(counter, name);
    expect(second).toMatchObject({
      lines: [{ quantity: 1 }],
      continues: { transactionIds: [expect.any(String)] },
    });
    expect(await counter.settle(second.id)).toMatchObject({
      settlement: { state: 'finished', money: 'paid' },
    });
    expect(statuses(name)).toEqual(['CLOSED']);
    const paid = ((first.total.minor + second.total.minor) / 100).toFixed(2);
    expect(counter.shopify.order(name)?.refunded.presentment).toBe(paid);
  });

  test('is paid once, whichever way its id is written by two who confirm at once', async () => {
    const { name } = await begin({ open: true, units: 2 });
    const order = await counter.open(name);
    const whole = goOnWith(order);
    const plan = planIn(await counter.plan(setQuantity(whole, order, whole.lines[0]?.lineItemId ?? '', 1)));
    // Shopify goes away after the return was taken on: both find it as far as that.
    decideCalls(({ name: call }) => (call === 'ReturnOutcome' ? 'fail' : 'pass'));
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'return_created' } });
    // Whoever comes to pay waits for the other, as long as another may come.
    let paying = 0;
    decideCalls(async (call): Promise<Fate> => {
      if (!call.body.includes('returnProcess')) return 'pass';
      paying += 1;
      for (let waits = 0; paying < 2 && waits < 20; waits += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return 'pass';
    });
    await Promise.allSettled([counter.settle(plan.id), counter.settle(plan.id.toUpperCase(), OTHER_TILL)]);
    expect(returnsOf(name)).toMatchObject([{ status: 'OPEN', lines: [{ quantity: 2, processed: 1 }] }]);
    expect(counter.shopify.order(name)?.refunded.presentment).toBe(decimal(plan));
  });

  test('restocks what comes back, and only that', async () => {
    const { name, sku } = orders.next(2);
    await askFor(counter, name, sku, { units: 2, open: true });
    const order = await counter.open(name);
    const before = counter.shopify.inventory(sku).locations.map(({ available }) => available);
    const whole = goOnWith(order);
    const half = setQuantity(whole, order, whole.lines[0]?.lineItemId ?? '', 1);
    await counter.settle(planIn(await counter.plan(half)).id);
    const after = counter.shopify.inventory(sku).locations.map(({ available }) => available);
    const moved = after.map((units, index) => units - (before[index] ?? 0));
    expect(moved.reduce((sum, units) => sum + units, 0)).toBe(1);
  });
});

describe('its own fees', () => {
  test('are taken as they stand, and shown', async () => {
    const { name } = await begin({ restockingFee: { percentage: 10 }, returnShippingFee: '0.10' });
    const order = await counter.open(name);
    const plan = planIn(await counter.plan(goOnWith(order)));
    expect(plan.fees).toMatchObject([
      { kind: 'restocking', percentage: 10, waived: false },
      { kind: 'return_shipping', amount: { minor: 10 } },
    ]);
    expect(plan.adjustment.minor).toBe(0);
    const fees = plan.fees.reduce((sum, { amount }) => sum + amount.minor, 0);
    expect(order.unfinishedReturns[0]?.fees.minor).toBe(fees);
    expect(plan.total.minor).toBe((plan.lines[0]?.value.minor ?? 0) - fees);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    expect(counter.shopify.order(name)?.outstanding.presentment).toBe('0.00');
  });

  test('are shared out by Shopify where only a part is brought', async () => {
    const { name } = await begin({ units: 2, restockingFee: { percentage: 20 } });
    const order = await counter.open(name);
    const whole = goOnWith(order);
    const half = setQuantity(whole, order, whole.lines[0]?.lineItemId ?? '', 1);
    const plan = planIn(await counter.plan(half));
    expect(plan.fees).toMatchObject([{ kind: 'restocking', lineItemId: null }]);
    expect(plan.adjustment.minor).toBe(0);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
  });
});

test('goods asked for in exchange are handed over to Shopify’s own screen', async () => {
  const { name, sku } = orders.next();
  await askFor(counter, name, sku, { exchange: sku });
  const order = await counter.open(name);
  expect(await counter.plan(goOnWith(order))).toMatchObject({
    kind: 'refused',
    refusal: { code: 'RETURN_HAS_EXCHANGE', returnName: `${name}-R1` },
  });
  expect(statuses(name)).toEqual(['OPEN']);
});

describe('changed elsewhere between plan and confirmation', () => {
  test.each([
    ['declined', 'returnDeclineRequest', 'DECLINED'],
    ['cancelled', 'returnCancel', 'CANCELED'],
  ] as const)('%s: refused, and it says so', async (_what, mutation, status) => {
    const { name, returnId } = await begin();
    const plan = await planBegun(counter, name);
    await elsewhere(counter, mutation, returnId);
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: {
        state: 'refused',
        money: 'not_paid',
        refusal: { code: 'RETURN_ENDED', returnName: `${name}-R1`, status },
      },
    });
    expect(counter.shopify.order(name)?.refunds).toEqual([]);
    // Its units are free again: a return of its own may be begun.
    expect((await counter.open(name)).unfinishedReturns).toEqual([]);
  });

  test('closed without anything of it coming back', async () => {
    const { name, returnId } = await begin({ open: true });
    const plan = await planBegun(counter, name);
    await elsewhere(counter, 'returnClose', returnId);
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'RETURN_ENDED', status: 'CLOSED' } },
    });
  });

  test('processed, whole or in part: refused, and the plan of what is left is offered', async () => {
    const whole = await begin({ open: true });
    const wholePlan = await planBegun(counter, whole.name);
    const [leg] = wholePlan.legs;
    const amount = decimal(wholePlan);
    await processElsewhere(counter, whole.returnId, 1, { parentId: leg?.parentId ?? '', amount });
    expect(await counter.settle(wholePlan.id)).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'RETURN_ENDED', status: 'CLOSED' } },
    });
    expect(counter.shopify.order(whole.name)?.refunded.presentment).toBe(amount);

    const part = await begin({ open: true, units: 3 });
    const order = await counter.open(part.name);
    const draft = goOnWith(order);
    const one = setQuantity(draft, order, draft.lines[0]?.lineItemId ?? '', 1);
    const plan = planIn(await counter.plan(one));
    await processElsewhere(counter, part.returnId, 1, {
      parentId: plan.legs[0]?.parentId ?? '',
      amount: decimal(plan),
    });
    const reply = await counter.settle(plan.id);
    expect(reply).toMatchObject({
      settlement: {
        state: 'refused',
        refusal: { code: 'RETURN_CHANGED', returnName: `${part.name}-R1` },
        newPlan: { lines: [{ quantity: 1 }] },
      },
    });
    expect(counter.shopify.order(part.name)?.refunds).toHaveLength(1);
    const now = reply.kind === 'settlement' ? reply.settlement.newPlan : null;
    expect(await counter.settle(now?.id ?? '')).toMatchObject({ settlement: { state: 'finished' } });
    expect(counter.shopify.order(part.name)?.refunds).toHaveLength(2);
  });
});

test('what needs a manager only since it was planned is not paid without one', async () => {
  await counter.sql.query(`INSERT INTO policy (shop, version, rules, made_at) VALUES ($1, 2, $2, now())`, [
    counter.store.shop.domain,
    JSON.stringify({ finalSaleTags: ['last-chance'], exceptions: { late: 'manager', finalSale: 'manager' } }),
  ]);
  const { name } = await begin();
  const draft = { ...goOnWith(await counter.open(name)), overrideReason: 'Promised on the telephone' };
  const plan = planIn(await counter.plan(draft));
  expect(plan.approvals).toEqual([]);
  garble(({ text }) =>
    text.replaceAll(/"product":\{"tags":\[[^\]]*\]/g, '"product":{"tags":["last-chance"]'),
  );
  const reply = await counter.settle(plan.id);
  expect(reply).toMatchObject({
    settlement: {
      state: 'refused',
      refusal: { code: 'APPROVAL_NEEDED' },
      newPlan: { approvals: [{ code: 'FINAL_SALE' }] },
    },
  });
  expect(counter.shopify.order(name)?.refunded.presentment).toBe('0.00');
});

describe('what Shopify refuses', () => {
  test.each([
    ['asked for', false],
    ['open', true],
  ])('%s: nothing is paid, and the return is not called off', async (_what, open) => {
    const { name } = await begin({ open });
    const plan = await planBegun(counter, name);
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'user-error' }]);
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: {
        state: 'refused',
        refusal: { code: 'SHOPIFY_REFUSED' },
        newPlan: { continues: { status: 'OPEN' } },
        // So that the till can say that the request is approved now.
        returnName: `${name}-R1`,
      },
    });
    expect(statuses(name)).toEqual(['OPEN']);
    expect(counter.shopify.order(name)?.refunds).toEqual([]);
  });

  test('an approval that is refused leaves the request as it is', async () => {
    const { name } = await begin();
    const plan = await planBegun(counter, name);
    counter.shopify.setFaults([{ operation: 'returnApproveRequest', nth: 1, mode: 'user-error' }]);
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'SHOPIFY_REFUSED' }, returnName: null },
    });
    expect(statuses(name)).toEqual(['REQUESTED']);
  });
});

describe('two tills', () => {
  test('that go on with one return at once: one pays', async () => {
    const { name } = await begin();
    const order = await counter.open(name);
    const [one, other] = [
      planIn(await counter.plan(goOnWith(order), TILL)),
      planIn(await counter.plan(goOnWith(order), OTHER_TILL)),
    ];
    const replies = await Promise.all([counter.settle(one.id, TILL), counter.settle(other.id, OTHER_TILL)]);
    const ends = replies.map((reply) => (reply.kind === 'settlement' ? reply.settlement.state : reply.kind));
    expect(ends.filter((end) => end === 'finished')).toHaveLength(1);
    expect(statuses(name)).toEqual(['CLOSED']);
    expect(counter.shopify.order(name)?.refunds).toHaveLength(1);
    // Afterwards the slower one is told that it has ended.
    const late = ends[0] === 'finished' ? other : one;
    const again = await counter.settle(late.id);
    const refusal = again.kind === 'settlement' ? again.settlement.refusal : again.refusal;
    expect(refusal).toMatchObject({ code: 'RETURN_ENDED', status: 'CLOSED' });
  });

  test('one that confirms while the other finishes reads what became of it', async () => {
    const { name } = await begin({ open: true });
    const order = await counter.open(name);
    const slow = planIn(await counter.plan(goOnWith(order)));
    await counter.settle(planIn(await counter.plan(goOnWith(order), OTHER_TILL)).id, OTHER_TILL);
    expect(await counter.settle(slow.id)).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'RETURN_ENDED', status: 'CLOSED' } },
    });
    expect(counter.shopify.order(name)?.refunds).toHaveLength(1);
  });
});

describe('a returnProcess that is so slow that it is made again', () => {
  async function slowOne(): Promise<{ plan: Plan; name: string }> {
    const { name } = await begin({ open: true });
    const plan = await planBegun(counter, name);
    decideCalls(({ name: call }): Fate => (call === 'ReturnProcess' ? 'late' : 'pass'));
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
    healNetwork();
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'user-error' }]);
    expect(await counter.resume(plan.id)).toBe(false);
    // It cannot be called off, so the first call may still be done: nobody is told that nothing was paid.
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { state: 'return_created', money: 'unknown', refusal: null },
    });
    return { plan, name };
  }

  test('and done after all: paid, once', async () => {
    const { plan, name } = await slowOne();
    await deliverLateCalls();
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { state: 'finished', money: 'paid', refusal: null },
    });
    expect(counter.shopify.order(name)?.refunds).toHaveLength(1);
  });

  test('and never done: refused once it cannot be any more, and the return stays open', async () => {
    const { plan, name } = await slowOne();
    counter.setTime(new Date(Date.parse(counter.store.now) + 11 * 60_000));
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { state: 'refused', money: 'not_paid', refusal: { code: 'SHOPIFY_REFUSED' } },
    });
    expect(statuses(name)).toEqual(['OPEN']);
    await deliverLateCalls();
  });
});

test('who else paid just the same while our answer was lost: a person must look', async () => {
  const { name, returnId } = await begin({ open: true });
  const plan = await planBegun(counter, name);
  decideCalls(({ name: call }): Fate => (call === 'ReturnProcess' ? 'fail' : 'pass'));
  await counter.settle(plan.id);
  healNetwork();
  await processElsewhere(counter, returnId, 1, {
    parentId: plan.legs[0]?.parentId ?? '',
    amount: decimal(plan),
  });
  await counter.resume(plan.id);
  expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { state: 'attention' } });
  expect(counter.shopify.order(name)?.refunds).toHaveLength(1);
});
