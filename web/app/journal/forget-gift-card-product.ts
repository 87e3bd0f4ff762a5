import { and, eq, inArray, or } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { giftCardVariants } from './schema.ts';

/** Forgets every amount of a product; `id`: its own, or one of its variants'. */
export async function forgetGiftCardProduct(db: Queryable, shop: string, id: string): Promise<void> {
  const product = db
    .select({ productId: giftCardVariants.productId })
    .from(giftCardVariants)
    .where(
      and(
        eq(giftCardVariants.shop, shop),
        or(eq(giftCardVariants.variantId, id), eq(giftCardVariants.productId, id)),
      ),
    );
  await db
    .delete(giftCardVariants)
    .where(and(eq(giftCardVariants.shop, shop), inArray(giftCardVariants.productId, product)));
}
