import { and, count, eq } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { journalEntries } from './schema.ts';

/** How many times a step of a settlement was begun. */
export async function countIntended(
  db: Queryable,
  shop: string,
  planId: string,
  step: string,
): Promise<number> {
  const [row] = await db
    .select({ times: count() })
    .from(journalEntries)
    .where(
      and(
        eq(journalEntries.shop, shop),
        eq(journalEntries.planId, planId),
        eq(journalEntries.step, step),
        eq(journalEntries.event, 'intended'),
      ),
    );
  return row?.times ?? 0;
}
