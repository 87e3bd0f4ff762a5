import { and, eq, isNotNull, sum } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { giftCards } from './schema.ts';

/** Minor units that gift cards hold which were issued beside the returns of an order. */
export async function readGivenApart(
  db: Queryable,
  shop: string,
  orderId: string,
  currency: string,
): Promise<number> {
  const [row] = await db
    .select({ minor: sum(giftCards.amount).mapWith(Number) })
    .from(giftCards)
    .where(
      and(
        eq(giftCards.shop, shop),
        eq(giftCards.orderId, orderId),
        eq(giftCards.currency, currency),
        eq(giftCards.route, 'separate'),
        isNotNull(giftCards.issuedAt),
      ),
    );
  return row?.minor ?? 0;
}
