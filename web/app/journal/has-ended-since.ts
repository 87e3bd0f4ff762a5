import { and, eq, gt, ne } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { settlements } from './schema.ts';

/** Whether another settlement of the order than this plan's has ended since then. */
export async function hasEndedSince(
  db: Queryable,
  shop: string,
  { orderId, planId }: { readonly orderId: string; readonly planId: string },
  since: Date,
): Promise<boolean> {
  const [other] = await db
    .select({ planId: settlements.planId })
    .from(settlements)
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.orderId, orderId),
        ne(settlements.planId, planId),
        gt(settlements.endedAt, since),
      ),
    )
    .limit(1);
  return other !== undefined;
}
