import { and, eq } from 'drizzle-orm';
import type { Asker } from '../plan/ports.ts';
import type { Drizzle, Transaction } from './database.ts';
import { addEntries } from './add-entry.ts';
import { errorCodes } from './error-code.ts';
import { settlements } from './schema.ts';

/** As PostgreSQL reports that a unique index holds the value already. */
const UNIQUE_VIOLATION = '23505';

/**
 * Takes a plan on: its state, the journal's first entry and the job that will finish it, together or not at all.
 * The unique index on running settlements is the lock on the order.
 */
export async function acceptPlan(
  db: Drizzle,
  shop: string,
  planId: string,
  { till, userId }: Asker,
  at: Date,
  enqueue: (transaction: Transaction) => Promise<void>,
): Promise<'accepted' | 'busy' | 'lost'> {
  try {
    return await db.transaction(async (transaction) => {
      const accepted = await transaction
        .update(settlements)
        .set({ state: 'accepted', acceptedAt: at, ...till, userId })
        .where(
          and(eq(settlements.shop, shop), eq(settlements.planId, planId), eq(settlements.state, 'planned')),
        )
        .returning({ planId: settlements.planId });
      if (accepted.length === 0) return 'lost';
      const facts = { state: 'accepted', ...till, userId };
      await addEntries(transaction, shop, planId, at, [{ step: 'accept', event: 'acted', facts }]);
      await enqueue(transaction);
      return 'accepted';
    });
  } catch (error) {
    if (errorCodes(error).includes(UNIQUE_VIOLATION)) return 'busy';
    throw error;
  }
}
