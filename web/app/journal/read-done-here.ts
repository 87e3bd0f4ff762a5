import { and, eq, ne } from 'drizzle-orm';
import { isRunning, type SettlementState } from '../../../domain/settlement.ts';
import type { DoneHere } from '../native/without-ours.ts';
import type { Queryable } from './database.ts';
import { plans, settlements } from './schema.ts';

/**
 * What settlements of ours did on a return of Shopify's, none where they did nothing. `too_early` while one goes on; `unclear` where a
 * person has to find out who did what.
 */
export async function readDoneHere(
  db: Queryable,
  shop: string,
  orderId: string,
  returnId: string,
): Promise<DoneHere | 'too_early' | 'unclear'> {
  const { state, refundIds, legs } = settlements;
  const found = await db
    .select({ state, refundIds, legs, plan: plans.plan })
    .from(settlements)
    .innerJoin(plans, eq(plans.id, settlements.planId))
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.orderId, orderId),
        eq(settlements.returnId, returnId),
        ne(state, 'refused'),
      ),
    );
  if (found.some((each) => isRunning(each.state as SettlementState))) return 'too_early';
  if (found.some((each) => each.state === 'attention')) return 'unclear';
  return {
    refundIds: found.flatMap((each) => each.refundIds),
    transactionIds: found.flatMap((each) => each.legs.flatMap(({ transactionId }) => transactionId ?? [])),
    units: found.flatMap(({ plan }) => plan?.lines ?? []),
  };
}
