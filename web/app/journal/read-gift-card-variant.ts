import { and, eq } from 'drizzle-orm';
import type { Money } from '../../../domain/money.ts';
import type { GiftCardVariant } from '../settle/gift-card-ports.ts';
import type { Queryable } from './database.ts';
import { giftCardVariants } from './schema.ts';

/** The variant that has this price; null where none is remembered. */
export async function readGiftCardVariant(
  db: Queryable,
  shop: string,
  { minor, currency }: Money,
): Promise<GiftCardVariant | null> {
  const [row] = await db
    .select({ productId: giftCardVariants.productId, variantId: giftCardVariants.variantId })
    .from(giftCardVariants)
    .where(
      and(
        eq(giftCardVariants.shop, shop),
        eq(giftCardVariants.currency, currency),
        eq(giftCardVariants.amount, minor),
      ),
    );
  return row ?? null;
}
