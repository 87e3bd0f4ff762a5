import { and, eq, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Asker } from '../plan/ports.ts';
import type { SettlementRecord } from '../settle/ports.ts';
import type { Step } from '../settle/step.ts';
import type { Queryable } from './database.ts';
import { giftCardOf } from './gift-card-row.ts';
import { EVERY_SHOP, toPolicy } from './read-rules.ts';
import { giftCards, journalEntries, plans, policies, settlements } from './schema.ts';

const newPlans = alias(plans, 'new_plan');

/** One settlement with its plan and the plan that took its place; null where the condition matches none. */
export async function selectRecord(
  db: Queryable,
  condition: SQL | undefined,
): Promise<SettlementRecord | null> {
  const createsIntended = db
    .select({ times: sql`count(*)` })
    .from(journalEntries)
    .where(
      and(
        eq(journalEntries.planId, settlements.planId),
        eq(journalEntries.step, 'create_return' satisfies Step['name']),
        eq(journalEntries.event, 'intended'),
      ),
    );
  const [row] = await db
    .select({
      settlement: settlements,
      plan: plans.plan,
      draft: plans.draft,
      newPlan: newPlans.plan,
      giftCard: giftCards,
      createsIntended: sql<string>`(${createsIntended.getSQL()})`,
      rules: policies.rules,
    })
    .from(settlements)
    .innerJoin(plans, eq(plans.id, settlements.planId))
    .leftJoin(newPlans, eq(newPlans.id, settlements.newPlanId))
    .leftJoin(giftCards, eq(giftCards.planId, settlements.planId))
    // A version is either every shop's or the shop's own.
    .innerJoin(
      policies,
      and(
        eq(policies.version, plans.policyVersion),
        or(eq(policies.shop, settlements.shop), eq(policies.shop, EVERY_SHOP)),
      ),
    )
    .where(condition)
    .limit(1);
  if (!row) return null;
  const { settlement: rest, plan, draft, newPlan, giftCard, rules } = row;
  return {
    planId: rest.planId,
    reference: rest.reference,
    orderId: rest.orderId,
    orderName: rest.orderName,
    draft,
    plan,
    policy: toPolicy(rules),
    state: rest.state,
    validUntil: rest.validUntil,
    acceptedAt: rest.acceptedAt,
    endedAt: rest.endedAt,
    legs: rest.legs,
    returnId: rest.returnId,
    returnName: rest.returnName,
    refundIds: rest.refundIds,
    approval: rest.approval,
    refusal: rest.refusal,
    newPlan,
    giftCard: giftCard && giftCardOf(giftCard),
    owed: rest.owed,
    owedCount: rest.owedCount,
    given: rest.given,
    due: rest.due,
    orderEdit: rest.orderEdit,
    soldIn: soldIn(rest),
    createsIntended: Number(row.createsIntended),
    asker: askerOf(rest),
  };
}

/** The order that a plan's cart became. */
export function soldIn({
  soldOrderId,
  soldOrderName,
}: Pick<typeof settlements.$inferSelect, 'soldOrderId' | 'soldOrderName'>): SettlementRecord['soldIn'] {
  return soldOrderId === null ? null : { orderId: soldOrderId, orderName: soldOrderName ?? '' };
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
