import { describe, expect, test } from '@jest/globals';
import { USUAL_DETAILS } from './draft.ts';
import { judgeLine, judgeOrder, objectionTo } from './eligibility.ts';
import { judgeDraft } from './judge-draft.ts';
import { money } from './money.ts';
import { aDraft, aLine, anOrder, aRequest, units } from './sample.test-kit.ts';

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

describe('an order of which no money was taken yet', () => {
  const authorized = { amount: money(860, 'GBP'), besideTaken: false };
  const untouched = [aLine({ returnable: [], unfulfilledQuantity: 3 })];

  test('can be cancelled as a whole as long as nothing of it was handed over', () => {
    expect(judgeOrder(anOrder({ authorized, lines: untouched }))).toBeNull();
    const draft = aDraft({
      lines: [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 3, ...USUAL_DETAILS }],
    });
    expect(judgeDraft(draft, anOrder({ authorized, lines: untouched }))).toBeNull();
  });

  test('a part of it cannot: nothing could be paid back', () => {
    expect(judgeDraft(aDraft(), anOrder({ authorized, lines: untouched }))).toEqual({
      code: 'AUTHORIZED_PART',
      amount: authorized.amount,
    });
  });

  test('what was handed over waits until the shop has taken the money; a sale at the till is soon taken', () => {
    expect(judgeOrder(anOrder({ authorized }))).toEqual({
      code: 'ORDER_AUTHORIZED',
      amount: authorized.amount,
    });
    expect(judgeOrder(anOrder({ authorized, soldAt: 'counter' }))).toMatchObject({ code: 'SALE_AUTHORIZED' });
  });

  test('where another payment was taken, that one can be paid back', () => {
    const { amount } = authorized;
    const partly = { authorized: { ...authorized, besideTaken: true } };
    // Shopify reckons what goes back against all that is owed, held or not: it would suggest too little, and the hold would stay.
    expect(judgeOrder(anOrder(partly))).toEqual({ code: 'ORDER_PARTLY_HELD', amount });
    expect(judgeOrder(anOrder({ ...partly, soldAt: 'counter' }))).toEqual({
      code: 'SALE_AUTHORIZED',
      amount,
    });
  });
});

describe('may this line come back', () => {
  test('as many as Shopify says are returnable, over all its fulfillments', () => {
    const returnable = [units('a', 2), units('b', 5)];
    expect(judgeLine(aLine({ returnable }))).toEqual({ kind: 'returnable', upTo: 7 });
  });

  test('what was never sent is cancelled: it counts with what can be brought back', () => {
    const line = aLine({ returnable: [], unfulfilledQuantity: 3 });
    expect(judgeLine(line)).toEqual({ kind: 'returnable', upTo: 3 });
    expect(judgeLine({ ...line, returnable: [units('a', 2)] })).toEqual({ kind: 'returnable', upTo: 5 });
  });

  test('what was never sent is not too late, and was sold for good all the same', () => {
    const sold = { returnable: [units('a', 2)], unfulfilledQuantity: 1 };
    const late = {
      reason: { code: 'LINE_LATE', until: '2026-11-20' },
      upTo: 1,
      exception: 'manager',
    } as const;
    expect(judgeLine(aLine({ ...sold, objection: late }))).toEqual({ kind: 'returnable', upTo: 1 });
    expect(objectionTo(aLine({ ...sold, objection: late }), { toCancel: 1 })).toBeNull();
    expect(objectionTo(aLine({ ...sold, objection: late }), { toReturn: 1 })).toEqual(late.reason);
    const final = {
      reason: { code: 'LINE_FINAL_SALE', tag: 'final' },
      upTo: 0,
      exception: 'nobody',
    } as const;
    expect(judgeLine(aLine({ ...sold, objection: final }), true)).toEqual({
      kind: 'refused',
      reason: final.reason,
    });
    expect(objectionTo(aLine({ ...sold, objection: final }), { toCancel: 1 })).toEqual(final.reason);
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
