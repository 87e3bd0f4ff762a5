import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { setDetails, USUAL_DETAILS, type Condition, type Draft } from './draft.ts';
import { takenFees } from './fees.ts';
import { money, subtract, sum } from './money.ts';
import { driftOf } from './drift.ts';
import { referenceOf } from './reference.ts';
import { isGivenAnew, makePlan, NEW_STORE_CREDIT, type Plan, type PlanOutcome } from './plan.ts';
import {
  aDraft,
  aLine,
  anOrder,
  aQuote,
  aTender,
  newStoreCredit,
  orderDraftQuote,
  STAMP,
} from './sample.test-kit.ts';

const gbp = (minor: number) => money(minor, 'GBP');
const GIFT_CARD = aTender({
  parentId: 'gift',
  kind: 'gift_card',
  label: 'Gift card',
  lastDigits: '3831',
  paid: gbp(258),
  ceiling: gbp(258),
});
const VISA = aTender({ parentId: 'visa', paid: gbp(602), ceiling: gbp(602) });

const LINE = 'gid://shopify/LineItem/1';

function planned(outcome: PlanOutcome): Plan {
  if (outcome.kind !== 'plan') throw new Error(`refused: ${outcome.refusal.code}`);
  return outcome.plan;
}
const amounts = (plan: Plan) => plan.legs.map((leg) => [leg.parentId, leg.amount.minor]);
const refusal = (outcome: PlanOutcome) => (outcome.kind === 'refused' ? outcome.refusal : outcome.plan);

