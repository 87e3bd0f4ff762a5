import { heldOn } from './cancellation.ts';
import { compare, equal, money, zero, type Money } from './money.ts';
import type { Plan, Quote } from './plan.ts';

/** Tells what of an agreed plan no longer holds, given a fresh quote; null when all of it does. */
export function driftOf(plan: Plan, now: Quote): { agreed: Money; now: Money } | null {
  const cancelled = plan.cancellation;
  if (cancelled?.released) {
    const held = heldOn(now.tenders, plan.currency);
    return equal(cancelled.released, held) ? null : { agreed: cancelled.released, now: held };
  }
  if (!equal(plan.total, now.total)) return { agreed: plan.total, now: now.total };
  // How much of it is paid by which call was decided with the plan.
  const part = now.cancellation?.total ?? zero(plan.currency);
  if (cancelled && !equal(cancelled.total, part)) return { agreed: cancelled.total, now: part };
  for (const leg of plan.legs) {
    const ceiling =
      now.tenders.find((tender) => tender.parentId === leg.parentId)?.ceiling ??
      money(0, leg.amount.currency);
    if (compare(leg.amount, ceiling) > 0) return { agreed: leg.amount, now: ceiling };
  }
  return null;
}
