import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { approvalsBy } from './approvals-by.ts';
import { returnTotal } from './cancellation.ts';
import { driftOf } from './drift.ts';
import { setThroughCart } from './exchange.ts';
import { feesFor } from './fees.ts';
import { money } from './money.ts';
import { directionOf, makePlan, NEW_STORE_CREDIT, type Plan, type PlanOutcome, type Quote } from './plan.ts';
import { canBeCollected } from './plan-exchange.ts';
import { DEFAULT_POLICY, type ExchangePolicy, type Policy } from './policy.ts';
import {
  aDraft,
  aLine,
  anExchangeLine,
  anOrder,
  aQuote,
  aRequest,
  aQuotedExchange,
  aTender,
  newStoreCredit,
  STAMP,
} from './sample.test-kit.ts';

const gbp = (minor: number) => money(minor, 'GBP');
const LINE = 'gid://shopify/LineItem/1';
const draft = aDraft({ exchange: { lines: [anExchangeLine()], throughCart: false, shipTo: null } });
const withRules = (exchange: Partial<ExchangePolicy>): Policy => ({
  ...DEFAULT_POLICY,
  exchange: { ...DEFAULT_POLICY.exchange, ...exchange },
});
const costing = (minor: number, over: Partial<Quote> = {}) =>
  aQuote({ exchange: aQuotedExchange(minor), ...over });
const make = (quote: Quote, policy = DEFAULT_POLICY, of = draft, order = anOrder()) =>
  makePlan(of, order, quote, STAMP, policy);
function planned(outcome: PlanOutcome): Plan {
  if (outcome.kind !== 'plan') throw new Error(`refused: ${outcome.refusal.code}`);
  return outcome.plan;
}
const refusal = (outcome: PlanOutcome) => (outcome.kind === 'refused' ? outcome.refusal : outcome.plan);

