import { and, eq } from 'drizzle-orm';
import { legsToSettle } from '../../../domain/cancellation.ts';
import type { NewPlan } from '../plan/ports.ts';
import type { Drizzle } from './database.ts';
import { plans, settlements } from './schema.ts';

/**
 * Stores a plan or a refusal as it was made, and supersedes what the same draft was planned as before. To decline a request is a plan
 * too: it waits to be taken on.
 */
export async function keepPlan(db: Drizzle, shop: string, made: NewPlan): Promise<void> {
  const { id, reference, orderId, orderName, draft, plan, refusal, policyVersion, madeAt, asker } = made;
  const isPlanned = plan !== null || refusal?.code === 'REQUEST_DECLINING';
  await db.transaction(async (transaction) => {
    await transaction
      .update(settlements)
      .set({ state: 'superseded' })
      .where(
        and(
          eq(settlements.shop, shop),
          eq(settlements.draftId, draft.id),
          eq(settlements.orderId, orderId),
          eq(settlements.state, 'planned'),
        ),
      );
    await transaction
      .insert(plans)
      .values({ id, shop, orderId, draft, plan, refusal, policyVersion, madeAt });
    await transaction.insert(settlements).values({
      planId: id,
      shop,
      orderId,
      orderName,
      reference,
      draftId: draft.id,
      state: isPlanned ? 'planned' : 'refused',
      at: madeAt,
      validUntil: made.validUntil,
      endedAt: isPlanned ? null : madeAt,
      total: plan?.total.minor ?? null,
      currency: plan?.currency ?? null,
      shopTotal: plan?.totalInShopMoney.minor ?? null,
      shopCurrency: plan?.totalInShopMoney.currency ?? null,
      legs: plan ? legsToSettle(plan) : [],
      refundIds: [],
      refusal,
      ...asker.till,
      userId: asker.userId,
    });
  });
}
