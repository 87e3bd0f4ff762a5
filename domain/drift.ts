import { compare, equal, money, type Money } from './money.ts';
import type { Plan, Quote } from './plan.ts';

/** Tells what of an agreed plan no longer holds, given a fresh quote; null when all of it does. */
export function driftOf(plan: Plan, now: Quote): { agreed: Money; now: Money } | null {
  if (!equal(plan.total, now.total)) return { agreed: plan.total, now: now.total };
  for (const leg of plan.legs) {
    const ceiling =
      now.tenders.find((tender) => tender.parentId === leg.parentId)?.ceiling ??
      money(0, leg.amount.currency);
    if (compare(leg.amount, ceiling) > 0) return { agreed: leg.amount, now: ceiling };
  }
  return null;
}
