import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  amountsBeyond,
  cancellationLegs,
  legsToSettle,
  mergedLegs,
  returnLegs,
  returnTotal,
} from './cancellation.ts';
import { divide } from './divide.ts';
import { setDetails, setQuantity, USUAL_DETAILS } from './draft.ts';
import { driftOf } from './drift.ts';
import { judgeDraft } from './judge-draft.ts';
import { money, sum } from './money.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';
import { makePlan, NEW_GIFT_CARD, type Plan, type Quote } from './plan.ts';
import {
  aDraft,
  aLine,
  anOrder,
  anyShare,
  aQuote,
  aTender,
  newGiftCard,
  STAMP,
  units,
} from './sample.test-kit.ts';

const pounds = (minor: number) => money(minor, 'GBP');
const LINE = 'gid://shopify/LineItem/1';
const CARD = 'gid://shopify/OrderTransaction/1';
const CASH = 'gid://shopify/OrderTransaction/2';

/** Two of a line were handed over, two were not. */
const order = anOrder({
  lines: [aLine({ quantity: 4, returnable: [units('a', 2)], unfulfilledQuantity: 2 })],
});
const draft = setQuantity(aDraft({ lines: [] }), order, LINE, 3);

/** Two come back at 9.30, one is cancelled at 4.65. */
function mixed(overrides: Partial<Quote> = {}): Quote {
  return aQuote({
    lines: [{ lineItemId: LINE, quantity: 2, value: pounds(930) }],
    cancellation: {
      lines: [{ lineItemId: LINE, quantity: 1, value: pounds(465) }],
      total: pounds(465),
      dutyIds: [],
    },
    total: pounds(1395),
    totalInShopMoney: pounds(1395),
    tenders: [
      aTender({ ceiling: pounds(1000) }),
      aTender({ parentId: CASH, kind: 'cash', ceiling: pounds(1000) }),
    ],
    ...overrides,
  });
}

function plan(quote = mixed(), policy: Policy = DEFAULT_POLICY, of = draft): Plan {
  const outcome = makePlan(of, order, quote, STAMP, policy);
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code);
  return outcome.plan;
}

describe('units of one line', () => {
  test('those that were handed over are chosen first, or the others where somebody says so', () => {
    expect(divide({ quantity: 3 }, 2, 2)).toEqual({ toReturn: 2, toCancel: 1 });
    expect(divide({ quantity: 3, unfulfilledFirst: true }, 2, 2)).toEqual({ toReturn: 1, toCancel: 2 });
    expect(divide({ quantity: 2 }, 2, 2)).toEqual({ toReturn: 2, toCancel: 0 });
  });

  test('are all one or the other, and never more are cancelled than were not handed over', () => {
    const count = fc.nat({ max: 50 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        fc.boolean(),
        (quantity, returnable, unfulfilled, unfulfilledFirst) => {
          const { toReturn, toCancel } = divide({ quantity, unfulfilledFirst }, returnable, unfulfilled);
          expect(toReturn + toCancel).toBe(quantity);
          expect(toCancel).toBeLessThanOrEqual(unfulfilled);
          if (quantity <= returnable + unfulfilled) expect(toReturn).toBeLessThanOrEqual(returnable);
        },
      ),
    );
  });

  test('where what was sent comes too late, what was not sent is chosen first', () => {
    const late = {
      reason: { code: 'LINE_LATE', until: '2026-11-20' },
      upTo: 2,
      exception: 'manager',
    } as const;
    const [line = aLine()] = order.lines;
    const objected = { ...order, lines: [{ ...line, objection: late }] };
    const chosen = setQuantity(aDraft({ lines: [] }), objected, LINE, 4);
    expect(chosen.lines).toMatchObject([{ quantity: 2, unfulfilledFirst: true }]);
    expect(judgeDraft(chosen, objected)).toBeNull();
    const sent = setDetails(chosen, LINE, { unfulfilledFirst: false });
    expect(judgeDraft(sent, objected)).toEqual({
      code: 'LINE_REFUSED',
      title: line.title,
      reason: late.reason,
    });
  });
});

