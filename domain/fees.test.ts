import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { USUAL_DETAILS, setChoices, type LineDetails } from './draft.ts';
import { feesFor, type Fee } from './fees.ts';
import { money, sum } from './money.ts';
import { makePlan } from './plan.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';
import { aDraft, anOrder, aQuote, aTender, orderDraftQuote, STAMP } from './sample.test-kit.ts';

const gbp = (minor: number) => money(minor, 'GBP');
const LINE = 'gid://shopify/LineItem/1';
const REASON = 'gid://shopify/ReturnReasonDefinition/1';

describe('the fees to ask for', () => {
  const policy: Policy = {
    ...DEFAULT_POLICY,
    restockingFee: { percent: 15, soldAt: 'online', freeConditions: ['damaged'], freeReasonIds: [REASON] },
    returnShippingFee: [gbp(395), money(500, 'JPY')],
  };

  test('are none where the policy has none', () => {
    expect(feesFor(DEFAULT_POLICY, aDraft(), anOrder())).toEqual({ restocking: {}, returnShipping: null });
  });

  test('are for every line, and once for the return, of an order sold online', () => {
    expect(feesFor(policy, aDraft(), anOrder())).toEqual({
      restocking: { [LINE]: 15 },
      returnShipping: gbp(395),
    });
  });

  test('are not asked of goods that were sold over the counter, unless it says everywhere', () => {
    const order = anOrder({ soldAt: 'counter' });
    expect(feesFor(policy, aDraft(), order)).toEqual({ restocking: {}, returnShipping: null });
    const restockingFee = {
      percent: 15,
      soldAt: 'everywhere',
      freeConditions: [],
      freeReasonIds: [],
    } as const;
    const everywhere: Policy = { ...policy, restockingFee };
    expect(feesFor(everywhere, aDraft(), order).restocking).toEqual({ [LINE]: 15 });
  });

  test('spare goods that come back damaged, or for a reason that is the shop’s own fault', () => {
    const lines = (details: Partial<LineDetails>) => [
      { lineItemId: LINE, quantity: 1, ...USUAL_DETAILS, ...details },
    ];
    const asked = (details: Partial<LineDetails>) =>
      feesFor(policy, aDraft({ lines: lines(details) }), anOrder()).restocking;
    expect(asked({ condition: 'damaged' })).toEqual({});
    expect(asked({ reasonId: REASON })).toEqual({});
    expect(asked({ condition: 'missing', reasonId: 'another' })).toEqual({ [LINE]: 15 });
  });

  test('are in the money the customer paid with: no amount, no fee', () => {
    const asked = (currency: string) => feesFor(policy, aDraft(), anOrder({ currency })).returnShipping;
    expect(asked('JPY')).toEqual(money(500, 'JPY'));
    expect(asked('EUR')).toBeNull();
  });
});

describe('a plan with fees', () => {
  const fee = (minor: number, waived = false): Fee => ({
    kind: 'restocking',
    lineItemId: LINE,
    percentage: 15,
    amount: gbp(minor),
    waived,
  });
  const withFees = (total: number, ...fees: Fee[]) =>
    makePlan(aDraft(), anOrder(), aQuote({ total: gbp(total), fees }), STAMP);

  test('shows them and pays what is left', () => {
    expect(withFees(395, fee(70))).toMatchObject({
      kind: 'plan',
      plan: { fees: [fee(70)], total: gbp(395), adjustment: gbp(0), legs: [{ amount: gbp(395) }] },
    });
  });

  test('shows what is waived, and pays it', () => {
    expect(withFees(465, fee(70, true))).toMatchObject({
      kind: 'plan',
      plan: { fees: [fee(70, true)], total: gbp(465), adjustment: gbp(0) },
    });
  });

  test('that take all of it is none, and says so', () => {
    expect(withFees(0, fee(465))).toEqual({
      kind: 'refused',
      refusal: { code: 'FEES_TAKE_ALL', fees: gbp(465), worth: gbp(465) },
    });
    expect(withFees(-35, fee(500))).toMatchObject({ refusal: { code: 'FEES_TAKE_ALL' } });
    expect(withFees(0)).toEqual({ kind: 'refused', refusal: { code: 'NOTHING_TO_PAY' } });
  });

  test('always sums: lines, shipping and adjustment less what is taken are what is paid', () => {
    fc.assert(
      fc.property(orderDraftQuote, ({ order, draft, quote }) => {
        const outcome = makePlan(draft, order, quote, STAMP);
        if (outcome.kind === 'refused') return;
        const { plan } = outcome;
        const parts = [
          ...plan.lines.map(({ value }) => value),
          plan.shipping.amount,
          plan.duties.amount,
          plan.tip.amount,
          plan.adjustment,
        ];
        const taken = plan.fees.filter(({ waived }) => !waived).map(({ amount }) => amount);
        const { currency } = order;
        const paid = sum(
          currency,
          plan.legs.map(({ amount }) => amount),
        );
        expect(paid.minor).toBe(sum(currency, parts).minor - sum(currency, taken).minor);
      }),
      { numRuns: 500 },
    );
  });
});

