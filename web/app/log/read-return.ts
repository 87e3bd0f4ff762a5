import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import type { Plan } from '../../../domain/plan.ts';
import type { SettlementView } from '../../../domain/settlement.ts';
import type { Queryable } from '../journal/database.ts';
import type { NativeFacts } from '../journal/schema.ts';
import { soldIn } from '../journal/record.ts';
import { journalEntries, plans, settlements, visitIdOf } from '../journal/schema.ts';
import type { JournalEvent } from '../journal/schema.ts';
import { entryOf, type LogEntry } from './entry.ts';
import { readLineage, type Lineage } from './read-lineage.ts';

export type { JournalEvent, NativeFacts, NativeGoods } from '../journal/schema.ts';

/** One line of the journal. */
export interface JournalLine {
  readonly at: Date;
  readonly step: string;
  readonly event: JournalEvent;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Everything we know of one return. */
export interface ReturnRecord extends LogEntry {
  /** Null where it was refused before there was a plan, and where it was made in Shopify's own screens. */
  readonly plan: Plan | null;
  readonly native: NativeFacts | null;
  readonly policyVersion: number | null;
  readonly returnId: string | null;
  readonly refundIds: readonly string[];
  readonly validUntil: Date;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  readonly newPlanId: string | null;
  readonly posVersion: string | null;
  /** The signed-in account: `sub` of the session token, proved. */
  readonly userId: string | null;
  readonly journal: readonly JournalLine[];
  /** What was confirmed with it, where one customer brought back goods of several orders. */
  readonly sameVisit: readonly { readonly planId: string; readonly orderName: string | null }[];
  readonly lineage: Lineage;
  /** The order that the plan's cart became. */
  readonly soldIn: SettlementView['soldIn'];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Null where this shop has none of this id: another shop's return does not exist here. */
export async function readReturn(
  db: Queryable,
  shop: string,
  planId: string,
  now: Date,
): Promise<ReturnRecord | null> {
  if (!UUID.test(planId)) return null;
  const ofThisShop = and(eq(settlements.shop, shop), eq(settlements.planId, planId));
  const [found] = await db
    .select({ row: settlements, plan: plans })
    .from(settlements)
    .leftJoin(plans, eq(plans.id, settlements.planId))
    .where(ofThisShop);
  if (!found) return null;
  const journal = await db
    .select()
    .from(journalEntries)
    .where(and(eq(journalEntries.shop, shop), eq(journalEntries.planId, planId)))
    .orderBy(asc(journalEntries.id));
  const { row, plan } = found;
  return {
    ...entryOf(
      {
        ...row,
        note: plan?.draft.note ?? '',
        needs: plan?.plan?.approvals ?? [],
        reasons: plan?.plan?.lines.map(({ reasonName }) => reasonName) ?? [],
        conditions: plan?.plan?.lines.map(({ condition }) => condition) ?? [],
      },
      now,
    ),
    plan: plan?.plan ?? null,
    native: row.native,
    policyVersion: plan?.policyVersion ?? null,
    returnId: row.returnId,
    refundIds: row.refundIds,
    validUntil: row.validUntil,
    acceptedAt: row.acceptedAt,
    endedAt: row.endedAt,
    newPlanId: row.newPlanId,
    posVersion: row.posVersion,
    userId: row.userId,
    lineage: await readLineage(db, shop, row),
    soldIn: soldIn(row),
    sameVisit: await readSameVisit(db, shop, planId, plan?.draft.visitId ?? null),
    journal: journal.map(({ at, step, event, facts }) => ({ at, step, event, facts })),
  };
}

async function readSameVisit(
  db: Queryable,
  shop: string,
  planId: string,
  visitId: string | null,
): Promise<ReturnRecord['sameVisit']> {
  if (visitId === null) return [];
  return db
    .select({ planId: settlements.planId, orderName: settlements.orderName })
    .from(plans)
    .innerJoin(settlements, eq(settlements.planId, plans.id))
    .where(
      and(
        eq(plans.shop, shop),
        eq(visitIdOf(plans.draft), visitId),
        ne(plans.id, planId),
        isNotNull(settlements.acceptedAt),
      ),
    )
    .orderBy(asc(settlements.acceptedAt));
}
