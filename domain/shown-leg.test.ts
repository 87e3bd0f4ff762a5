import { describe, expect, test } from '@jest/globals';
import { money } from './money.ts';
import type { Plan } from './plan.ts';
import type { SettledLeg } from './settlement.ts';
import { showLegs } from './shown-leg.ts';
import { NEW_GIFT_CARD, type QuotedTender } from './tender.ts';

const gbp = (minor: number) => money(minor, 'GBP');
const tender = (parentId: string, over: Partial<QuotedTender> = {}): QuotedTender => ({
  parentId,
  kind: 'card',
  gateway: 'shopify_payments',
  label: 'Visa',
  lastDigits: '2082',
  paid: gbp(1000),
  ceiling: gbp(1000),
  unavailable: null,
  ...over,
});
const leg = (parentId: string, minor: number, over: Partial<SettledLeg> = {}): SettledLeg => {
  const { kind, gateway, label, lastDigits } = tender(parentId);
  const amount = gbp(minor);
  return {
    ...{ parentId, kind, gateway, label, lastDigits, amount },
    payout: 'shopify',
    status: 'success',
    transactionId: null,
    ...over,
  };
};
const plan = (...tenders: QuotedTender[]) =>
  ({ currency: 'GBP', tenders, giftCardRoute: 'separate' }) as unknown as Plan;
const elsewhere = (of: Plan, ...legs: SettledLeg[]) =>
  showLegs(of, legs).map((shown) => shown.elsewhere.map(({ parentId }) => parentId));

test.each([
  [leg('a', 1), 'success'],
  [leg('a', 1, { status: 'pending', payout: 'cash_drawer' }), 'pending'],
  [leg('a', 1, { status: 'failed', kind: 'new_gift_card' }), 'failed'],
  [leg('a', 1, { payout: 'cash_drawer' }), 'byHand'],
  [leg('a', 1, { payout: 'pay_yourself' }), 'byHand'],
  [leg('a', 1, { kind: 'new_store_credit' }), 'credited'],
  [leg('a', 1, { kind: 'new_gift_card' }), 'issued'],
])('what became of leg %#', (of, became) => {
  expect(showLegs(plan(), [of])).toMatchObject([{ became }]);
});

describe('money owed can go elsewhere', () => {
  const failed = leg('a', 600, { status: 'failed' });

  test('where another tender has room for it, not to its own and not to one that cannot be used', () => {
    const tenders = [
      tender('a'),
      tender('b', { ceiling: gbp(600) }),
      tender('c', { ceiling: gbp(599) }),
      tender('d', { unavailable: 'NOTHING_LEFT' }),
    ];
    expect(elsewhere(plan(...tenders), failed)).toEqual([['b']]);
  });

  test('less what this settlement pays there', () => {
    expect(elsewhere(plan(tender('b')), failed, leg('b', 400))).toEqual([['b'], []]);
    expect(elsewhere(plan(tender('b')), failed, leg('b', 401))).toEqual([[], []]);
  });

  test('onto one new gift card only', () => {
    const card = tender(NEW_GIFT_CARD, { kind: 'new_gift_card' });
    expect(elsewhere(plan(card), failed)).toEqual([[NEW_GIFT_CARD]]);
    expect(elsewhere(plan(card), failed, leg(NEW_GIFT_CARD, 1))).toEqual([[], []]);
  });

  test('while it is owed only', () => {
    expect(elsewhere(plan(tender('b')), leg('a', 1, { status: 'pending' }))).toEqual([[]]);
  });
});
