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
import type { Outcome } from './filter.ts';

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
  readonly goods: GoodsStatus;
  readonly money: MoneyStatus;
  /** What the customer gets or would have got, in the customer's and in the shop's currency. */
  readonly total: Money | null;
  readonly shopTotal: Money | null;
  readonly legs: readonly SettledLeg[];
  readonly refusal: Refusal | null;
  /** As the till claimed. */
  readonly locationId: number;
  readonly staffMemberId: number | null;
  readonly deviceId: string;
  /** What the staff wrote down; empty as a rule. */
  readonly note: string;
  /** Why the goods came back, each reason once; lines without one are left out. */
  readonly reasons: readonly string[];
  /** In what condition, each once. */
  readonly conditions: readonly Condition[];
}

/** What a plan says of its goods, one entry per line. */
export interface SaidOfGoods {
  readonly note: string;
  readonly reasons: readonly (string | null)[];
  readonly conditions: readonly Condition[];
}

export type SettlementRow = typeof settlements.$inferSelect & SaidOfGoods;

/** `now` tells the plans that may still be confirmed from the abandoned ones. */
export function entryOf(row: SettlementRow, now: Date): LogEntry {
  const settling = row.state === 'planned' || row.state === 'superseded' ? null : row.state;
  return {
    planId: row.planId,
    at: row.at,
    reference: row.reference,
    orderId: row.orderId,
    orderName: row.orderName,
    returnName: row.returnName,
    outcome: outcomeOf(row, now),
    goods: settling ? goodsStatus(settling) : 'not_returned',
    money: settling ? moneyStatus(settling, row.legs) : 'not_paid',
    total: moneyOf(row.total, row.currency),
    shopTotal: moneyOf(row.shopTotal, row.shopCurrency),
    legs: row.legs,
    refusal: row.refusal,
    locationId: row.locationId,
    staffMemberId: row.staffMemberId,
    deviceId: row.deviceId,
    note: row.note,
    reasons: [...new Set(row.reasons.filter((reason) => reason !== null))],
    conditions: [...new Set(row.conditions)],
  };
}

/** The first that holds, in this order; `conditionOf` says the same in SQL. */
function outcomeOf(row: SettlementRow, now: Date): Outcome {
  if (row.state === 'refused' || row.state === 'attention') return row.state;
  if (row.state === 'superseded') return 'abandoned';
  if (row.state === 'planned') return row.validUntil > now ? 'unconfirmed' : 'abandoned';
  const money = moneyStatus(row.state, row.legs);
  if (money === 'owed') return 'owed';
  // Finished as far as the goods go, while a payment made again is on its way to Shopify.
  if (isRunning(row.state) || money === 'unknown') return 'running';
  return money === 'pending' ? 'pending' : 'finished';
}

function moneyOf(minor: number | null, currency: string | null): Money | null {
  return minor === null || currency === null ? null : { minor, currency };
}
