import { allot } from './allot.ts';
import type { DraftExchangeLine } from './exchange.ts';
import { money, smaller, sum, zero, type Money } from './money.ts';
import type { ExchangeBonus } from './policy.ts';

/** What is taken off one exchange line, unit by unit. Amounts are before tax where tax comes on top, as prices are. */
export interface LineDiscount {
  readonly kind: 'even' | 'bonus' | 'manual';
  readonly units: readonly Money[];
}

/** What of an order is known when goods are given for it. */
export interface DiscountFacts {
  readonly currency: string;
  /** Price of one unit by `ProductVariant.id`, as far as it is known. */
  readonly prices: ReadonlyMap<string, Money>;
  /** What was paid for the units that come back, by `LineItem.id`. */
  readonly paid: ReadonlyMap<string, { readonly amount: Money; readonly quantity: number }>;
  /** What the shop gives for exchanging, over all lines without a discount of their own. */
  readonly bonus: Money;
}

/** The discount of each line in turn; null for none, and while a price that it depends on is not known. */
export function discountsOf(
  lines: readonly DraftExchangeLine[],
  { currency, prices, paid, bonus }: DiscountFacts,
): (LineDiscount | null)[] {
  const taken = new Map<string, number>();
  const bonuses = bonusByLine(lines, prices, bonus);
  return lines.map((line, place) => {
    const price = prices.get(line.variantId);
    if (!price) return null;
    switch (line.discount.kind) {
      case 'even':
        return evenSwap(line, price);
      case 'manual':
        return given('manual', allot(line.discount.amount, ones(line.quantity)));
      case 'none':
        return given('bonus', bonuses[place] ?? []);
    }
  });

  /** Each unit at what one of the units was paid that come back for it; where that was more, at its own price. */
  function evenSwap({ forLineItemId, quantity }: DraftExchangeLine, price: Money): LineDiscount | null {
    const back = paid.get(forLineItemId ?? '');
    if (!back || forLineItemId === null) return null;
    const before = taken.get(forLineItemId) ?? 0;
    taken.set(forLineItemId, before + quantity);
    const each = allot(back.amount, ones(back.quantity)).slice(before, before + quantity);
    return given(
      'even',
      each.map(({ minor }) => money(Math.max(0, price.minor - minor), currency)),
    );
  }
}

/** What the bonus comes to at the most. All in the shop's currency, which is the order's where anything is exchanged. */
export function bonusFor(bonus: ExchangeBonus | null, worth: Money, due: Money): Money {
  if (!bonus || due.minor <= 0) return zero(worth.currency);
  const { amount, most } = bonus;
  const nominal =
    'percent' in amount ? money(Math.floor((worth.minor * amount.percent) / 100), worth.currency) : amount;
  if (nominal.currency !== due.currency) return zero(due.currency);
  const limited = most && most.currency === nominal.currency ? smaller(nominal, most) : nominal;
  // Never paid out: it only lowers what the customer pays.
  return money(Math.max(0, Math.min(limited.minor, due.minor)), due.currency);
}

/** By what each unit costs. */
function bonusByLine(
  lines: readonly DraftExchangeLine[],
  prices: ReadonlyMap<string, Money>,
  bonus: Money,
): Money[][] {
  const weights = lines.flatMap(({ variantId, quantity, discount }) =>
    ones(quantity).map(() => (discount.kind === 'none' ? (prices.get(variantId)?.minor ?? 0) : 0)),
  );
  const shares = allot(bonus, weights);
  return lines.map(({ quantity }) => shares.splice(0, quantity));
}

function given(kind: LineDiscount['kind'], units: readonly Money[]): LineDiscount | null {
  return units.some(({ minor }) => minor > 0) ? { kind, units } : null;
}

export function discountTotal({ units }: LineDiscount, currency: string): Money {
  return sum(currency, units);
}

function ones(count: number): number[] {
  return Array.from({ length: count }, () => 1);
}
