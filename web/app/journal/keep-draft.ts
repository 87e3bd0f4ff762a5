import type { Draft } from '../../../domain/draft.ts';
import type { Asker } from '../plan/ports.ts';
import type { Queryable } from './database.ts';
import { drafts } from './schema.ts';

/** Keeps the draft of an order in place of the one before. */
export async function keepDraft(
  db: Queryable,
  shop: string,
  draft: Draft,
  { till }: Asker,
  updatedAt: Date,
): Promise<void> {
  await db
    .insert(drafts)
    .values({ shop, orderId: draft.orderId, draft, till, updatedAt })
    .onConflictDoUpdate({ target: [drafts.shop, drafts.orderId], set: { draft, till, updatedAt } });
}
