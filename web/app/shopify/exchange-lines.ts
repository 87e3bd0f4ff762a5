import type { Draft } from '../../../domain/draft.ts';
import type { LineDiscount } from '../../../domain/exchange-discounts.ts';
import type { Money } from '../../../domain/money.ts';
import type { Plan } from '../../../domain/plan.ts';
import { toMoneyInput } from './money-input.ts';
import type { CalculateExchangeLineItemInput } from './generated/admin.types.d.ts';

/** Goods to be given, as far as Shopify is told of them. */
export interface ExchangeUnits {
  readonly variantId: string;
  readonly quantity: number;
  /** Of each single unit; empty for none. */
  readonly unitDiscounts: readonly Money[];
  readonly description: string | null;
}

/**
 * Exchange lines for `returnCalculate` and `returnCreate`. No page of Shopify's says whether a fixed `appliedDiscount` is meant for a unit or
 * for the line: discounted units are lines of their own, for which it is the same.
 */
export function toExchangeInput(goods: readonly ExchangeUnits[]): CalculateExchangeLineItemInput[] {
  return goods.flatMap(({ variantId, quantity, unitDiscounts, description }) => {
    const discounted = unitDiscounts.filter(({ minor }) => minor > 0);
    const whole = quantity - discounted.length;
    return [
      ...(whole > 0 ? [{ variantId, quantity: whole }] : []),
      ...discounted.map((amount) => ({
        variantId,
        quantity: 1,
        appliedDiscount: { description, value: { amount: toMoneyInput(amount) } },
      })),
    ];
  });
}

/** What a discount is called on the order, in the shop's own books. */
export const DISCOUNT_NAMES = {
  even: 'Even exchange at the price paid',
  bonus: 'Exchange bonus',
  manual: 'Discount on exchange',
} as const;

/** What a draft gives, with the discount of each line in turn. */
export function unitsAsked(
  { exchange }: Pick<Draft, 'exchange'>,
  discounts: readonly (LineDiscount | null)[],
): ExchangeUnits[] {
  return exchange.lines.map(({ variantId, quantity }, place) => {
    const discount = discounts[place] ?? null;
    return {
      variantId,
      quantity,
      unitDiscounts: discount?.units ?? [],
      description: discount && DISCOUNT_NAMES[discount.kind],
    };
  });
}

/** What a plan gives, as Shopify is told of it. */
export function unitsGiven(exchange: Plan['exchange']): ExchangeUnits[] {
  return (exchange?.lines ?? []).map(({ variantId, quantity, unitDiscounts, discount }) => ({
    variantId,
    quantity,
    unitDiscounts,
    description: discount && DISCOUNT_NAMES[discount.kind],
  }));
}

/** Shopify keeps this many characters of `returnReasonNote`. */
const NOTE_LENGTH = 255;

/** The note of a line that comes back, which says where the same item is given again for it. */
export function noteOn(lineItemId: string, note: string, exchange: Plan['exchange']): string {
  const replaced = exchange?.lines.some(
    ({ forLineItemId, replacement }) => replacement && forLineItemId === lineItemId,
  );
  return replaced ? `${note.slice(0, NOTE_LENGTH - REPLACED.length)}${REPLACED}` : note;
}

const REPLACED = ' (replacement)';
