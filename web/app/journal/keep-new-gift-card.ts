import { and, eq, sql } from 'drizzle-orm';
import type { NewGiftCard } from '../settle/gift-card-ports.ts';
import type { Queryable } from './database.ts';
import { giftCards, giftCardVariants, settlements } from './schema.ts';

/** Writes down the gift card of a plan that is taken on, with the variant of its price where one is remembered. */
export async function keepNewGiftCard(
  db: Queryable,
  shop: string,
  planId: string,
  { route, amount: { minor: amount, currency }, sealedCode, lastCharacters, scanned }: NewGiftCard,
): Promise<void> {
  const remembered = db
    .select({ variantId: giftCardVariants.variantId })
    .from(giftCardVariants)
    .where(
      and(
        eq(giftCardVariants.shop, shop),
        eq(giftCardVariants.currency, currency),
        eq(giftCardVariants.amount, amount),
      ),
    );
  const ofSettlement = db
    .select({ orderId: settlements.orderId })
    .from(settlements)
    .where(eq(settlements.planId, planId));
  await db.insert(giftCards).values({
    planId,
    shop,
    orderId: sql`(${ofSettlement})`,
    route,
    amount,
    currency,
    sealedCode,
    lastCharacters,
    scanned,
    variantId: route === 'exchange_line' ? sql`(${remembered})` : null,
  });
}
