import { eq, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Asker } from '../plan/ports.ts';
import type { SettlementRecord } from '../settle/ports.ts';
import type { Queryable } from './database.ts';
import { plans, settlements } from './schema.ts';

const newPlans = alias(plans, 'new_plan');

/** One settlement with its plan and the plan that took its place; null where the condition matches none. */
export async function selectRecord(
  db: Queryable,
  condition: SQL | undefined,
): Promise<SettlementRecord | null> {
  const [row] = await db
    .select({ settlement: settlements, plan: plans.plan, draft: plans.draft, newPlan: newPlans.plan })
    .from(settlements)
    .innerJoin(plans, eq(plans.id, settlements.planId))
    .leftJoin(newPlans, eq(newPlans.id, settlements.newPlanId))
    .where(condition)
    .limit(1);
  if (!row) return null;
  const { settlement, plan, draft, newPlan } = row;
  return {
    planId: settlement.planId,
    reference: settlement.reference,
    orderId: settlement.orderId,
    draft,
    plan,
    state: settlement.state,
    validUntil: settlement.validUntil,
    acceptedAt: settlement.acceptedAt,
    endedAt: settlement.endedAt,
    legs: settlement.legs,
    returnId: settlement.returnId,
    returnName: settlement.returnName,
    refundIds: settlement.refundIds,
    refusal: settlement.refusal,
    newPlan,
    owed: settlement.owed,
    owedCount: settlement.owedCount,
    asker: askerOf(settlement),
  };
}

/** Whatever has a plan was asked for at a till; only what was made in Shopify's own screens may have been heard of from nobody. */
function askerOf({
  locationId,
  deviceId,
  staffMemberId,
  posVersion,
  userId,
  planId,
}: typeof settlements.$inferSelect): Asker {
  if (locationId === null || deviceId === null || posVersion === null || userId === null) {
    throw new Error(`Settlement ${planId} was asked for by nobody`);
  }
  return { till: { locationId, deviceId, staffMemberId, posVersion }, userId };
}
