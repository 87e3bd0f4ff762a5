import { and, desc, eq } from 'drizzle-orm';
import type { DueOfOrder } from '../../../domain/contract.ts';
import type { Queryable } from './database.ts';
import { settlements } from './schema.ts';

/** The latest exchange of an order whose payment is waited for; null where there is none. */
export async function readDue(db: Queryable, shop: string, orderId: string): Promise<DueOfOrder | null> {
  const [row] = await db
    .select({ planId: settlements.planId, due: settlements.due })
    .from(settlements)
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.orderId, orderId),
        eq(settlements.state, 'awaiting_payment'),
      ),
    )
    .orderBy(desc(settlements.acceptedAt))
    .limit(1);
  return row?.due ? { planId: row.planId, left: row.due.left } : null;
}
