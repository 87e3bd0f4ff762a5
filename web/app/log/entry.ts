import type { Approval, ApprovalNeed } from '../../../domain/approval.ts';
import type { Condition } from '../../../domain/draft.ts';
import type { Money } from '../../../domain/money.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import {
  goodsStatus,
  isRunning,
  moneyStatus,
  type GoodsStatus,
  type MoneyStatus,
  type SettledLeg,
} from '../../../domain/settlement.ts';
import type { settlements } from '../journal/schema.ts';
import type { MadeIn, Outcome } from './filter.ts';

/** One line of the manager's log. */
export interface LogEntry {
  /** Also the id of a refusal that has no plan. */
  readonly planId: string;
  readonly at: Date;
  readonly reference: string;
  readonly orderId: string;
  /** Null where the order was gone before it had been read. */
  readonly orderName: string | null;
  /** `Return.name`, such as "#1001-R1". */
  readonly returnName: string | null;
  readonly outcome: Outcome;
  readonly madeIn: MadeIn;
  readonly goods: GoodsStatus;
  readonly money: MoneyStatus;
  /** What the customer gets or would have got, in the customer's and in the shop's currency. */
  readonly total: Money | null;
  readonly shopTotal: Money | null;
  readonly legs: readonly SettledLeg[];
  readonly refusal: Refusal | null;
  /** What of the plan needed a manager. */
  readonly needs: readonly ApprovalNeed[];
  /** Which manager approved it; null where it was never confirmed, or nothing needed approval. */
  readonly approval: Approval | null;
  /** As the till claimed; null where no till told of what was made in Shopify's own screens. */
  readonly locationId: number | null;
  readonly staffMemberId: number | null;
  readonly deviceId: string | null;
  /** What the staff wrote down; empty as a rule. */
  readonly note: string;
  /** Why the goods came back, each reason once; lines without one are left out. */
  readonly reasons: readonly string[];
  /** In what condition, each once. */
  readonly conditions: readonly Condition[];
}

/** What a plan says of its goods, one entry per line, and what of it needed a manager. */
export interface SaidOfGoods {
  readonly note: string;
  readonly reasons: readonly (string | null)[];
  readonly conditions: readonly Condition[];
  readonly needs: readonly ApprovalNeed[];
}

export type SettlementRow = typeof settlements.$inferSelect & SaidOfGoods;

/** `now` tells the plans that may still be confirmed from the abandoned ones. */
export function entryOf(row: SettlementRow, now: Date): LogEntry {
  return {
    planId: row.planId,
    at: row.at,
    reference: row.reference,
    orderId: row.orderId,
    orderName: row.orderName,
    returnName: row.returnName,
    outcome: outcomeOf(row, now),
    madeIn: row.state === 'native' ? 'shopify' : 'here',
    goods: goodsOf(row),
    money: moneyStatusOf(row),
    total: moneyOf(row.total, row.currency),
    shopTotal: moneyOf(row.shopTotal, row.shopCurrency),
    legs: row.legs,
    refusal: row.refusal,
    needs: row.needs,
    approval: row.approval,
    locationId: row.locationId,
    staffMemberId: row.staffMemberId,
    deviceId: row.deviceId,
    note: row.note,
    reasons: [...new Set(row.reasons.filter((reason) => reason !== null))],
    conditions: [...new Set(row.conditions)],
  };
}

function goodsOf({ state, native, conditions, refusal }: SettlementRow): GoodsStatus {
  if (refusal?.code === 'REQUEST_DECLINING') return 'not_returned';
  if (state === 'native') return native?.back.length ? 'returned' : 'not_returned';
  if (state === 'planned' || state === 'superseded') return 'not_returned';
  // Every line of a return has a condition; where there is none, all of it was cancelled.
  return goodsStatus(state, conditions.length > 0);
}

function moneyStatusOf({ state, legs, refusal }: SettlementRow): MoneyStatus {
  if (refusal?.code === 'REQUEST_DECLINING') return 'not_paid';
  if (state === 'native') return nativeMoney(legs);
  return state === 'planned' || state === 'superseded' ? 'not_paid' : moneyStatus(state, legs);
}

/** Never owed: what failed on Shopify's own screens is tried again there, not here. */
function nativeMoney(legs: readonly SettledLeg[]): MoneyStatus {
  if (legs.some(({ status }) => status === 'pending')) return 'pending';
  return legs.some(({ status }) => status === 'success') ? 'paid' : 'not_paid';
}

/** The first that holds, in this order; `conditionOf` says the same in SQL. */
function outcomeOf(row: SettlementRow, now: Date): Outcome {
  if (row.state === 'refused' || row.state === 'attention') return row.state;
  if (row.state === 'superseded') return 'abandoned';
  if (row.state === 'planned') return row.validUntil > now ? 'unconfirmed' : 'abandoned';
  const money = moneyStatusOf(row);
  if (row.state === 'native') return money === 'pending' ? 'pending' : 'finished';
  if (money === 'owed') return 'owed';
  if (money === 'partly') return 'attention';
  // Finished as far as the goods go, while a payment made again is on its way to Shopify.
  if (isRunning(row.state) || money === 'unknown') return 'running';
  return money === 'pending' ? 'pending' : 'finished';
}

function moneyOf(minor: number | null, currency: string | null): Money | null {
  return minor === null || currency === null ? null : { minor, currency };
}
