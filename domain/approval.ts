import type { Day } from './calendar.ts';
import type { Money } from './money.ts';
import type { Plan } from './plan.ts';

/** One thing about a plan that the shop's policy leaves to a manager, with its facts. The device words it from `approval.<code>`. */
export type ApprovalNeed =
  /** More goes out than staff may pay out alone. Both in the shop's own currency. */
  | { readonly code: 'ABOVE_LIMIT'; readonly total: Money; readonly limit: Money }
  /** The item comes back after the last day on which the shop takes it. */
  | { readonly code: 'LATE'; readonly title: string; readonly until: Day }
  | { readonly code: 'FINAL_SALE'; readonly title: string }
  /** Nothing that the customer has shows that the order is theirs. */
  | { readonly code: 'NO_RECEIPT_MATCH' }
  /** A fee that policy asks for is not taken: what it would have come to, and the cashier's reason. */
  | { readonly code: 'FEE_WAIVED'; readonly amount: Money; readonly reason: string }
  /** More is taken off an item given in exchange than staff may take off alone. `limit`: percent of its price. */
  | {
      readonly code: 'DISCOUNT_ABOVE_LIMIT';
      readonly title: string;
      readonly amount: Money;
      readonly limit: number;
    }
  /** This much goes elsewhere than the rule would send it. */
  | { readonly code: 'TENDER_CHANGED'; readonly amount: Money };

export type ApprovalCode = ApprovalNeed['code'];

/** What of a plan needs a manager, told from everything else that it says. Pure; policy makes one. */
export type ApprovalRule = (plan: Omit<Plan, 'approvals'>) => readonly ApprovalNeed[];

/** What of `now` was not among what was `agreed`: the same thing about the same item counts as the same, whatever it comes to. */
export function newNeeds(agreed: readonly ApprovalNeed[], now: readonly ApprovalNeed[]): ApprovalNeed[] {
  const known = new Set(agreed.map(subjectOf));
  return now.filter((need) => !known.has(subjectOf(need)));
}

function subjectOf(need: ApprovalNeed): string {
  return 'title' in need ? `${need.code} ${need.title}` : need.code;
}

/** Somebody who may approve. */
export interface ManagerName {
  /** A UUID of ours. */
  readonly id: string;
  readonly name: string;
}

/** A manager's word on one plan: whoever gave it stands as they were called then. */
export interface Approval {
  readonly manager: ManagerName;
  /** The manager's number in POS. */
  readonly staffMemberId: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Until when the plan may be confirmed on the strength of it. ISO 8601 UTC. */
  readonly validUntil: string;
}

/** Who asks at a till: the pinned member of staff as the till claims, and the signed-in account that the session token proves. */
export interface WhoAsks {
  readonly staffMemberId: number | null;
  readonly userId: string;
}

/**
 * Whether a manager would approve what they ask for themselves: they are pinned in, or their account is signed in and nobody is
 * pinned. An account that others are pinned over is the till's, not the asker's.
 */
export function isOwn(manager: { readonly staffMemberId: number }, who: WhoAsks): boolean {
  return String(who.staffMemberId ?? who.userId) === String(manager.staffMemberId);
}