describe('a plan with units that come back and units that are cancelled', () => {
  test('says which are which, and comes to one total', () => {
    expect(plan()).toMatchObject({
      lines: [{ quantity: 2, value: pounds(930) }],
      cancellation: { lines: [{ quantity: 1, value: pounds(465), title: 'Set of 3 Coloured Flying Ducks' }] },
      total: pounds(1395),
      adjustment: pounds(0),
      legs: [
        { parentId: CARD, amount: pounds(1000) },
        { parentId: CASH, amount: pounds(395) },
      ],
    });
  });

  test('divides each tender between the two calls before anything is done', () => {
    const made = plan();
    expect(returnTotal(made)).toEqual(pounds(930));
    expect(returnLegs(made)).toMatchObject([{ parentId: CARD, amount: pounds(930) }]);
    expect(cancellationLegs(made)).toMatchObject([
      { parentId: CARD, amount: pounds(70) },
      { parentId: CASH, amount: pounds(395) },
    ]);
    expect(legsToSettle(made)).toMatchObject([
      { parentId: CARD, amount: pounds(930), status: 'waiting' },
      { parentId: CARD, amount: pounds(70), status: 'waiting', part: 'cancellation' },
      { parentId: CASH, amount: pounds(395), status: 'waiting', part: 'cancellation' },
    ]);
  });

  test('for people a tender is one row, as long as the same became of all of it', () => {
    const settled = legsToSettle(plan()).map((leg) => ({ ...leg, status: 'success' as const }));
    expect(mergedLegs(settled).map(({ amount }) => amount.minor)).toEqual([1000, 395]);
    const [first, ...rest] = settled;
    const pending = first ? [{ ...first, status: 'pending' as const }, ...rest] : [];
    expect(mergedLegs(pending).map(({ amount }) => amount.minor)).toEqual([930, 70, 395]);
    // Money owed is tried again payment by payment.
    const owed = settled.map((leg) => ({ ...leg, status: 'failed' as const }));
    expect(mergedLegs(owed).map(({ amount }) => amount.minor)).toEqual([930, 70, 395]);
  });

  test('a new gift card is given for what comes back, at most', () => {
    const tenders = [aTender({ ceiling: pounds(2000) }), newGiftCard(2000)];
    expect(plan(mixed({ tenders })).tenders[1]?.ceiling).toEqual(pounds(930));
    const split = [
      { parentId: CARD, amount: pounds(595) },
      { parentId: NEW_GIFT_CARD, amount: pounds(800) },
    ];
    const made = plan(mixed({ tenders }), DEFAULT_POLICY, { ...draft, split });
    expect(returnLegs(made)).toMatchObject([
      { parentId: CARD, amount: pounds(130) },
      { parentId: NEW_GIFT_CARD, amount: pounds(800) },
    ]);
    expect(cancellationLegs(made)).toMatchObject([{ parentId: CARD, amount: pounds(465) }]);
  });

  test('where nothing comes back there is nothing to exchange for a gift card, unless it is issued beside', () => {
    const quote = mixed({ lines: [], total: pounds(465), tenders: [aTender(), newGiftCard(2000)] });
    const card = (made: Plan) => made.tenders.find(({ parentId }) => parentId === NEW_GIFT_CARD);
    expect(card(plan(quote))).toMatchObject({ unavailable: 'NOTHING_RETURNED', ceiling: pounds(0) });
    const beside = card(plan(quote, { ...DEFAULT_POLICY, giftCardRoute: 'separate' }));
    expect(beside).toMatchObject({ unavailable: null, ceiling: pounds(2000) });
  });

  test('is refused where fees take more than what comes back is worth: the rest pays no fees', () => {
    const fee = { kind: 'return_shipping', lineItemId: null, percentage: null, waived: false } as const;
    const quote = mixed({ total: pounds(395), fees: [{ ...fee, amount: pounds(1000) }] });
    expect(makePlan(draft, order, quote, STAMP)).toEqual({
      kind: 'refused',
      refusal: { code: 'FEES_TAKE_ALL', fees: pounds(1000), worth: pounds(930) },
    });
  });

  test('no longer holds when the same total is divided otherwise', () => {
    const now = mixed({ cancellation: { lines: [], total: pounds(460), dutyIds: [] } });
    expect(driftOf(plan(), mixed())).toBeNull();
    expect(driftOf(plan(), now)).toEqual({ code: 'PLAN_CHANGED', agreed: pounds(465), now: pounds(460) });
  });
});

describe('an order whose money is only held', () => {
  const held = { amount: pounds(860), besideTaken: false };
  const untouched = anOrder({
    authorized: held,
    lines: [aLine({ returnable: [], unfulfilledQuantity: 3 })],
  });
  const all = aDraft({ lines: [{ lineItemId: LINE, quantity: 3, ...USUAL_DETAILS }] });
  const quote = aQuote({
    lines: [],
    cancellation: {
      lines: [{ lineItemId: LINE, quantity: 3, value: pounds(465) }],
      total: pounds(0),
      dutyIds: [],
    },
    total: pounds(0),
    tenders: [aTender({ ceiling: pounds(0), unavailable: 'NOT_CAPTURED' })],
  });

  test('is cancelled as a whole: nothing is paid, and what is held is named', () => {
    const outcome = makePlan(all, untouched, quote, STAMP);
    expect(outcome).toMatchObject({
      kind: 'plan',
      plan: { total: pounds(0), legs: [], lines: [], cancellation: { released: pounds(860) } },
    });
    if (outcome.kind === 'plan') expect(legsToSettle(outcome.plan)).toEqual([]);
  });
});

test('however a total is shared out, what the return pays and what is left are each tender’s amount', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(amounts, anyShare(), fc.boolean(), (minors, share, card) => {
      const legs = minors.map((minor, index) => ({
        parentId: card && index === minors.length - 1 ? NEW_GIFT_CARD : `tender ${index}`,
        amount: pounds(minor),
      }));
      const total = minors.reduce((all, minor) => all + minor, 0);
      const returned = Math.floor(total * share);
      const beyond = amountsBeyond(legs, pounds(returned));
      expect(
        sum<string>(
          'GBP',
          beyond.map(({ amount }) => amount),
        ).minor,
      ).toBe(total - returned);
      for (const { parentId, amount } of beyond) {
        expect(amount.minor).toBeLessThanOrEqual(
          legs.find((leg) => leg.parentId === parentId)?.amount.minor ?? 0,
        );
      }
    }),
  );
});
