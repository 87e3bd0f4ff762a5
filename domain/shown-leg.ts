import { canTakeOwed } from './gift-card.ts';
import { compare, subtract, sum } from './money.ts';
import type { Plan } from './plan.ts';
import type { LegStatus, SettledLeg } from './settlement.ts';
import type { QuotedTender } from './tender.ts';

/** A leg as a device is told of it. */
export interface ShownLeg extends SettledLeg {
  readonly became: Became;
  /** Where it could be paid to instead, while it is owed; else nowhere. */
  readonly elsewhere: readonly QuotedTender[];
}

/** What Shopify only records is not yet in the customer's hand (`byHand`); store credit (`credited`) and a new card (`issued`) are. */
export type Became = LegStatus | 'byHand' | 'credited' | 'issued';

export function showLegs(plan: Plan, legs: readonly SettledLeg[]): ShownLeg[] {
  return legs.map((leg) => ({ ...leg, became: becameOf(leg), elsewhere: elsewhereFor(leg, legs, plan) }));
}

function becameOf({ kind, status, payout }: SettledLeg): Became {
  if (status !== 'success') return status;
  if (payout !== 'shopify') return 'byHand';
  if (kind === 'new_gift_card') return 'issued';
  return kind === 'new_store_credit' ? 'credited' : status;
}

/** What this settlement already pays to a tender lowers what it can still take. */
function elsewhereFor(leg: SettledLeg, legs: readonly SettledLeg[], plan: Plan): readonly QuotedTender[] {
  if (leg.status !== 'failed') return [];
  return plan.tenders.filter((tender) => {
    if (tender.unavailable || tender.parentId === leg.parentId) return false;
    if (!canTakeOwed(plan, legs, leg, tender)) return false;
    const taken = legs.filter(({ parentId }) => parentId === tender.parentId).map(({ amount }) => amount);
    return compare(leg.amount, subtract(tender.ceiling, sum(plan.currency, taken))) <= 0;
  });
}
