import { eq, sql } from 'drizzle-orm';
import type { GiftCardRecord } from '../settle/gift-card-ports.ts';
import type { Queryable } from './database.ts';
import { rowOf } from './gift-card-row.ts';
import { giftCards, settlements } from './schema.ts';

/** How far a settlement's gift card has come. */
export async function keepGiftCard(
  db: Queryable,
  shop: string,
  planId: string,
  giftCard: GiftCardRecord,
): Promise<void> {
  const row = rowOf(giftCard);
  const ofSettlement = db
    .select({ orderId: settlements.orderId })
    .from(settlements)
    .where(eq(settlements.planId, planId));
  await db
    .insert(giftCards)
    .values({ planId, shop, orderId: sql`(${ofSettlement})`, ...row })
    .onConflictDoUpdate({ target: giftCards.planId, set: row });
}
