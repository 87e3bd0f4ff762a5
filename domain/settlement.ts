import type { Approval, ManagerName } from './approval.ts';
import type { Till } from './contract.ts';
import type { CollectOffer } from './exchange-plan.ts';
import type { Money } from './money.ts';
import type { Leg, Plan } from './plan.ts';
import type { Refusal } from './refusal.ts';
import type { ShownLeg } from './shown-leg.ts';

/**
 * How far a plan has been made true, named for what is true. `refused` ends it with nothing paid;
 * `attention` means a person must look because Shopify holds something the plan does not explain.
 */
export type SettlementState =
  | 'accepted'
  | 'return_created'
  | 'return_processed'
  | 'items_cancelled'
  /** The goods are exchanged, and the customer has not paid for them yet: it may take days, and holds nothing. */
  | 'awaiting_payment'
  | 'finished'
  | 'refused'
  | 'attention';

/** A running settlement holds its order: no other may start beside it. */
export const RUNNING: readonly SettlementState[] = [
  'accepted',
  'return_created',
  'return_processed',
  'items_cancelled',
];

export function isRunning(state: SettlementState): boolean {
  return RUNNING.includes(state);
}

/**
 * Where goods given in exchange are: `given`: what was to be handed over was, and what is to be sent waits in Shopify. `not_recorded`:
 * Shopify would not book the hand-over, which must be done on its own order screen.
 */
export type GivenStatus = 'none' | 'waiting' | 'given' | 'not_recorded' | 'called_off';

/** What a customer pays for goods given in exchange. */
export interface DueView {
  /** As it was agreed. */
  readonly agreed: Money;
  /** Of it, as Shopify last told: what is left to be paid. */
  readonly left: Money;
  readonly paid: Money;
  /** How it can be paid now, in the shop's order; empty once nothing is left. */
  readonly collect: readonly CollectOffer[];
  /** Null until Shopify gave one, and once nothing is left. `qr`: address of an image of it, to be shown as it is. */
  readonly payLink: { readonly url: string; readonly qr: string } | null;
  /** Who may mark it as paid; empty unless that is a way to collect it. */
  readonly managers: readonly ManagerName[];
  /** ISO 8601 UTC: unpaid after this it is overdue. */
  readonly until: string;
  readonly overdue: boolean;
  /** What goes back to the customer if it is called off now; null once it cannot be. */
  readonly callOff: { readonly refund: Money } | null;
}

/** Goods and money are two statuses, never one. */
export type GoodsStatus = 'waiting' | 'returned' | 'cancelled' | 'not_returned';

/**
 * `unknown`: we cannot tell yet, never shown as failure. `pending`: Shopify accepted it, the bank has not.
 * `owed`: it failed, or was never moved; the shop still owes the customer this money. `partly`: a part was paid; the rest was not,
 * because what it was for could not be cancelled.
 */
export type MoneyStatus =
  | 'unknown'
  | 'paid'
  | 'pending'
  | 'owed'
  | 'partly'
  | 'not_paid'
  /** The customer has not paid for goods given in exchange. */
  | 'due'
  /** Nothing was to be paid out. */
  | 'none';

/**
 * `settled_elsewhere`: it failed, and when it was to be paid again the order owed nothing any more. `not_cancelled`: it was not asked for,
 * because what it was for could not be cancelled.
 */
export type LegStatus =
  'waiting' | 'success' | 'pending' | 'failed' | 'moved' | 'settled_elsewhere' | 'not_cancelled';

export interface SettledLeg extends Leg {
  readonly status: LegStatus;
  /** Paid when units were cancelled, not with the return; absent for what is. One tender may have one of each. */
  readonly part?: 'cancellation';
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
  readonly given: GivenStatus;
  /** Null where the customer had nothing to pay. */
  readonly due: DueView | null;
  /** The order in which the goods of the plan's cart were sold; null where there is none, and while nobody told of it. */
  readonly soldIn: { readonly orderId: string; readonly orderName: string } | null;
  /** `Return.name`, such as "#1001-R1"; null before Shopify gave one. */
  readonly returnName: string | null;
  readonly plan: Plan;
  readonly legs: readonly ShownLeg[];
  /** Whom to ask before money owed is paid to another payment; null where nobody need be asked. */
  readonly movers: readonly ManagerName[] | null;
  /** Which manager approved it; null where nothing needed approval. */
  readonly approval: Approval | null;
  /** Only in state `refused`. */
  readonly refusal: Refusal | null;
  /** Why nothing was cancelled after the goods had come back; null as a rule. */
  readonly notCancelled: Refusal | null;
  /** The plan to look at instead, where the agreed one no longer holds. */
  readonly newPlan: Plan | null;
  readonly acceptedAt: string;
  readonly endedAt: string | null;
}

/** One word for the money of all legs together: the worst of them. */
export function moneyStatus(state: SettlementState, legs: readonly SettledLeg[]): MoneyStatus {
  if (state === 'refused') return 'not_paid';
  if (state === 'awaiting_payment') return 'due';
  if (legs.length === 0) return state === 'finished' ? 'none' : 'unknown';
  const statuses = legs.map((leg) => leg.status);
  if (statuses.includes('failed')) return 'owed';
  if (statuses.includes('waiting')) return 'unknown';
  if (statuses.includes('not_cancelled')) return 'partly';
  return statuses.includes('pending') ? 'pending' : 'paid';
}

/** `returns`: whether anything of the plan comes back; all of it may be cancelled. */
export function goodsStatus(state: SettlementState, returns: boolean): GoodsStatus {
  if (state === 'refused') return 'not_returned';
  const done =
    state === 'items_cancelled' ||
    state === 'awaiting_payment' ||
    state === 'finished' ||
    (returns && state === 'return_processed');
  if (!done) return 'waiting';
  return returns ? 'returned' : 'cancelled';
}
