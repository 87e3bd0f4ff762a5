import { describe, expect, test } from '@jest/globals';
import { judgeLine, judgeOrder } from './eligibility.ts';
import { aLine, anOrder, aRequest, units } from './sample.test-kit.ts';

describe('may this order come back', () => {
  test('yes, as a rule', () => {
    expect(judgeOrder(anOrder())).toBeNull();
  });

  test('not a cancelled one, and it says since when', () => {
    const at = '2026-11-09T08:00:00Z';
    expect(judgeOrder(anOrder({ cancelledAt: at }))).toEqual({ code: 'ORDER_CANCELLED', at });
  });

  test('what no app may refund is for Shopify’s own screens, as long as anything is left', () => {
    const shopifyOnly = 'Interac •••• 6463';
    expect(judgeOrder(anOrder({ shopifyOnly }))).toEqual({ code: 'ONLY_IN_SHOPIFY', tender: shopifyOnly });
    expect(judgeOrder(anOrder({ shopifyOnly, lines: [aLine({ returnable: [] })] }))).toBeNull();
  });

  test.each([
    ['OPEN', 'RETURN_OPEN'],
    ['REQUESTED', 'RETURN_REQUESTED'],
  ] as const)('not beside a return that is %s, and it names it', (status, code) => {
    const order = anOrder({
      unfinishedReturns: [aRequest({ status })],
    });
    expect(judgeOrder(order)).toEqual({ code, returnName: '#1001-R1' });
  });
});

describe('may this line come back', () => {
  test('as many as Shopify says are returnable, over all its fulfillments', () => {
    const returnable = [units('a', 2), units('b', 5)];
    expect(judgeLine(aLine({ returnable }))).toEqual({ kind: 'returnable', upTo: 7 });
  });

  test('not what was never sent', () => {
    const line = aLine({ returnable: [], unfulfilledQuantity: 3 });
    expect(judgeLine(line)).toEqual({
      kind: 'refused',
      reason: { code: 'LINE_NOT_FULFILLED', unfulfilled: 3 },
    });
  });

  test('not what came back before', () => {
    expect(judgeLine(aLine({ returnable: [] }))).toEqual({
      kind: 'refused',
      reason: { code: 'LINE_NOTHING_LEFT', ordered: 3 },
    });
  });

  test('never a gift card, whatever Shopify offers: its code may still be spent', () => {
    expect(judgeLine(aLine({ isGiftCard: true }))).toEqual({
      kind: 'refused',
      reason: { code: 'LINE_GIFT_CARD' },
    });
  });
});
