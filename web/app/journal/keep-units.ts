import type { UnitsByLine } from '../plan/ports.ts';
import type { Queryable } from './database.ts';
import { returnableUnits } from './schema.ts';

/** Remembers where an order's units come from. */
export async function keepUnits(
  db: Queryable,
  shop: string,
  orderId: string,
  units: UnitsByLine,
  readAt: Date,
): Promise<void> {
  await db
    .insert(returnableUnits)
    .values({ shop, orderId, units, readAt })
    .onConflictDoUpdate({
      target: [returnableUnits.shop, returnableUnits.orderId],
      set: { units, readAt },
    });
}
