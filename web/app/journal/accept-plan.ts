import { and, eq, isNotNull, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Asker } from '../plan/ports.ts';
import type { NewGiftCard } from '../settle/gift-card-ports.ts';
import type { Drizzle, Transaction } from './database.ts';
import { addEntries } from './add-entry.ts';
import { errorCodes } from './error-code.ts';
import { keepNewGiftCard } from './keep-new-gift-card.ts';
import { settlements } from './schema.ts';

const others = alias(settlements, 'other');

/** As PostgreSQL reports that a unique index holds the value already. */
const UNIQUE_VIOLATION = '23505';

/**
 * Takes a plan on: its state, its gift card, the journal's first entry and the job that will finish it, together or not at all.
 * The unique index on running settlements is the lock on the order.
 */
export async function acceptPlan(
  db: Drizzle,
  shop: string,
  planId: string,
  { till, userId }: Asker,
  at: Date,
  giftCard: NewGiftCard | null,
  enqueue: (transaction: Transaction) => Promise<void>,
): Promise<'accepted' | 'busy' | 'settled' | 'lost'> {
  try {
    return await db.transaction(async (transaction) => {
      if (await isDraftSettled(transaction, shop, planId)) return 'settled';
      const accepted = await transaction
        .update(settlements)
        .set({ state: 'accepted', acceptedAt: at, ...till, userId })
        .where(
          and(eq(settlements.shop, shop), eq(settlements.planId, planId), eq(settlements.state, 'planned')),
        )
        .returning({ orderId: settlements.orderId });
      const [row] = accepted;
      if (!row) return 'lost';
      if (giftCard) await keepNewGiftCard(transaction, shop, planId, row.orderId, giftCard);
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

/**
 * Whether another plan of the same draft was taken on and not refused: a draft is one customer's visit, and is paid once.
 * Once true it stays true, so that looking before taking on is enough; two at once are the index's affair.
 */
async function isDraftSettled(transaction: Transaction, shop: string, planId: string): Promise<boolean> {
  const found = await transaction
    .select({ planId: others.planId })
    .from(settlements)
    .innerJoin(others, and(eq(others.shop, settlements.shop), eq(others.draftId, settlements.draftId)))
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.planId, planId),
        ne(others.planId, settlements.planId),
        isNotNull(others.acceptedAt),
        ne(others.state, 'refused'),
      ),
    )
    .limit(1);
  return found.length > 0;
}
