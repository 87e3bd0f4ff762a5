import { takenFees } from './fees.ts';
import { compare, isPositive, money, smaller, subtract, sum, zero, type Money } from './money.ts';
import type { Leg, Plan, Quote } from './plan.ts';
import { NEW_GIFT_CARD, type QuotedTender } from './tender.ts';

/** A gift card's code as Shopify takes it: "8-20 characters long and contain only letters(a-z) and numbers(0-9)", whatever the case. */
const CODE = /^[a-z0-9]{8,20}$/;

/** The code of a blank card as it was scanned or typed, blanks and dashes left out; null where it can be none. */
export function readGiftCardCode(text: string): string | null {
  const code = text.replace(/[\s-]/g, '').toLowerCase();
  return CODE.test(code) ? code : null;
}

/** What of a plan goes onto a new gift card; zero where nothing does. */
export function giftCardAmount({ legs, currency }: Pick<Plan, 'legs' | 'currency'>): Money {
  return legs.find(({ parentId }) => parentId === NEW_GIFT_CARD)?.amount ?? zero(currency);
}

/** What of a plan becomes goods of the exchange instead of money: Shopify's own total leaves it out. */
export function exchangedAmount(plan: Pick<Plan, 'legs' | 'currency' | 'giftCardRoute'>): Money {
  return plan.giftCardRoute === 'exchange_line' ? giftCardAmount(plan) : zero(plan.currency);
}

/**
 * Whether money owed may go to a tender: onto a gift card without goods to exchange only where the shop issues cards beside returns,
 * and one to a settlement.
 */
export function canTakeOwed(
  { giftCardRoute }: Pick<Plan, 'giftCardRoute'>,
  legs: readonly Pick<Leg, 'parentId'>[],
  owed: Pick<Leg, 'parentId'>,
  { parentId }: Pick<QuotedTender, 'parentId'>,
): boolean {
  if (parentId !== NEW_GIFT_CARD || owed.parentId === NEW_GIFT_CARD) return true;
  return giftCardRoute === 'separate' && !legs.some((each) => each.parentId === NEW_GIFT_CARD);
}

/**
 * A quote of an order for which gift cards were issued beside earlier returns. Shopify does not know that this money is given:
 * nothing may go out that only stands open because of it.
 * @param apart what was given so
 * @param refundable what Shopify says could still go back at the most (`maximumRefundableSet`)
 */
export function lessGivenApart(quote: Quote, apart: Money, refundable: Money): Quote {
  if (!isPositive(apart)) return quote;
  const { currency } = quote.total;
  const left = money(Math.max(0, refundable.minor - apart.minor), currency);
  const values = [...quote.lines, ...(quote.cancellation?.lines ?? [])].map(({ value }) => value);
  const goods = sum(currency, [...values, quote.shipping.amount]);
  const parts = subtract(goods, takenFees(quote.fees, currency));
  const beyond = subtract(quote.total, parts);
  // Where Shopify counts what it still shows as owed among what is to be paid now.
  const total = isPositive(beyond) ? subtract(quote.total, smaller(beyond, apart)) : quote.total;
  const now = smaller(total, left);
  const { cancellation } = quote;
  return {
    ...quote,
    total: now,
    // The return is paid first: what is cut is cut from what is paid last.
    cancellation: cancellation && {
      ...cancellation,
      total: money(Math.max(0, cancellation.total.minor - (quote.total.minor - now.minor)), currency),
    },
    tenders: quote.tenders.map((tender) => {
      if (compare(tender.ceiling, left) <= 0) return tender;
      const unavailable = isPositive(left) ? tender.unavailable : (tender.unavailable ?? 'NOTHING_LEFT');
      return { ...tender, ceiling: left, unavailable };
    }),
  };
}
