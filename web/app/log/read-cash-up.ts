import { and, countDistinct, count, eq, gte, isNotNull, lt, sql, sum } from 'drizzle-orm';
import type { CashTotal, CashUp } from '../../../domain/cash-up.ts';
import { RUNNING } from '../../../domain/settlement.ts';
import type { Queryable } from '../journal/database.ts';
import { payouts, settlements } from '../journal/schema.ts';
import { dayAfter, startOfDay } from './shop-time.ts';

/** Whose money of which day. */
export interface CashUpScope {
  readonly shop: string;
  /** YYYY-MM-DD in `timeZone`. */
  readonly day: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Each narrows it down; null is all. */
  readonly locationId: number | null;
  readonly staffMemberId: number | null;
  readonly deviceId: string | null;
}

/**
 * What went out on one day. It reads that day's payments and the few settlements that are running, however long the shop has
 * been in business. A day may have 23 or 25 hours.
 */
export async function readCashUp(db: Queryable, scope: CashUpScope): Promise<CashUp> {
  const [totals, [paid], [running]] = await Promise.all([
    readTotals(db, scope),
    db
      .select({ returns: countDistinct(payouts.planId) })
      .from(payouts)
      .where(within(payouts, payouts.at, scope)),
    db
      .select({ returns: count() })
      .from(settlements)
      // A request that is being declined pays nothing.
      .where(
        and(within(settlements, settlements.acceptedAt, scope), IS_RUNNING, isNotNull(settlements.total)),
      ),
  ]);
  return { day: scope.day, returns: paid?.returns ?? 0, unfinished: running?.returns ?? 0, totals };
}

async function readTotals(db: Queryable, scope: CashUpScope): Promise<CashTotal[]> {
  const { locationId, deviceId, staffMemberId, kind, label, payout, status, currency } = payouts;
  const groups = { locationId, deviceId, staffMemberId, kind, label, payout, status, currency };
  const rows = await db
    .select({ ...groups, payments: count(), minor: sum(payouts.amount).mapWith(Number) })
    .from(payouts)
    .where(within(payouts, payouts.at, scope))
    .groupBy(...Object.values(groups))
    .orderBy(currency, locationId, kind, label, staffMemberId, deviceId, status);
  return rows.map(({ minor, currency, ...total }) => ({ ...total, amount: { minor, currency } }));
}

// Spelt out, never a parameter: only so can PostgreSQL use the index of the few that are running.
const IS_RUNNING = sql`${settlements.state} in (${sql.raw(RUNNING.map((state) => `'${state}'`).join(', '))})`;

/** The day's rows of one shop. There is no way to ask without the shop. */
function within(
  table: Pick<typeof payouts, 'shop' | 'locationId' | 'staffMemberId' | 'deviceId'> | typeof settlements,
  at: typeof payouts.at | typeof settlements.acceptedAt,
  { shop, day, timeZone, locationId, staffMemberId, deviceId }: CashUpScope,
) {
  const from = startOfDay(day, timeZone);
  const until = startOfDay(dayAfter(day), timeZone);
  if (!from || !until) throw new RangeError(`${day} is no day`);
  return and(
    eq(table.shop, shop),
    gte(at, from),
    lt(at, until),
    locationId === null ? undefined : eq(table.locationId, locationId),
    staffMemberId === null ? undefined : eq(table.staffMemberId, staffMemberId),
    deviceId === null ? undefined : eq(table.deviceId, deviceId),
  );
}
