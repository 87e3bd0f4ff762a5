import { and, eq, notExists, notInArray, sql } from 'drizzle-orm';
import type { Draft } from '../../../domain/draft.ts';
import type { Queryable } from './database.ts';
import { drafts, settlements } from './schema.ts';

/** The draft of an order, unless it is being settled or needs a person. */
export async function readOpenDraft(db: Queryable, shop: string, orderId: string): Promise<Draft | null> {
  const taken = db
    .select({ one: sql`1` })
    .from(settlements)
    .where(
      and(
        eq(settlements.shop, shop),
        sql`${settlements.draftId} = (${drafts.draft}->>'id')::uuid`,
        notInArray(settlements.state, ['planned', 'superseded', 'refused']),
      ),
    );
  const [row] = await db
    .select({ draft: drafts.draft })
    .from(drafts)
    .where(and(eq(drafts.shop, shop), eq(drafts.orderId, orderId), notExists(taken)));
  return row?.draft ?? null;
}
