import { and, eq } from 'drizzle-orm';
import type { UnitsByLine } from '../plan/ports.ts';
import type { Queryable } from './database.ts';
import { returnableUnits } from './schema.ts';

/** Where an order's units came from when it was last read; null for an order never read here. */
export async function readUnits(db: Queryable, shop: string, orderId: string): Promise<UnitsByLine | null> {
  const [row] = await db
    .select({ units: returnableUnits.units })
    .from(returnableUnits)
    .where(and(eq(returnableUnits.shop, shop), eq(returnableUnits.orderId, orderId)));
  return row?.units ?? null;
}