describe('the plan of an exchange', () => {
  test('even: nobody pays, and nothing is split', () => {
    const plan = planned(make(costing(465)));
    expect(plan).toMatchObject({ total: gbp(0), due: gbp(0), legs: [], adjustment: gbp(0) });
    expect(plan.exchange).toMatchObject({ value: gbp(465), collect: [] });
    expect(directionOf(plan)).toBe('even');
  });

  test('cheaper goods: the customer gets the rest, on any tender', () => {
    const plan = planned(make(costing(165)));
    expect(plan).toMatchObject({ total: gbp(300), totalInShopMoney: gbp(300), due: gbp(0) });
    expect(plan.legs.map(({ amount }) => amount)).toEqual([gbp(300)]);
    expect(directionOf(plan)).toBe('receives');
  });

  test('dearer goods: the customer pays the rest, in the ways that the shop offers', () => {
    const plan = planned(make(costing(1465, { tenders: [aTender(), newStoreCredit(860)] })));
    expect(plan).toMatchObject({ total: gbp(0), due: gbp(1000), legs: [] });
    expect(plan.exchange?.collect).toEqual([
      { route: 'collect_payment', unavailable: null },
      { route: 'pay_link', unavailable: null },
      { route: 'cart', unavailable: null },
      { route: 'shopify_exchange', unavailable: null },
    ]);
    expect(directionOf(plan)).toBe('pays');
    expect(canBeCollected(plan)).toBe(true);
  });

  test('swaps what was never sent, where nothing else comes back: what is left is paid by a call of its own', () => {
    const cancellation = {
      lines: [{ lineItemId: LINE, quantity: 1, value: gbp(465) }],
      total: gbp(465),
      dutyIds: [],
    };
    const notSent = anOrder({ lines: [aLine({ returnable: [], unfulfilledQuantity: 1 })] });
    const swap = (costs: number) =>
      planned(make(costing(costs, { lines: [], cancellation }), DEFAULT_POLICY, draft, notSent));
    expect(swap(465)).toMatchObject({ lines: [], total: gbp(0), due: gbp(0), legs: [] });
    const cheaper = swap(300);
    expect(cheaper).toMatchObject({
      total: gbp(165),
      cancellation: { swapped: true, total: gbp(165), amounts: [{ amount: gbp(165) }] },
    });
    expect(returnTotal(cheaper)).toEqual(gbp(0));
    expect(swap(600)).toMatchObject({ total: gbp(0), due: gbp(135), cancellation: { amounts: [] } });
  });

  test('not on a return that was begun elsewhere: nothing can be exchanged on it any more', () => {
    const begun = aRequest({ status: 'OPEN' });
    const order = anOrder({ unfinishedReturns: [begun] });
    expect(refusal(make(costing(465), DEFAULT_POLICY, { ...draft, continues: begun.id }, order))).toEqual({
      code: 'EXCHANGE_RETURN_BEGUN',
    });
  });

  test('not together with what was sent, nor through the cart: another call pays for that', () => {
    const cancellation = {
      lines: [{ lineItemId: LINE, quantity: 1, value: gbp(465) }],
      total: gbp(465),
      dutyIds: [],
    };
    const notSent = anOrder({ lines: [aLine({ returnable: [], unfulfilledQuantity: 1 })] });
    expect(refusal(make(costing(465, { cancellation }), DEFAULT_POLICY, draft, notSent))).toEqual({
      code: 'EXCHANGE_NOT_SENT',
    });
    const alone = costing(465, { lines: [], cancellation });
    expect(refusal(make(alone, DEFAULT_POLICY, setThroughCart(draft, true), notSent))).toEqual({
      code: 'EXCHANGE_NOT_SENT',
    });
  });

  test('says why a way to pay is closed for this order', () => {
    const exchange = { ...aQuotedExchange(1465), order: { payments: 2, edited: true } };
    const plan = planned(make(aQuote({ exchange })));
    expect(plan.exchange?.collect).toMatchObject([
      { route: 'collect_payment', unavailable: 'SEVERAL_PAYMENTS' },
      { route: 'pay_link', unavailable: null },
      { route: 'cart', unavailable: 'NO_STORE_CREDIT' },
      { route: 'shopify_exchange' },
    ]);
    const edited = { ...exchange, order: { payments: 1, edited: true } };
    expect(planned(make(aQuote({ exchange: edited }))).exchange?.collect[0]).toEqual({
      route: 'collect_payment',
      unavailable: 'ORDER_EDITED',
    });
  });

  test('is refused where the customer would pay and nobody could collect it', () => {
    expect(refusal(make(costing(1465), withRules({ collect: [] })))).toEqual({
      code: 'NO_COLLECT_ROUTE',
      due: gbp(1000),
    });
    const onlyNative = planned(make(costing(1465), withRules({ collect: ['shopify_exchange'] })));
    expect(canBeCollected(onlyNative)).toBe(false);
    // Even and cheaper exchanges need no way to collect.
    expect(make(costing(465), withRules({ collect: [] })).kind).toBe('plan');
  });

  test('what Shopify says against the goods is why there is none', () => {
    const problem = { code: 'EXCHANGE_VARIANT_GONE', title: 'Shirt' } as const;
    const exchange = { ...aQuotedExchange(465), problem };
    expect(refusal(make(aQuote({ exchange })))).toEqual(problem);
  });

  test('goods that are worth nothing may be exchanged, though there is nothing to refund', () => {
    expect(
      make(aQuote({ total: gbp(0), lines: [{ lineItemId: LINE, quantity: 1, value: gbp(0) }] })).kind,
    ).toBe('refused');
    expect(planned(make(costing(100, { total: gbp(0) })))).toMatchObject({ due: gbp(100) });
  });

  test('more off than staff may take off alone needs a manager', () => {
    const exchange = aQuotedExchange(400, { kind: 'manual', amount: gbp(65), percent: 13.98 });
    const needs = (percent: number) =>
      planned(make(aQuote({ exchange }), withRules({ discountPercent: percent }))).approvals;
    expect(needs(10)).toEqual([
      { code: 'DISCOUNT_ABOVE_LIMIT', title: 'Tea towel', amount: gbp(65), limit: 10 },
    ]);
    expect(needs(14)).toEqual([]);
    const even = aQuotedExchange(400, { kind: 'even', amount: gbp(65), percent: 13.98 });
    expect(approvalsBy(DEFAULT_POLICY, [])(planned(make(aQuote({ exchange: even }))))).toEqual([]);
  });

  test('through the cart all that comes back becomes store credit, and nothing is exchanged', () => {
    const customer = { id: 'gid://shopify/Customer/7', name: 'Ann' };
    const order = anOrder({ customer });
    const quote = costing(1465, { tenders: [aTender(), newStoreCredit(860)] });
    const plan = planned(make(quote, DEFAULT_POLICY, setThroughCart(draft, true), order));
    expect(plan).toMatchObject({
      exchange: null,
      total: gbp(465),
      due: gbp(0),
      legs: [{ parentId: NEW_STORE_CREDIT, amount: gbp(465) }],
      cart: {
        lines: [{ variantId: anExchangeLine().variantId, quantity: 1, title: 'Tea towel' }],
        properties: { 'Exchange for return': STAMP.reference },
        customerId: 7,
      },
    });
    expect(refusal(make(quote, DEFAULT_POLICY, setThroughCart(draft, true)))).toEqual({
      code: 'CART_NEEDS_CUSTOMER',
    });
    expect(driftOf(plan, quote)).toBeNull();
  });

  test('has drifted when what the customer pays has', () => {
    const plan = planned(make(costing(1465)));
    expect(driftOf(plan, costing(1465))).toBeNull();
    expect(driftOf(plan, costing(1466))).toEqual({ code: 'DUE_CHANGED', agreed: gbp(1000), now: gbp(1001) });
    expect(driftOf(plan, costing(400))).toEqual({ code: 'DUE_CHANGED', agreed: gbp(1000), now: gbp(0) });
    const cheaper = planned(make(costing(165)));
    expect(driftOf(cheaper, costing(166))).toEqual({ code: 'PLAN_CHANGED', agreed: gbp(300), now: gbp(299) });
  });

  test('whatever the goods cost, exactly the difference moves, one way only', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (worth, cost) => {
        const tenders = [aTender({ ceiling: gbp(6000) })];
        const quote = costing(cost, { total: gbp(worth), totalInShopMoney: gbp(worth), tenders });
        const { total, due, legs } = planned(make(quote));
        expect(total.minor - due.minor).toBe(worth - cost);
        expect(Math.min(total.minor, due.minor)).toBe(0);
        expect(legs.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(total.minor);
      }),
    );
  });
});

describe('fees of exchanged goods', () => {
  const restockingFee = { percent: 10, soldAt: 'everywhere', freeConditions: [], freeReasonIds: [] } as const;
  const fees = (exchange: Partial<ExchangePolicy>, of = draft) =>
    feesFor({ ...withRules(exchange), restockingFee, returnShippingFee: [gbp(300)] }, of, anOrder());

  test('are left out where the policy says so', () => {
    expect(fees({ feesWaived: true })).toEqual({ restocking: {}, returnShipping: null });
    expect(fees({ feesWaived: false })).toEqual({ restocking: { [LINE]: 10 }, returnShipping: gbp(300) });
  });

  test('but not for goods that nothing is given for, or that are sold in the cart', () => {
    const forNone = aDraft({
      exchange: { ...draft.exchange, lines: [anExchangeLine({ forLineItemId: null })] },
    });
    const taken = { restocking: { [LINE]: 10 }, returnShipping: gbp(300) };
    expect(fees({ feesWaived: true }, forNone)).toEqual(taken);
    expect(fees({ feesWaived: true }, setThroughCart(draft, true))).toEqual(taken);
  });
});
