import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { settlements } from './schema.ts';

/** What was made of an order in Shopify's own screens and whose money is on its way: `Return.id` or `Refund.id`. */
export async function listPendingNatives(db: Queryable, shop: string, orderId: string): Promise<string[]> {
  const found = await db
    .select({ nativeId: settlements.nativeId })
    .from(settlements)
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.orderId, orderId),
        eq(settlements.state, 'native'),
        sql`${settlements.legs} @> '[{"status":"pending"}]'`,
      ),
    );
  return found.flatMap(({ nativeId }) => nativeId ?? []);
}
