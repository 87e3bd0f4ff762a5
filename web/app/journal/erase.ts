import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Drizzle, Transaction } from './database.ts';
import type { Schedule } from './schedule.ts';
import {
  approvals,
  drafts,
  giftCards,
  giftCardVariants,
  journalEntries,
  payouts,
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
 * Erases what the orders of one customer left with us that could tell of a person: the staff's own words (notes, reasons for an
 * exception), whom an order was given to, and drafts. What was returned and paid stays, as bookkeeping law asks; it names an order, never
 * a customer.
 */
export async function eraseOrders(db: Drizzle, shop: string, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const ids = [...orderIds];
  await erasing(db, async (transaction) => {
    await transaction.delete(drafts).where(and(eq(drafts.shop, shop), inArray(drafts.orderId, ids)));
    await transaction
      .update(plans)
      .set({
        draft: withoutWords(sql`${plans.draft}`),
        plan: sql`jsonb_set(
          jsonb_set(${plans.plan}, '{draft}', ${withoutWords(sql`${plans.plan}->'draft'`)}, false),
          '{approvals}', ${withoutReasons(sql`${plans.plan}->'approvals'`)}, false)`,
      })
      .where(and(eq(plans.shop, shop), inArray(plans.orderId, ids)));
    const { facts, planId } = journalEntries;
    const ofOrders = transaction
      .select({ id: plans.id })
      .from(plans)
      .where(and(eq(plans.shop, shop), inArray(plans.orderId, ids)));
    await transaction
      .update(journalEntries)
      .set({
        facts: sql`jsonb_set(${facts} - 'customerId', '{needs}', ${withoutReasons(sql`${facts}->'needs'`)}, false)`,
      })
      .where(and(eq(journalEntries.shop, shop), inArray(planId, ofOrders)));
  });
}

/** A draft without what the staff wrote: that there was an exception stays, why does not. */
function withoutWords(draft: SQL): SQL {
  const emptied = sql`CASE ${draft}->'overrideReason' WHEN 'null' THEN 'null'::jsonb ELSE '""' END`;
  return sql`jsonb_set(jsonb_set(jsonb_set(${draft}, '{note}', '""'), '{overrideReason}', ${emptied}, false),
    '{waivedFees,reason}', '""', false)`;
}

/** What needed a manager (a list, or nothing) without the reasons that staff gave. */
function withoutReasons(needs: SQL): SQL {
  return sql`coalesce((
    SELECT jsonb_agg(jsonb_set(need, '{reason}', '""', false) ORDER BY place)
    FROM jsonb_array_elements(CASE jsonb_typeof(${needs}) WHEN 'array' THEN ${needs} END)
      WITH ORDINALITY AS each (need, place)
  ), '[]')`;
}

/** Erases everything of a shop that uninstalled the app (shop/redact, 48 hours after), its jobs too. */
export async function eraseShop(
  db: Drizzle,
  shop: string,
  { forget }: Pick<Schedule, 'forget'>,
): Promise<void> {
  await erasing(db, async (transaction) => {
    await forget(transaction, shop);
    // What names plans and managers goes before them.
    await transaction.delete(journalEntries).where(eq(journalEntries.shop, shop));
    await transaction.delete(giftCards).where(eq(giftCards.shop, shop));
    await transaction.delete(settlements).where(eq(settlements.shop, shop));
    await transaction.delete(approvals).where(eq(approvals.shop, shop));
    await transaction.delete(payouts).where(eq(payouts.shop, shop));
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
