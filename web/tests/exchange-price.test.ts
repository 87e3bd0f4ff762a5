import { decideCalls, healNetwork } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { money } from '../../domain/money.ts';
import type { Plan } from '../../domain/plan.ts';
import { openCounter, planIn, type Counter } from './counter.ts';
import { exchangeOf, exchangeStore, HARBOR, VARIANT } from './exchange-shop.ts';

const usd = (minor: number) => money(minor, 'USD');
/** Size L is 20.00, 21.60 with tax; 16.20 was paid for size M. */
const DUE = 2160 - 1620;

let counter: Counter;
let number = 3000;
beforeAll(async () => {
  counter = await openCounter(exchangeStore({ orders: 30, many: true }));
});
afterAll(() => counter.close());
afterEach(() => {
  healNetwork();
  counter.shopify.setPrice('SHIRT-L', '20.00');
});

async function planNext(even = false): Promise<Plan> {
  number += 1;
  const order = await counter.open(`#${number}`, HARBOR);
  const discount = { kind: even ? ('even' as const) : ('none' as const) };
  return planIn(await counter.plan(exchangeOf(order, { variantId: VARIANT.shirtL, discount }), HARBOR));
}
const settle = (plan: Plan) => counter.settle(plan.id, HARBOR);
const truth = (plan: Plan) => counter.shopify.order(plan.orderName);
/** The merchant changes the price the moment before web makes a call. */
function priceChangesBefore(name: string, price: string, openReturns: 'keep' | 'follow'): void {
  let changed = false;
  decideCalls((call) => {
    if (call.name === name && !changed) {
      changed = true;
      counter.shopify.setPrice('SHIRT-L', price, openReturns);
    }
    return 'pass';
  });
}
const nothingMoved = { outstanding: { presentment: '0.00' }, refunded: { presentment: '0.00' } };

describe('the price of goods that are given changes between plan and confirmation', () => {
  test('refused with what it comes to now: nothing is created, and the new plan can be confirmed', async () => {
    const plan = await planNext();
    expect(plan.due).toEqual(usd(DUE));
    counter.shopify.setPrice('SHIRT-L', '25.00');
    const reply = await settle(plan);
    expect(reply).toMatchObject({
      settlement: {
        state: 'refused',
        money: 'not_paid',
        refusal: { code: 'DUE_CHANGED' },
        newPlan: { due: usd(2700 - 1620) },
      },
    });
    expect(truth(plan)).toMatchObject({ ...nothingMoved, returns: [] });
    const now = reply.kind === 'settlement' ? reply.settlement.newPlan : null;
    expect(await settle(now ?? plan)).toMatchObject({
      settlement: { state: 'awaiting_payment', due: { left: usd(1080) } },
    });
  });

  test('an even swap stays even: its discount is another', async () => {
    const plan = await planNext(true);
    counter.shopify.setPrice('SHIRT-L', '25.00');
    const reply = await settle(plan);
    const settled =
      reply.kind === 'settlement' && reply.settlement.newPlan
        ? await settle(reply.settlement.newPlan)
        : reply;
    expect(settled).toMatchObject({ settlement: { state: 'finished', due: null, legs: [] } });
    expect(truth(plan)).toMatchObject(nothingMoved);
    expect(truth(plan)?.returns.filter(({ status }) => status === 'OPEN')).toEqual([]);
  });
});

describe('it changes once the return is created', () => {
  test.each(['ReturnOutcome', 'ReturnProcess'])(
    'before %s, where goods of a return keep their price: it comes to what was agreed',
    async (call) => {
      const plan = await planNext();
      priceChangesBefore(call, '25.00', 'keep');
      expect(await settle(plan)).toMatchObject({
        settlement: { state: 'awaiting_payment', due: { agreed: usd(DUE), left: usd(DUE) } },
      });
    },
  );

  test('before its outcome is asked, where they follow it: called off, with the new plan', async () => {
    const plan = await planNext();
    priceChangesBefore('ReturnOutcome', '25.00', 'follow');
    expect(await settle(plan)).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'DUE_CHANGED' }, newPlan: { due: usd(1080) } },
    });
    expect(truth(plan)).toMatchObject({ ...nothingMoved, returns: [{ status: 'CANCELED' }] });
  });

  test('before it is processed, where they follow it: nothing is paid, and goods that Shopify holds are not handed over', async () => {
    const plan = await planNext(true);
    priceChangesBefore('ReturnProcess', '25.00', 'follow');
    expect(await settle(plan)).toMatchObject({
      settlement: { state: 'return_processed', given: 'waiting', legs: [] },
    });
    expect(truth(plan)).toMatchObject({
      refunded: { presentment: '0.00' },
      fulfillmentStatus: 'ON_HOLD',
      returns: [{ status: 'CLOSED' }],
    });
  });
});
