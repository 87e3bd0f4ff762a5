import { and, desc, eq, gt } from 'drizzle-orm';
import type { Plan } from '../../../domain/plan.ts';
import type { Queryable } from './database.ts';
import { plans, settlements } from './schema.ts';

/** The latest plan of a draft that may be confirmed at this time. */
export async function readPresentPlan(
  db: Queryable,
  shop: string,
  draftId: string,
  at: Date,
): Promise<Plan | null> {
  const [row] = await db
    .select({ plan: plans.plan })
    .from(settlements)
    .innerJoin(plans, eq(plans.id, settlements.planId))
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.draftId, draftId),
        eq(settlements.state, 'planned'),
        gt(settlements.validUntil, at),
      ),
    )
    .orderBy(desc(settlements.at))
    .limit(1);
  return row?.plan ?? null;
}