test('waiving fees forgets amounts that were made for another total', () => {
  const split = [{ parentId: 'visa', amount: gbp(395) }];
  expect(setChoices(aDraft({ split }), { waivedFees: { reason: 'Our mistake' } })).toMatchObject({
    split: null,
    waivedFees: { reason: 'Our mistake' },
  });
  expect(
    setChoices(aDraft({ split: 'store_credit', waivedFees: { reason: 'x' } }), { waivedFees: null }),
  ).toMatchObject({
    split: 'store_credit',
    waivedFees: null,
  });
});

describe('the ways the policy lets money go', () => {
  const visa = aTender({ parentId: 'visa' });
  const credit = aTender({ parentId: 'new_store_credit', kind: 'new_store_credit', paid: gbp(0) });
  const only = (method: 'original' | 'storeCredit' | 'giftCard'): Policy => ({
    ...DEFAULT_POLICY,
    methods: {
      inTime: { original: false, storeCredit: false, giftCard: false, [method]: true },
      late: DEFAULT_POLICY.methods.late,
    },
  });
  const planned = (policy: Policy, tenders = [visa, credit], draft = aDraft()) =>
    makePlan(draft, anOrder(), aQuote({ tenders }), STAMP, policy);

  test('only to where it came from', () => {
    expect(planned(only('original'))).toMatchObject({
      plan: {
        legs: [{ parentId: 'visa' }],
        tenders: [{ unavailable: null }, { unavailable: 'NOT_ALLOWED', ceiling: gbp(0) }],
      },
    });
    expect(planned(only('original'), [visa, credit], aDraft({ split: 'store_credit' }))).toMatchObject({
      refusal: { code: 'STORE_CREDIT_UNAVAILABLE' },
    });
    const split = [{ parentId: 'new_store_credit', amount: gbp(465) }];
    expect(planned(only('original'), [visa, credit], aDraft({ split }))).toMatchObject({
      refusal: { code: 'TENDER_ABOVE_CEILING' },
    });
  });

  test('only as store credit: then that is the usual way', () => {
    expect(planned(only('storeCredit'))).toMatchObject({
      plan: { legs: [{ parentId: 'new_store_credit' }] },
    });
  });

  test('where none of them can be used, it says so', () => {
    const none = { ...credit, ceiling: gbp(0), unavailable: 'NO_CUSTOMER' as const };
    expect(planned(only('storeCredit'), [visa, none])).toEqual({
      kind: 'refused',
      refusal: { code: 'NO_METHOD_ALLOWED' },
    });
  });

  test('a payment that Shopify alone may refund is not replaced by store credit unasked', () => {
    const interac = { ...visa, ceiling: gbp(0), unavailable: 'NEEDS_SHOPIFY_SCREEN' as const };
    expect(planned(DEFAULT_POLICY, [interac, credit])).toMatchObject({ refusal: { code: 'TENDERS_SHORT' } });
  });
});
