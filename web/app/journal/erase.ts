import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Drizzle, Transaction } from './database.ts';
import {
  approvals,
  drafts,
  giftCards,
  giftCardVariants,
  journalEntries,
  managers,
  plans,
  policies,
  privacyRequests,
  returnableUnits,
  sessions,
  settlements,
  tillTries,
  webhookEvents,
} from './schema.ts';

/**
 * Erases what the orders of one customer left with us that could tell of a person: the staff's notes, and drafts.
 * What was returned and paid stays, as bookkeeping law asks; it names an order, never a customer.
 */
export async function eraseOrders(db: Drizzle, shop: string, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const ids = [...orderIds];
  await erasing(db, async (transaction) => {
    await transaction.delete(drafts).where(and(eq(drafts.shop, shop), inArray(drafts.orderId, ids)));
    await transaction
      .update(plans)
      .set({
        draft: sql`jsonb_set(${plans.draft}, '{note}', '""')`,
        plan: sql`jsonb_set(${plans.plan}, '{draft,note}', '""')`,
      })
      .where(and(eq(plans.shop, shop), inArray(plans.orderId, ids)));
  });
}

/** Erases everything of a shop that uninstalled the app (shop/redact, 48 hours after). */
export async function eraseShop(db: Drizzle, shop: string): Promise<void> {
  await erasing(db, async (transaction) => {
    // What names plans and managers goes before them.
    await transaction.delete(journalEntries).where(eq(journalEntries.shop, shop));
    await transaction.delete(giftCards).where(eq(giftCards.shop, shop));
    await transaction.delete(settlements).where(eq(settlements.shop, shop));
    await transaction.delete(approvals).where(eq(approvals.shop, shop));
    for (const table of [
      plans,
      drafts,
      returnableUnits,
      giftCardVariants,
      policies,
      sessions,
      webhookEvents,
      privacyRequests,
      managers,
      tillTries,
    ]) {
      await transaction.delete(table).where(eq(table.shop, shop));
    }
  });
}

/** The database refuses to change plans and journal to everybody who does not say this. */
function erasing(db: Drizzle, work: (transaction: Transaction) => Promise<void>): Promise<void> {
  return db.transaction(async (transaction) => {
    await transaction.execute(sql`SET LOCAL counter_returns.erasing = 'on'`);
    await work(transaction);
  });
}
