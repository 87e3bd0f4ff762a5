import { and, eq } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { settlements } from './schema.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where the customer of a plan pays what is due; null where nothing is, or Shopify gave no address. */
export async function readPayLink(db: Queryable, planId: string): Promise<string | null> {
  if (!UUID.test(planId)) return null;
  const [row] = await db
    .select({ due: settlements.due })
    .from(settlements)
    .where(and(eq(settlements.planId, planId), eq(settlements.state, 'awaiting_payment')));
  return row?.due?.link ?? null;
}
