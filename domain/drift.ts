import { heldOn } from './cancellation.ts';
import { compare, equal, money, zero, type Money } from './money.ts';
import type { Plan, Quote } from './plan.ts';
import { netOf } from './plan-exchange.ts';

/** What of an agreed plan no longer holds, as the refusal that says so. */
export interface Drift {
  readonly code: 'PLAN_CHANGED' | 'DUE_CHANGED';
  readonly agreed: Money;
  readonly now: Money;
}

/** Tells what of an agreed plan no longer holds, given a fresh quote; null when all of it does. */
export function driftOf(plan: Plan, now: Quote): Drift | null {
  const cancelled = plan.cancellation;
  if (cancelled?.released) {
    const held = heldOn(now.tenders, plan.currency);
    return equal(cancelled.released, held)
      ? null
      : { code: 'PLAN_CHANGED', agreed: cancelled.released, now: held };
  }
  const { total, due } = netOf(plan.cart ? { ...now, exchange: null } : now);
  const drift = driftOfNet(plan, { total, due });
  if (drift) return drift;
  // How much of it is paid by which call was decided with the plan.
  const part = now.cancellation?.total ?? zero(plan.currency);
  if (cancelled && !cancelled.swapped && !equal(cancelled.total, part)) {
    return { code: 'PLAN_CHANGED', agreed: cancelled.total, now: part };
  }
  for (const leg of plan.legs) {
    const ceiling =
      now.tenders.find((tender) => tender.parentId === leg.parentId)?.ceiling ??
      money(0, leg.amount.currency);
    if (compare(leg.amount, ceiling) > 0) return { code: 'PLAN_CHANGED', agreed: leg.amount, now: ceiling };
  }
  return null;
}

/** The same for what the customer gets and what they pay. */
export function driftOfNet(
  plan: Pick<Plan, 'total' | 'due'>,
  now: Pick<Plan, 'total' | 'due'>,
): Drift | null {
  if (!equal(plan.due, now.due)) return { code: 'DUE_CHANGED', agreed: plan.due, now: now.due };
  return equal(plan.total, now.total) ? null : { code: 'PLAN_CHANGED', agreed: plan.total, now: now.total };
}
