import type { Draft, DraftLine } from './draft.ts';
import { sum, type Money } from './money.ts';
import type { OrderForReturn } from './order.ts';
import type { Policy, RestockingFee } from './policy.ts';

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
  { restockingFee, returnShippingFee, exchange }: Policy,
  draft: Draft,
  { soldAt, currency }: Pick<OrderForReturn, 'soldAt' | 'currency'>,
): AskedFees {
  const applies = restockingFee?.soldAt === 'everywhere' || restockingFee?.soldAt === soldAt;
  const isExchanged = ({ lineItemId }: DraftLine) =>
    draft.exchange.lines.some(({ forLineItemId }) => forLineItemId === lineItemId);
  const free = exchange.feesWaived && !draft.exchange.throughCart ? isExchanged : () => false;
  const charged =
    restockingFee && applies ? draft.lines.filter((line) => !isFree(line, restockingFee) && !free(line)) : [];
  return {
    restocking: Object.fromEntries(
      charged.map(({ lineItemId }) => [lineItemId, restockingFee?.percent ?? 0]),
    ),
    returnShipping:
      soldAt === 'online' && !draft.lines.some(free)
        ? (returnShippingFee.find((fee) => fee.currency === currency) ?? null)
        : null,
  };
}

function isFree({ condition, reasonId }: DraftLine, fee: RestockingFee): boolean {
  return (
    fee.freeConditions.includes(condition) || (reasonId !== null && fee.freeReasonIds.includes(reasonId))
  );
}

/** What is taken of what goes back. */
export function takenFees(fees: readonly Fee[], currency: string): Money {
  return sum(
    currency,
    fees.filter(({ waived }) => !waived).map(({ amount }) => amount),
  );
}
