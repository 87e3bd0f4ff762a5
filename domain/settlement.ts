import type { Approval } from './approval.ts';
import type { Till } from './contract.ts';
import type { Leg, Plan } from './plan.ts';
import type { Refusal } from './refusal.ts';
import type { ShownLeg } from './shown-leg.ts';

/**
 * How far a plan has been made true, named for what is true. `refused` ends it with nothing paid;
 * `attention` means a person must look because Shopify holds something the plan does not explain.
 */
export type SettlementState =
  'accepted' | 'return_created' | 'return_processed' | 'finished' | 'refused' | 'attention';

/** A running settlement holds its order: no other may start beside it. */
export const RUNNING: readonly SettlementState[] = ['accepted', 'return_created', 'return_processed'];

export function isRunning(state: SettlementState): boolean {
  return RUNNING.includes(state);
}

/** Goods and money are two statuses, never one. */
export type GoodsStatus = 'waiting' | 'returned' | 'not_returned';

/**
 * `unknown`: we cannot tell yet, never shown as failure. `pending`: Shopify accepted it, the bank has not.
 * `owed`: it failed, or was never moved; the shop still owes the customer this money.
 */
export type MoneyStatus = 'unknown' | 'paid' | 'pending' | 'owed' | 'not_paid';

/** `settled_elsewhere`: it failed, and when it was to be paid again the order owed nothing any more. */
export type LegStatus = 'waiting' | 'success' | 'pending' | 'failed' | 'moved' | 'settled_elsewhere';

export interface SettledLeg extends Leg {
  readonly status: LegStatus;
  /** `OrderTransaction.id` of the refund, or `GiftCard.id` of a card that was issued; null before there is one. */
  readonly transactionId: string | null;
  /** How money owed was paid after all; absent for what was paid with the return. */
  readonly later?: PaidLater;
}

export interface PaidLater {
  /** When somebody asked for it, ISO 8601 UTC, and where: it is that day's money, and that till's. */
  readonly at: string;
  readonly till: Till;
}

/** What a device or a manager is told of a settlement. */
export interface SettlementView {
  readonly planId: string;
  readonly reference: string;
  readonly orderId: string;
  readonly orderName: string;
  readonly state: SettlementState;
  readonly goods: GoodsStatus;
  readonly money: MoneyStatus;
  /** `Return.name`, such as "#1001-R1"; null before Shopify gave one. */
  readonly returnName: string | null;
  readonly plan: Plan;
  readonly legs: readonly ShownLeg[];
  /** Which manager approved it; null where nothing needed approval. */
  readonly approval: Approval | null;
  /** Only in state `refused`. */
  readonly refusal: Refusal | null;
  /** The plan to look at instead, where the agreed one no longer holds. */
  readonly newPlan: Plan | null;
  readonly acceptedAt: string;
  readonly endedAt: string | null;
}

/** One word for the money of all legs together: the worst of them. */
export function moneyStatus(state: SettlementState, legs: readonly SettledLeg[]): MoneyStatus {
  if (state === 'refused') return 'not_paid';
  const statuses = legs.map((leg) => leg.status);
  if (statuses.includes('failed')) return 'owed';
  if (statuses.includes('waiting')) return 'unknown';
  return statuses.includes('pending') ? 'pending' : 'paid';
}

export function goodsStatus(state: SettlementState): GoodsStatus {
  if (state === 'refused') return 'not_returned';
  return state === 'return_processed' || state === 'finished' ? 'returned' : 'waiting';
}
