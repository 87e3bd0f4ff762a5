import { and, eq, sql } from 'drizzle-orm';
import type { ChangedFrom, JournalNote, SettlementChange } from '../settle/ports.ts';
import { addEntries } from './add-entry.ts';
import type { Drizzle, Transaction } from './database.ts';
import { keepGiftCard } from './keep-gift-card.ts';
import { drafts, settlements } from './schema.ts';
import { LockLost } from './with-lock.ts';

/**
 * A settlement's change and what it came from, in one transaction. A finished one takes its draft with it.
 * @throws LockLost where it is not as `from` has it: a process whose lock went away never undoes what its successor did
 */
export async function changeSettlement(
  db: Drizzle,
  shop: string,
  { planId, state, owed }: ChangedFrom,
  at: Date,
  { legs, refundIds, giftCard, ...change }: SettlementChange,
  notes: readonly JournalNote[],
  enqueue: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  await db.transaction(async (transaction) => {
    const [changed] = await transaction
      .update(settlements)
      .set({
        ...change,
        ...(legs && { legs: [...legs] }),
        ...(refundIds && { refundIds: [...refundIds] }),
      })
      .where(
        and(
          eq(settlements.shop, shop),
          eq(settlements.planId, planId),
          eq(settlements.state, state),
          sql`${settlements.owed} IS NOT DISTINCT FROM ${owed && JSON.stringify(owed)}::jsonb`,
        ),
      )
      .returning({ orderId: settlements.orderId });
    if (!changed) throw new LockLost(`Settlement ${planId} was changed by somebody else`);
    if (giftCard) await keepGiftCard(transaction, shop, planId, changed.orderId, giftCard);
    await addEntries(transaction, shop, planId, at, notes);
    // The settlement's own job ended with it: a payment that is made again needs another.
    if (change.owed && !change.owed.unknownAt) await enqueue(transaction);
    if (change.state === 'finished') {
      await transaction.delete(drafts).where(and(eq(drafts.shop, shop), eq(drafts.orderId, changed.orderId)));
    }
  });
}
