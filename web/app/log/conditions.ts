import { and, eq, gte, inArray, lt, ne, not, or, sql, type SQL } from 'drizzle-orm';
import { RUNNING } from '../../../domain/settlement.ts';
import { settlements } from '../journal/schema.ts';
import type { Cursor, Place } from './cursor.ts';
import type { LogFilter, MadeIn, Outcome } from './filter.ts';
import { dayAfter, startOfDay } from './shop-time.ts';

/** Whose log is read, and by which clock. */
export interface LogScope {
  readonly shop: string;
  /** IANA name; the days of a filter are this zone's. */
  readonly timeZone: string;
  readonly now: Date;
}

// A draft that was planned again left a superseded row: the later one tells the story. Spelt out, never a parameter:
// only so can PostgreSQL use the log's partial indexes.
const IN_THE_LOG = sql`${settlements.state} <> 'superseded'`;
const FAILED = sql`${settlements.legs} @> '[{"status":"failed"}]'`;
const PENDING = sql`${settlements.legs} @> '[{"status":"pending"}]'`;
const NOT_CANCELLED = sql`${settlements.legs} @> '[{"status":"not_cancelled"}]'`;
const WAITING = sql`${settlements.legs} @> '[{"status":"waiting"}]'`;

const ALL_DECIDED = and(not(WAITING), not(FAILED), not(NOT_CANCELLED));

/** The rows of one shop's log that pass a filter. The shop always comes first: there is no way to ask without it. */
export function conditionOf(filter: LogFilter, { shop, timeZone, now }: LogScope): SQL | undefined {
  const from = filter.from && startOfDay(filter.from, timeZone);
  const until = filter.to && startOfDay(dayAfter(filter.to), timeZone);
  return and(
    eq(settlements.shop, shop),
    IN_THE_LOG,
    filter.locationId === null ? undefined : eq(settlements.locationId, filter.locationId),
    filter.staffMemberId === null ? undefined : eq(settlements.staffMemberId, filter.staffMemberId),
    from ? gte(settlements.at, from) : undefined,
    until ? lt(settlements.at, until) : undefined,
    filter.madeIn ? madeInCondition(filter.madeIn) : undefined,
    filter.outcome ? outcomeCondition(filter.outcome, now) : undefined,
    filter.search ? searchCondition(filter.search) : undefined,
    filter.orderIds ? inArray(settlements.orderId, [...filter.orderIds]) : undefined,
  );
}

/** Rows strictly beyond a place, in the cursor's direction. */
export function beyond({ direction, than }: Cursor): SQL {
  return direction === 'older' ? olderThan(than) : newerThan(than);
}

const olderThan = ({ at, planId }: Place) =>
  sql`(${settlements.at}, ${settlements.planId}) < (${at.toISOString()}::timestamptz, ${planId}::uuid)`;
const newerThan = ({ at, planId }: Place) =>
  sql`(${settlements.at}, ${settlements.planId}) > (${at.toISOString()}::timestamptz, ${planId}::uuid)`;

const DUE_UNTIL = sql`(${settlements.due}->>'until')::timestamptz`;

function madeInCondition(madeIn: MadeIn): SQL {
  return madeIn === 'shopify' ? eq(settlements.state, 'native') : ne(settlements.state, 'native');
}

function outcomeCondition(outcome: Outcome, now: Date): SQL | undefined {
  const state = settlements.state;
  const plannedUntil = (comparison: SQL) =>
    and(eq(state, 'planned'), sql`${settlements.validUntil} ${comparison}`);
  const instant = sql`${now.toISOString()}::timestamptz`;
  switch (outcome) {
    case 'refused':
      return eq(state, outcome);
    case 'attention':
      return or(
        eq(state, outcome),
        and(inArray(state, [...RUNNING, 'finished']), NOT_CANCELLED, not(FAILED), not(WAITING)),
      );
    case 'unconfirmed':
      return plannedUntil(sql`> ${instant}`);
    case 'abandoned':
      return plannedUntil(sql`<= ${instant}`);
    case 'due':
      return and(eq(state, 'awaiting_payment'), sql`${DUE_UNTIL} > ${instant}`);
    case 'overdue':
      return and(eq(state, 'awaiting_payment'), sql`${DUE_UNTIL} <= ${instant}`);
    case 'owed':
      return and(inArray(state, [...RUNNING, 'finished']), FAILED);
    case 'running':
      return and(
        or(inArray(state, [...RUNNING]), and(eq(state, 'finished'), WAITING)),
        not(FAILED),
        or(WAITING, not(NOT_CANCELLED)),
      );
    case 'pending':
      return and(PENDING, or(eq(state, 'native'), and(eq(state, 'finished'), ALL_DECIDED)));
    case 'finished':
      return and(not(PENDING), or(eq(state, 'native'), and(eq(state, 'finished'), ALL_DECIDED)));
  }
}

/** An order's name as people say it, with or without its "#", also of what was sold in an exchange's cart; or our reference in any case. */
function searchCondition(search: string): SQL | undefined {
  return or(
    inArray(settlements.orderName, [search, `#${search}`]),
    inArray(settlements.soldOrderName, [search, `#${search}`]),
    eq(settlements.reference, search.toUpperCase()),
  );
}
