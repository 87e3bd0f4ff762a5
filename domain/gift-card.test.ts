import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Draft } from './draft.ts';
import {
  canTakeOwed,
  exchangedAmount,
  giftCardAmount,
  lessGivenApart,
  readGiftCardCode,
} from './gift-card.ts';
import { money } from './money.ts';
import { makePlan, NEW_GIFT_CARD, type Plan } from './plan.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';
import { aDraft, anOrder, aQuote, aTender, newGiftCard, orderDraftQuote, STAMP } from './sample.test-kit.ts';

const gbp = (minor: number) => money(minor, 'GBP');
const VISA = aTender({ parentId: 'visa' });

function planOf(split: Draft['split'], tenders = [VISA, newGiftCard(465)]) {
  return makePlan(aDraft({ split }), anOrder(), aQuote({ tenders }), STAMP);
}

function planned(outcome: ReturnType<typeof makePlan>): Plan {
  if (outcome.kind !== 'plan') throw new Error(outcome.refusal.code);
  return outcome.plan;
}

describe('a new gift card', () => {
  test('is never given unasked', () => {
    expect(planned(planOf(null)).legs).toMatchObject([{ parentId: 'visa' }]);
    const short = [aTender({ parentId: 'visa', ceiling: gbp(1) }), newGiftCard(465)];
    expect(planOf(null, short)).toMatchObject({ refusal: { code: 'TENDERS_SHORT' } });
  });

  test('takes all of it, or a part beside a payment', () => {
    expect(planned(planOf('gift_card')).legs).toMatchObject([
      { parentId: NEW_GIFT_CARD, kind: 'new_gift_card', amount: gbp(465), payout: 'shopify' },
    ]);
    const split = [
      { parentId: NEW_GIFT_CARD, amount: gbp(200) },
      { parentId: 'visa', amount: gbp(265) },
    ];
    expect(planned(planOf(split)).legs).toMatchObject([
      { kind: 'new_gift_card', amount: gbp(200) },
      { kind: 'card', amount: gbp(265) },
    ]);
  });

  test('is refused where none can be issued, and above what one may hold', () => {
    const none = { ...newGiftCard(0), unavailable: 'NO_GIFT_CARDS' } as const;
    for (const tenders of [[VISA], [VISA, none]]) {
      expect(planOf('gift_card', tenders)).toMatchObject({ refusal: { code: 'GIFT_CARD_UNAVAILABLE' } });
    }
    expect(planOf('gift_card', [VISA, newGiftCard(464)])).toMatchObject({
      refusal: { code: 'TENDER_ABOVE_CEILING', asked: gbp(465), ceiling: gbp(464) },
    });
  });

  test('cannot be given in exchange on a return that was begun elsewhere, only beside it', () => {
    const continues = {
      id: 'gid://shopify/Return/1',
      name: '#1001-R1',
      status: 'OPEN',
      processed: {},
      transactionIds: [],
      refundIds: [],
    } as const;
    const quote = { ...aQuote({ tenders: [VISA, newGiftCard(465)] }), continues };
    const tenderBy = (policy: Policy) => {
      const outcome = makePlan(aDraft(), anOrder(), quote, STAMP, policy);
      return planned(outcome).tenders.find(({ parentId }) => parentId === NEW_GIFT_CARD);
    };
    expect(tenderBy(DEFAULT_POLICY)).toMatchObject({ ceiling: gbp(0), unavailable: 'RETURN_BEGUN' });
    expect(tenderBy({ ...DEFAULT_POLICY, giftCardRoute: 'separate' })).toMatchObject({ unavailable: null });
  });

  test('is goods to Shopify only where it is an exchange line', () => {
    const plan = planned(planOf('gift_card'));
    expect(giftCardAmount(plan)).toEqual(gbp(465));
    expect(exchangedAmount(plan)).toEqual(gbp(465));
    expect(exchangedAmount({ ...plan, giftCardRoute: 'separate' })).toEqual(gbp(0));
    expect(exchangedAmount(planned(planOf(null)))).toEqual(gbp(0));
  });
});

