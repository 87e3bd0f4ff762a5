import type { JournalNote } from '../settle/ports.ts';
import type { Queryable } from './database.ts';
import { journalEntries } from './schema.ts';

/** Appends to the journal, in the order given. */
export async function addEntries(
  db: Queryable,
  shop: string,
  planId: string,
  at: Date,
  notes: readonly JournalNote[],
): Promise<void> {
  if (notes.length === 0) return;
  await db
    .insert(journalEntries)
    .values(notes.map(({ step, event, facts = {} }) => ({ shop, planId, at, step, event, facts })));
}
