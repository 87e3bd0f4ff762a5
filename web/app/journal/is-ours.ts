import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { settlements } from './schema.ts';

/** Whether any of these returns or refunds of an order (`Return.id`, `Refund.id`) was made by a settlement of ours. */
export async function isOurs(
  db: Queryable,
  shop: string,
  orderId: string,
  ids: readonly string[],
): Promise<boolean> {
  const someRefundIs = (id: string) => sql`${settlements.refundIds} @> ${JSON.stringify([id])}::jsonb`;
  const [ours] = await db
    .select({ planId: settlements.planId })
    .from(settlements)
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.orderId, orderId),
        ne(settlements.state, 'native'),
        or(inArray(settlements.returnId, [...ids]), ...ids.map(someRefundIs)),
      ),
    )
    .limit(1);
  return ours !== undefined;
}
