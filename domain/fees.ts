import type { Draft } from './draft.ts';
import { sum, type Money } from './money.ts';
import type { OrderForReturn } from './order.ts';
import type { Policy } from './policy.ts';

/** What the policy would have Shopify take for a draft. */
export interface AskedFees {
  /** Percent of each line's worth, by `LineItem.id`; lines without a fee are left out. */
  readonly restocking: Readonly<Record<string, number>>;
  /** Once for the return; presentment money. */
  readonly returnShipping: Money | null;
}

/** A fee as Shopify works it out; presentment money. */
export interface Fee {
  readonly kind: 'restocking' | 'return_shipping';
  /** The line that it is for; null for return shipping. */
  readonly lineItemId: string | null;
  /** Of the line's worth; null for return shipping. */
  readonly percentage: number | null;
  readonly amount: Money;
  /** Not taken, for the draft's reason. */
  readonly waived: boolean;
}

/** The fees that the policy asks for; whether they are waived changes nothing about that. */
export function feesFor(
  { restockingFee, returnShippingFee }: Policy,
  draft: Draft,
  { soldAt, currency }: Pick<OrderForReturn, 'soldAt' | 'currency'>,
): AskedFees {
  const restocked = restockingFee?.soldAt === 'everywhere' || restockingFee?.soldAt === soldAt;
  const percent = restockingFee && restocked ? restockingFee.percent : null;
  return {
    restocking:
      percent === null ? {} : Object.fromEntries(draft.lines.map(({ lineItemId }) => [lineItemId, percent])),
    returnShipping:
      soldAt === 'online' ? (returnShippingFee.find((fee) => fee.currency === currency) ?? null) : null,
  };
}

/** What is taken of what goes back. */
export function takenFees(fees: readonly Fee[], currency: string): Money {
  return sum(
    currency,
    fees.filter(({ waived }) => !waived).map(({ amount }) => amount),
  );
}
