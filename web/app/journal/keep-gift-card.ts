import type { GiftCardRecord } from '../settle/gift-card-ports.ts';
import type { Queryable } from './database.ts';
import { rowOf } from './gift-card-row.ts';
import { giftCards } from './schema.ts';

/** How far a settlement's gift card has come. */
export async function keepGiftCard(
  db: Queryable,
  shop: string,
  planId: string,
  orderId: string,
  giftCard: GiftCardRecord,
): Promise<void> {
  const row = rowOf(giftCard);
  await db
    .insert(giftCards)
    .values({ planId, shop, orderId, ...row })
    .onConflictDoUpdate({ target: giftCards.planId, set: row });
}
