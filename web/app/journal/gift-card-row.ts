import type { GiftCardRecord } from '../settle/gift-card-ports.ts';
import type { giftCards } from './schema.ts';

type Row = typeof giftCards.$inferSelect;

export function giftCardOf({
  amount,
  currency,
  planId: _,
  shop: __,
  orderId: ___,
  ...rest
}: Row): GiftCardRecord {
  return { ...rest, amount: { minor: amount, currency } };
}

/** What of a gift card's row its record holds. */
export function rowOf({ amount, ...rest }: GiftCardRecord): Omit<Row, 'planId' | 'shop' | 'orderId'> {
  return { ...rest, amount: amount.minor, currency: amount.currency };
}
