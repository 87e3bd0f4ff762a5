import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { draftOf, openCounter, planIn, type Counter } from './counter.ts';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

describe('a plain refund', () => {
  test('goes to the gift card first, then to the card, in nine calls of Shopify from scan to done', async () => {
    const order = await counter.open('#136383');
    expect(counter.calls()).toEqual(['orders,productVariants', 'order,returnableFulfillments']);
    const plan = planIn(await counter.plan(draftOf(order, { '35004C': 1 })));
    expect(counter.calls()).toEqual(['order,returnableFulfillments,returnCalculate']);
    expect(plan.legs.map(({ label, lastDigits, amount }) => [label, lastDigits, amount.minor])).toEqual([
      ['Gift Card', '3831', 258],
      ['Visa', '2082', 207],
    ]);

    const reply = await counter.settle(plan.id);
    expect(reply).toMatchObject({
      kind: 'settlement',
      settlement: { state: 'finished', goods: 'returned', money: 'paid', returnName: '#136383-R1' },
    });
    expect(counter.calls()).toEqual([
      'order,returnableFulfillments,returnCalculate',
      'returnCreate',
      'return',
      'returnProcess',
    ]);
    const truth = counter.shopify.order('#136383');
    expect(truth).toMatchObject({ refunded: { presentment: '4.65' }, outstanding: { presentment: '0.00' } });
    expect(truth?.returns).toMatchObject([{ status: 'CLOSED' }]);
  });
});
