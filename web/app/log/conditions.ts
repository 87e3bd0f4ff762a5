import { and, eq, gte, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import { settlements } from '../journal/schema.ts';
import type { Cursor, Place } from './cursor.ts';
import type { LogFilter, Outcome } from './filter.ts';
import { dayAfter, startOfDay } from './shop-time.ts';

/** Whose log is read, and by which clock. */
export interface LogScope {
  readonly shop: string;
  /** IANA name; the days of a filter are this zone's. */
  readonly timeZone: string;
  readonly now: Date;
}

// A draft that was planned again left a superseded row: the later one tells the story. Spelt out, never a parameter:
// only so can PostgreSQL use the log's partial index.
const IN_THE_LOG = sql`${settlements.state} <> 'superseded'`;
const anyLegIs = (status: string) => sql`${settlements.legs} @> ${JSON.stringify([{ status }])}::jsonb`;

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
    filter.outcome ? outcomeCondition(filter.outcome, now) : undefined,
    filter.search ? searchCondition(filter.search) : undefined,
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

function outcomeCondition(outcome: Outcome, now: Date): SQL | undefined {
  const state = settlements.state;
  const confirmed = inArray(state, ['accepted', 'return_created', 'return_processed', 'finished']);
  switch (outcome) {
    case 'refused':
    case 'attention':
      return eq(state, outcome);
    case 'unconfirmed':
      return and(eq(state, 'planned'), sql`${settlements.validUntil} > ${now.toISOString()}::timestamptz`);
    case 'abandoned':
      return and(eq(state, 'planned'), sql`${settlements.validUntil} <= ${now.toISOString()}::timestamptz`);
    case 'owed':
      return and(confirmed, anyLegIs('failed'));
    case 'running':
      return and(
        inArray(state, ['accepted', 'return_created', 'return_processed']),
        sql`not ${anyLegIs('failed')}`,
      );
    case 'pending':
      return and(eq(state, 'finished'), anyLegIs('pending'), sql`not ${anyLegIs('failed')}`, noneWaits());
    case 'finished':
      return and(
        eq(state, 'finished'),
        sql`not ${anyLegIs('failed')}`,
        or(sql`not ${anyLegIs('pending')}`, anyLegIs('waiting')),
      );
  }
}

const noneWaits = () => sql`not ${anyLegIs('waiting')}`;

/** An order's name as people say it, with or without its "#", or our reference in any case. */
function searchCondition(search: string): SQL | undefined {
  return or(
    inArray(settlements.orderName, [search, `#${search}`]),
    eq(settlements.reference, search.toUpperCase()),
  );
}
