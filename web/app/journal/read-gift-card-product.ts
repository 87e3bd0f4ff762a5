import { count, desc, eq, max } from 'drizzle-orm';
import type { GiftCardProduct } from '../settle/gift-card-ports.ts';
import type { Queryable } from './database.ts';
import { giftCardVariants } from './schema.ts';

/** "By default, stores have a limit of 2048 product variants for each product" (`productVariantsBulkCreate`). */
const AMOUNTS_LIMIT = 2_000;

/** The newest product, or the next one once that is full. */
export async function readGiftCardProduct(db: Queryable, shop: string): Promise<GiftCardProduct> {
  const products = await db
    .select({ productId: giftCardVariants.productId, amounts: count() })
    .from(giftCardVariants)
    .where(eq(giftCardVariants.shop, shop))
    .groupBy(giftCardVariants.productId)
    .orderBy(desc(max(giftCardVariants.madeAt)));
  const withRoom = products.find(({ amounts }) => amounts < AMOUNTS_LIMIT);
  return withRoom
    ? { number: products.length, productId: withRoom.productId }
    : { number: products.length + 1, productId: null };
}
