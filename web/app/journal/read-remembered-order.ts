import { and, eq } from 'drizzle-orm';
import type { RememberedOrder } from '../plan/ports.ts';
import type { Queryable } from './database.ts';
import { returnableUnits } from './schema.ts';

/** What an order was when it was last read; null for an order never read here. */
export async function readRememberedOrder(
  db: Queryable,
  shop: string,
  orderId: string,
): Promise<RememberedOrder | null> {
  const { units, unfulfilled, soldAt, currency, duties, tipLineItemId } = returnableUnits;
  const [row] = await db
    .select({ units, unfulfilled, soldAt, currency, duties, tipLineItemId })
    .from(returnableUnits)
    .where(and(eq(returnableUnits.shop, shop), eq(returnableUnits.orderId, orderId)));
  return row ?? null;
}