describe('a plan', () => {
  test('pays the original gift card first, then the others as they were paid', () => {
    const quote = aQuote({ tenders: [VISA, GIFT_CARD] });
    expect(amounts(planned(makePlan(aDraft(), anOrder(), quote, STAMP)))).toEqual([
      ['gift', 258],
      ['visa', 207],
    ]);
  });

  test('says who moves the money: Shopify, the drawer, or the shop itself', () => {
    const quote = aQuote({
      total: gbp(30),
      tenders: [
        aTender({ parentId: 'a', kind: 'cash', ceiling: gbp(10) }),
        aTender({ parentId: 'b', kind: 'manual', ceiling: gbp(10) }),
        aTender({ parentId: 'c', ceiling: gbp(10) }),
      ],
    });
    const { legs } = planned(makePlan(aDraft(), anOrder(), quote, STAMP));
    expect(legs.map((leg) => leg.payout)).toEqual(['cash_drawer', 'pay_yourself', 'shopify']);
  });

  test('counts duties and a tip like shipping: no adjustment is left', () => {
    const quote = aQuote({
      shipping: { amount: gbp(395), refundable: gbp(395), beforeTax: false },
      duties: { amount: gbp(101), ids: ['gid://shopify/Duty/1'], offered: true },
      tip: { amount: gbp(250), lineItemId: 'gid://shopify/LineItem/9', refundable: gbp(250) },
      total: gbp(465 + 395 + 101 + 250),
      tenders: [aTender({ ceiling: gbp(2000) })],
    });
    const plan = planned(makePlan(aDraft(), anOrder(), quote, STAMP));
    expect(plan).toMatchObject({
      adjustment: gbp(0),
      total: gbp(1211),
      duties: { amount: gbp(101) },
      tip: { amount: gbp(250) },
    });
  });

  test('names the reason and the place, and no place for what goes nowhere', () => {
    const [reason] = anOrder().reasons;
    const details = { reasonId: reason?.id ?? null, restockLocationId: 'gid://shopify/Location/2' };
    const said = (condition: Condition) =>
      planned(makePlan(setDetails(aDraft(), LINE, { ...details, condition }), anOrder(), aQuote(), STAMP))
        .lines;
    expect(said('needs_a_look')).toMatchObject([
      {
        reasonName: 'Changed my mind',
        locationName: 'Camden',
        restockLocationId: 'gid://shopify/Location/2',
      },
    ]);
    expect(said('missing')).toMatchObject([{ locationName: null, restockLocationId: null }]);
  });

  test("keeps Shopify's total where it differs from the parts, and shows the difference", () => {
    const plan = planned(makePlan(aDraft(), anOrder(), aQuote({ total: gbp(400) }), STAMP));
    expect(plan.total).toEqual(gbp(400));
    expect(plan.adjustment).toEqual(gbp(-65));
  });

  test('never pays more than is quoted, never more on a tender than it holds, and its parts sum to its total', () => {
    fc.assert(
      fc.property(orderDraftQuote, ({ order, draft, quote }) => {
        const outcome = makePlan(draft, order, quote, STAMP);
        if (outcome.kind === 'refused') return;
        const { plan } = outcome;
        expect(plan.total).toEqual(quote.total);
        expect(
          sum(
            order.currency,
            plan.legs.map((leg) => leg.amount),
          ),
        ).toEqual(plan.total);
        const parts = [
          ...plan.lines.map((line) => line.value),
          plan.shipping.amount,
          plan.duties.amount,
          plan.tip.amount,
          plan.adjustment,
        ];
        const fees = takenFees(plan.fees, order.currency);
        expect(subtract(sum(order.currency, parts), fees)).toEqual(plan.total);
        for (const leg of plan.legs) {
          const tender = quote.tenders.find(({ parentId }) => parentId === leg.parentId);
          expect(tender?.unavailable).toBeNull();
          expect(leg.amount.minor).toBeLessThanOrEqual(tender?.ceiling.minor ?? -1);
          expect(leg.amount.minor).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is made whenever the tenders can bear it, and says what is short when not', () => {
    fc.assert(
      fc.property(orderDraftQuote, ({ order, draft, quote }) => {
        fc.pre(draft.lines.length > 0 && quote.total.minor > 0);
        const usable = quote.tenders.filter((tender) => tender.unavailable === null && !isGivenAnew(tender));
        const ceiling = usable.reduce((total, tender) => total + tender.ceiling.minor, 0);
        const outcome = makePlan(draft, order, quote, STAMP);
        if (ceiling >= quote.total.minor) expect(outcome.kind).toBe('plan');
        else {
          expect(refusal(outcome)).toEqual({
            code: 'TENDERS_SHORT',
            total: quote.total,
            refundable: money(ceiling, order.currency),
          });
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("the cashier's own split", () => {
  const quote = aQuote({ tenders: [GIFT_CARD, VISA] });
  const splitting = (gift: number, visa: number) =>
    makePlan(
      aDraft({
        split: [
          { parentId: 'gift', amount: gbp(gift) },
          { parentId: 'visa', amount: gbp(visa) },
        ],
      }),
      anOrder(),
      quote,
      STAMP,
    );

  test('stands within the ceilings', () => {
    expect(amounts(planned(splitting(0, 465)))).toEqual([['visa', 465]]);
    expect(amounts(planned(splitting(100, 365)))).toEqual([
      ['gift', 100],
      ['visa', 365],
    ]);
  });

  test('is refused above a ceiling, off the total, below nothing, or on a tender that is not there', () => {
    expect(refusal(splitting(259, 206))).toEqual({
      code: 'TENDER_ABOVE_CEILING',
      label: 'Gift card',
      asked: gbp(259),
      ceiling: gbp(258),
    });
    expect(refusal(splitting(100, 100))).toMatchObject({ code: 'TENDERS_DO_NOT_SUM', asked: gbp(200) });
    expect(refusal(splitting(-10, 475))).toMatchObject({ code: 'TENDER_UNKNOWN' });
    const stranger = aDraft({ split: [{ parentId: 'stranger', amount: gbp(465) }] });
    expect(refusal(makePlan(stranger, anOrder(), quote, STAMP))).toEqual({ code: 'TENDER_UNKNOWN' });
  });

  test('one tender named twice counts together', () => {
    const twice = aDraft({
      split: [
        { parentId: 'gift', amount: gbp(200) },
        { parentId: 'gift', amount: gbp(265) },
      ],
    });
    expect(refusal(makePlan(twice, anOrder(), quote, STAMP))).toMatchObject({ code: 'TENDER_ABOVE_CEILING' });
  });
});

describe('store credit', () => {
  const tenders = [GIFT_CARD, VISA, newStoreCredit(860)];
  const planOf = (split: Draft['split'], quote = aQuote({ tenders })) =>
    makePlan(aDraft({ split }), anOrder(), quote, STAMP);

  test('is never given unasked, however little the payments can take', () => {
    expect(amounts(planned(planOf(null)))).toEqual([
      ['gift', 258],
      ['visa', 207],
    ]);
    expect(refusal(planOf(null, aQuote({ tenders: [GIFT_CARD, newStoreCredit(860)] })))).toMatchObject({
      code: 'TENDERS_SHORT',
      refundable: gbp(258),
    });
  });

  test('takes all of it, whatever it comes to', () => {
    expect(planned(planOf('store_credit')).legs).toEqual([
      {
        parentId: NEW_STORE_CREDIT,
        kind: 'new_store_credit',
        gateway: 'shopify_store_credit',
        label: 'Store credit',
        lastDigits: null,
        amount: gbp(465),
        payout: 'shopify',
      },
    ]);
    expect(amounts(planned(planOf('store_credit', aQuote({ total: gbp(860), tenders }))))).toEqual([
      [NEW_STORE_CREDIT, 860],
    ]);
  });

  test('mixes with original payments', () => {
    const split = [
      { parentId: 'visa', amount: gbp(300) },
      { parentId: NEW_STORE_CREDIT, amount: gbp(165) },
    ];
    expect(amounts(planned(planOf(split)))).toEqual([
      ['visa', 300],
      [NEW_STORE_CREDIT, 165],
    ]);
  });

  test('is refused where none can be given, and above what is left', () => {
    const none = { ...newStoreCredit(0), unavailable: 'NO_CUSTOMER' } as const;
    for (const without of [[VISA], [VISA, none]]) {
      expect(refusal(planOf('store_credit', aQuote({ tenders: without })))).toEqual({
        code: 'STORE_CREDIT_UNAVAILABLE',
      });
    }
    expect(refusal(planOf('store_credit', aQuote({ tenders: [VISA, newStoreCredit(464)] })))).toMatchObject({
      code: 'TENDER_ABOVE_CEILING',
      ceiling: gbp(464),
    });
  });

  test('however the cashier splits, nobody gets more than the total, nor a tender more than it may take', () => {
    const splits = orderDraftQuote.chain((drawn) =>
      fc
        .array(fc.record({ share: fc.nat(60_000), tender: fc.nat(5) }), { maxLength: 6 })
        .map((parts) => ({ ...drawn, parts })),
    );
    const all = fc.constantFrom('store_credit', 'gift_card', null);
    fc.assert(
      fc.property(splits, all, ({ order, draft, quote, parts }, to) => {
        const amountsAsked = parts.map(({ share, tender }) => ({
          parentId: quote.tenders[tender % quote.tenders.length]?.parentId ?? '',
          amount: money(share, order.currency),
        }));
        // What is missing goes to the last tender, so that many splits sum to the total.
        const asked = amountsAsked.reduce((minor, { amount }) => minor + amount.minor, 0);
        const rest = {
          parentId: quote.tenders.at(-1)?.parentId ?? '',
          amount: money(Math.max(0, quote.total.minor - asked), order.currency),
        };
        const split = to ?? [...amountsAsked, rest];
        const outcome = makePlan({ ...draft, split }, order, quote, STAMP);
        if (outcome.kind === 'refused') return;
        const { legs, total } = outcome.plan;
        expect(
          sum(
            order.currency,
            legs.map(({ amount }) => amount),
          ),
        ).toEqual(total);
        expect(total).toEqual(quote.total);
        for (const tender of quote.tenders) {
          const to = legs.filter(({ parentId }) => parentId === tender.parentId);
          expect(to.length).toBeLessThanOrEqual(1);
          expect(to[0]?.amount.minor ?? 0).toBeLessThanOrEqual(tender.ceiling.minor);
        }
        if (to) expect(legs.map(({ kind }) => kind)).toEqual([`new_${to}`]);
      }),
      { numRuns: 500 },
    );
  });

  test('of an agreed plan does not hold once Shopify gives none any more', () => {
    const plan = planned(planOf('store_credit'));
    expect(driftOf(plan, aQuote({ tenders }))).toBeNull();
    const none = { ...newStoreCredit(0), unavailable: 'SWITCHED_OFF' } as const;
    expect(driftOf(plan, aQuote({ tenders: [VISA, none] }))).toEqual({
      code: 'PLAN_CHANGED',
      agreed: gbp(465),
      now: gbp(0),
    });
  });
});

describe('a draft that cannot become a plan', () => {
  const judged = (draft = aDraft(), order = anOrder(), quote = aQuote()) =>
    refusal(makePlan(draft, order, quote, STAMP));

  test('says why, with its facts', () => {
    expect(judged(aDraft({ lines: [] }))).toEqual({ code: 'NOTHING_CHOSEN' });
    const line = { lineItemId: 'gid://shopify/LineItem/1', ...USUAL_DETAILS };
    expect(judged(aDraft({ lines: [{ ...line, quantity: 4 }] }))).toMatchObject({
      code: 'QUANTITY_ABOVE_LEFT',
      asked: 4,
      left: 3,
    });
    expect(judged(aDraft({ lines: [{ ...line, lineItemId: 'elsewhere', quantity: 1 }] }))).toEqual({
      code: 'LINE_UNKNOWN',
    });
    expect(judged(aDraft(), anOrder({ lines: [aLine({ isGiftCard: true })] }))).toMatchObject({
      code: 'LINE_REFUSED',
      reason: { code: 'LINE_GIFT_CARD' },
    });
    const unknownReason = setDetails(aDraft(), LINE, {
      reasonId: 'gid://shopify/ReturnReasonDefinition/404',
    });
    expect(judged(unknownReason)).toMatchObject({ code: 'REASON_GONE' });
    const nowhere = { restockLocationId: 'gid://shopify/Location/404' };
    expect(judged(setDetails(aDraft(), LINE, nowhere))).toMatchObject({ code: 'LOCATION_GONE' });
    // What is damaged goes nowhere: the place does not matter.
    const damaged = setDetails(aDraft(), LINE, { ...nowhere, condition: 'damaged' });
    expect(makePlan(damaged, anOrder(), aQuote(), STAMP).kind).toBe('plan');
    expect(judged(aDraft({ shipping: { kind: 'amount', amount: money(1, 'EUR') } }))).toMatchObject({
      code: 'SHIPPING_ABOVE_LEFT',
    });
    expect(judged(aDraft({ shipping: { kind: 'amount', amount: gbp(396) } }))).toEqual({
      code: 'SHIPPING_ABOVE_LEFT',
      asked: gbp(396),
      left: gbp(395),
    });
    expect(judged(aDraft(), anOrder(), aQuote({ total: gbp(0) }))).toEqual({ code: 'NOTHING_TO_PAY' });
    expect(judged(aDraft(), anOrder({ cancelledAt: '2026-11-09T08:00:00Z' }))).toMatchObject({
      code: 'ORDER_CANCELLED',
    });
  });
});

describe('an agreed plan against a fresh quote', () => {
  const plan = planned(makePlan(aDraft(), anOrder(), aQuote({ tenders: [GIFT_CARD, VISA] }), STAMP));

  test('holds whatever split Shopify suggests, as long as total and ceilings do', () => {
    expect(driftOf(plan, aQuote({ tenders: [VISA, GIFT_CARD] }))).toBeNull();
  });

  test('does not hold at another total', () => {
    expect(driftOf(plan, aQuote({ total: gbp(464), tenders: [GIFT_CARD, VISA] }))).toEqual({
      code: 'PLAN_CHANGED',
      agreed: gbp(465),
      now: gbp(464),
    });
  });

  test('does not hold when a tender can bear less than was agreed, or is gone', () => {
    const spent = { ...GIFT_CARD, ceiling: gbp(100) };
    expect(driftOf(plan, aQuote({ tenders: [spent, VISA] }))).toEqual({
      code: 'PLAN_CHANGED',
      agreed: gbp(258),
      now: gbp(100),
    });
    expect(driftOf(plan, aQuote({ tenders: [VISA] }))).toEqual({
      code: 'PLAN_CHANGED',
      agreed: gbp(258),
      now: gbp(0),
    });
  });
});

test('a reference is eight characters nobody misreads, the same for the same plan', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(referenceOf(id)).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
      expect(referenceOf(id)).toBe(referenceOf(id));
    }),
  );
});
