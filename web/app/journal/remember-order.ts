import type { RememberedOrder } from '../plan/ports.ts';
import type { Queryable } from './database.ts';
import { returnableUnits } from './schema.ts';

/** Remembers what of an order the next question about it needs. */
export async function rememberOrder(
  db: Queryable,
  shop: string,
  orderId: string,
  { units, unfulfilled, soldAt, currency, duties, tipLineItemId }: RememberedOrder,
  readAt: Date,
): Promise<void> {
  const remembered = { units, unfulfilled, soldAt, currency, duties, tipLineItemId, readAt };
  await db
    .insert(returnableUnits)
    .values({ shop, orderId, ...remembered })
    .onConflictDoUpdate({ target: [returnableUnits.shop, returnableUnits.orderId], set: remembered });
}