describe('money that is owed', () => {
  const CARD = { parentId: 'gid://shopify/OrderTransaction/1' };
  const NEW_CARD = { parentId: NEW_GIFT_CARD };

  test('goes onto a gift card only where cards are issued beside returns, and onto one', () => {
    expect(canTakeOwed({ giftCardRoute: 'separate' }, [CARD], CARD, NEW_CARD)).toBe(true);
    expect(canTakeOwed({ giftCardRoute: 'separate' }, [CARD, NEW_CARD], CARD, NEW_CARD)).toBe(false);
    expect(canTakeOwed({ giftCardRoute: 'exchange_line' }, [CARD], CARD, NEW_CARD)).toBe(false);
  });

  test('of a gift card is tried again there, and goes to payments of the order', () => {
    expect(canTakeOwed({ giftCardRoute: 'exchange_line' }, [NEW_CARD], NEW_CARD, NEW_CARD)).toBe(true);
    expect(canTakeOwed({ giftCardRoute: 'exchange_line' }, [NEW_CARD], NEW_CARD, CARD)).toBe(true);
  });
});

describe('the code of a blank card', () => {
  test.each([
    ['A5BH6H64B329J4K7', 'a5bh6h64b329j4k7'],
    [' a5bh 6h64-b329 j4k7\n', 'a5bh6h64b329j4k7'],
    ['12345678', '12345678'],
  ])('%j is one', (text, code) => {
    expect(readGiftCardCode(text)).toBe(code);
  });

  test.each(['', '1234567', 'x'.repeat(21), 'a5bh6h64b329j4é7', 'https://x.example/1'])(
    '%j is none',
    (text) => {
      expect(readGiftCardCode(text)).toBeNull();
    },
  );
});

describe('after gift cards were issued beside earlier returns', () => {
  const quote = aQuote({ tenders: [VISA, aTender({ parentId: 'cash', ceiling: gbp(300) })] });

  test('what they hold is no longer there to go out', () => {
    const less = lessGivenApart(quote, gbp(350), gbp(860));
    expect(less.total).toEqual(gbp(465));
    expect(less.tenders.map(({ ceiling }) => ceiling)).toEqual([gbp(510), gbp(300)]);
  });

  test('nothing is left where they hold all of it', () => {
    const less = lessGivenApart(quote, gbp(860), gbp(860));
    expect(less.total).toEqual(gbp(0));
    expect(less.tenders).toMatchObject([
      { ceiling: gbp(0), unavailable: 'NOTHING_LEFT' },
      { ceiling: gbp(0), unavailable: 'NOTHING_LEFT' },
    ]);
  });

  test('what Shopify would pay out once more because it still shows it as owed is left out', () => {
    const counted = { ...quote, total: gbp(465 + 100) };
    expect(lessGivenApart(counted, gbp(100), gbp(860)).total).toEqual(gbp(465));
    // Another adjustment of Shopify's own stays.
    expect(lessGivenApart({ ...quote, total: gbp(460) }, gbp(100), gbp(860)).total).toEqual(gbp(460));
  });

  test('whatever was given so, it and what goes out now stay within what could go back', () => {
    fc.assert(
      fc.property(orderDraftQuote, fc.nat(60_000), fc.nat(60_000), ({ quote: any }, given, most) => {
        const { currency } = any.total;
        const less = lessGivenApart(any, money(given, currency), money(most, currency));
        expect(less.total.minor).toBeLessThanOrEqual(any.total.minor);
        if (given === 0) return;
        expect(less.total.minor).toBeLessThanOrEqual(Math.max(0, most - given));
        for (const { ceiling } of less.tenders) {
          expect(ceiling.minor).toBeLessThanOrEqual(Math.max(0, most - given));
        }
      }),
      { numRuns: 300 },
    );
  });
});
