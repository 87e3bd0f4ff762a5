import { and, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { settlements } from './schema.ts';

/** The settlements of an order that wait for money: the customer's, or the shop's that has not arrived everywhere. Running ones have somebody at work on them. */
export async function listAwaitingMoney(db: Queryable, shop: string, orderId: string): Promise<string[]> {
  const someLegIs = (status: string) => sql`${settlements.legs} @> ${JSON.stringify([{ status }])}::jsonb`;
  const found = await db
    .select({ planId: settlements.planId })
    .from(settlements)
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.orderId, orderId),
        or(
          eq(settlements.state, 'awaiting_payment'),
          and(
            eq(settlements.state, 'finished'),
            or(isNotNull(settlements.owed), someLegIs('pending'), someLegIs('waiting')),
          ),
        ),
      ),
    );
  return found.map(({ planId }) => planId);
}
