import { and, eq, isNotNull, ne, notExists, sql, type SQLWrapper } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ApprovalNeed } from '../../../domain/approval.ts';
import type { Asker } from '../plan/ports.ts';
import type { NewGiftCard } from '../settle/gift-card-ports.ts';
import type { AcceptEnd } from '../settle/ports.ts';
import type { Drizzle, Transaction } from './database.ts';
import { entriesOf } from './add-entry.ts';
import { errorCodes } from './error-code.ts';
import { keepNewGiftCard } from './keep-new-gift-card.ts';
import { settlements } from './schema.ts';
import { useApproval } from './use-approval.ts';

const others = alias(settlements, 'other');

/** Takes back what was done in the transaction. */
class Undone extends Error {
  readonly why: 'settled' | 'lost' | 'not_approved';
  constructor(why: Undone['why']) {
    super(why);
    this.why = why;
  }
}

function undo(why: Undone['why']): never {
  throw new Undone(why);
}

/** As PostgreSQL reports that a unique index holds the value already. */
const UNIQUE_VIOLATION = '23505';

/**
 * Takes a plan on: its state, the approval used for it, its gift card, the journal's first entry and the job that will finish it,
 * together or not at all.
 * The unique index on running settlements is the lock on the order.
 */
export async function acceptPlan(
  db: Drizzle,
  shop: string,
  planId: string,
  { till, userId }: Asker,
  at: Date,
  needs: readonly ApprovalNeed[],
  giftCard: NewGiftCard | null,
  enqueue: (transaction: Transaction) => Promise<void>,
): Promise<AcceptEnd> {
  try {
    return await db.transaction(async (transaction) => {
      const approval =
        needs.length > 0 ? await useApproval(transaction, shop, planId, { ...till, userId }, at) : null;
      const accepted = transaction
        .update(settlements)
        .set({ state: 'accepted', acceptedAt: at, approval, ...till, userId })
        .where(
          and(
            eq(settlements.shop, shop),
            eq(settlements.planId, planId),
            eq(settlements.state, 'planned'),
            notExists(settledOtherwise(transaction)),
          ),
        )
        .returning({ planId: settlements.planId });
      const facts = { state: 'accepted', ...till, userId, ...(approval && { approval }) };
      const note = entriesOf(sql`accepted`, shop, at, [{ step: 'accept', event: 'acted', facts }]);
      const { rows } = await transaction.execute<{ was: 'accepted' | 'settled' | 'lost' }>(sql`
        WITH accepted AS (${accepted.getSQL()}), noted AS (${note})
        SELECT CASE
          WHEN EXISTS (SELECT FROM accepted) THEN 'accepted'
          WHEN EXISTS (SELECT FROM ${settlements} WHERE ${settlements.shop} = ${shop} AND ${settlements.planId} = ${planId}
            AND EXISTS ${settledOtherwise(transaction)}) THEN 'settled'
          ELSE 'lost' END AS was`);
      const was = rows[0]?.was ?? 'lost';
      if (was !== 'accepted') return undo(was);
      if (needs.length > 0 && !approval) return undo('not_approved');
      if (giftCard) await keepNewGiftCard(transaction, shop, planId, giftCard);
      await enqueue(transaction);
      return { kind: 'accepted', approval };
    });
  } catch (error) {
    if (error instanceof Undone) return { kind: error.why };
    if (errorCodes(error).includes(UNIQUE_VIOLATION)) return { kind: 'busy' };
    throw error;
  }
}

/**
 * Another plan of the same draft that was taken on and not refused: a draft is one customer's visit, and is paid once.
 * Once there it stays, so that looking as we take on is enough; two at once are the index's affair.
 */
function settledOtherwise(transaction: Transaction): SQLWrapper {
  return transaction
    .select({ planId: others.planId })
    .from(others)
    .where(
      and(
        eq(others.shop, settlements.shop),
        eq(others.draftId, settlements.draftId),
        ne(others.planId, settlements.planId),
        isNotNull(others.acceptedAt),
        ne(others.state, 'refused'),
      ),
    );
}
