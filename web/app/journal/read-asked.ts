import { and, eq, sql } from 'drizzle-orm';
import type { Asked } from '../settle/ports.ts';
import type { Queryable } from './database.ts';
import { journalEntries } from './schema.ts';

/**
 * How often Shopify was asked to make a step. Where more calls were begun than answered one of them may be under way, or its answer was
 * lost; what we refuse ourselves is no answer of Shopify's.
 */
export async function readAsked(db: Queryable, shop: string, planId: string, step: string): Promise<Asked> {
  const { at, event, facts } = journalEntries;
  const isBegun = sql`${event} = 'intended'`;
  const isAnswer = sql`(${event} IN ('acted', 'failed')
    OR (${event} = 'refused' AND ${facts} #>> '{refusal,code}' = 'SHOPIFY_REFUSED'))`;
  const [row] = await db
    .select({
      begun: sql`count(*) FILTER (WHERE ${isBegun})`.mapWith(Number),
      answered: sql`count(*) FILTER (WHERE ${isAnswer})`.mapWith(Number),
      last: sql`max(${at}) FILTER (WHERE ${isBegun})`.mapWith(at),
    })
    .from(journalEntries)
    .where(
      and(eq(journalEntries.shop, shop), eq(journalEntries.planId, planId), eq(journalEntries.step, step)),
    );
  if (!row) return { times: 0, answered: 0, unansweredSince: null };
  const { begun, answered, last } = row;
  return { times: begun, answered, unansweredSince: begun > answered ? last : null };
}
