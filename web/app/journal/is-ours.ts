import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { plans, settlements } from './schema.ts';

/**
 * Whether any of these returns or refunds of an order (`Return.id`, `Refund.id`) was made by a settlement of ours, and by nobody else. A
 * return that was begun elsewhere is none of these, whatever we did on it: others may go on with it.
 */
export async function isOurs(
  db: Queryable,
  shop: string,
  orderId: string,
  ids: readonly string[],
): Promise<boolean> {
  const someRefundIs = (id: string) => sql`${settlements.refundIds} @> ${JSON.stringify([id])}::jsonb`;
  const begunHere = sql`${plans.plan} -> 'continues' ->> 'id' IS NULL`;
  const [ours] = await db
    .select({ planId: settlements.planId })
    .from(settlements)
    .innerJoin(plans, eq(plans.id, settlements.planId))
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.orderId, orderId),
        ne(settlements.state, 'native'),
        or(and(inArray(settlements.returnId, [...ids]), begunHere), ...ids.map(someRefundIs)),
      ),
    )
    .limit(1);
  return ours !== undefined;
}
