import type { Money } from '../../../domain/money.ts';
import type { GiftCardVariant } from '../settle/gift-card-ports.ts';
import type { Queryable } from './database.ts';
import { giftCardVariants } from './schema.ts';

/** Remembers which variant has a price. */
export async function keepGiftCardVariant(
  db: Queryable,
  shop: string,
  { minor: amount, currency }: Money,
  { productId, variantId }: GiftCardVariant,
  madeAt: Date,
): Promise<void> {
  await db
    .insert(giftCardVariants)
    .values({ shop, currency, amount, productId, variantId, madeAt })
    .onConflictDoUpdate({
      target: [giftCardVariants.shop, giftCardVariants.currency, giftCardVariants.amount],
      set: { productId, variantId, madeAt },
    });
}
