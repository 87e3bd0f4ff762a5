import { sql, type SQL } from 'drizzle-orm';
import type { JournalNote } from '../settle/ports.ts';
import type { Queryable } from './database.ts';
import { journalEntries } from './schema.ts';

/** Appends to the journal. */
export async function addEntry(
  db: Queryable,
  shop: string,
  planId: string,
  at: Date,
  { step, event, facts = {} }: JournalNote,
): Promise<void> {
  await db.insert(journalEntries).values({ shop, planId, at, step, event, facts });
}

/**
 * The same as a part of a statement that changes a settlement: written where `changed` has a row, in the order given.
 * @param changed name of a common table expression with the column `plan_id`
 */
export function entriesOf(changed: SQL, shop: string, at: Date, notes: readonly JournalNote[]): SQL {
  return sql`
    INSERT INTO ${journalEntries} (shop, plan_id, at, step, event, facts)
    SELECT ${shop}, plan_id, ${at.toISOString()}::timestamptz, note->>'step', note->>'event', coalesce(note->'facts', '{}')
    FROM ${changed}, jsonb_array_elements(${JSON.stringify(notes)}::jsonb) WITH ORDINALITY AS given (note, place)
    ORDER BY place`;
}
