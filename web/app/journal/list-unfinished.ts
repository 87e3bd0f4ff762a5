import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import { RUNNING } from '../../../domain/settlement.ts';
import type { Queryable } from './database.ts';
import { settlements } from './schema.ts';

/** Every accepted plan, of every shop, that somebody has to bring to its end. Oldest first. */
export async function listUnfinished(db: Queryable): Promise<{ shop: string; planId: string }[]> {
  const someLegIs = (status: string) => sql`${settlements.legs} @> ${JSON.stringify([{ status }])}::jsonb`;
  return db
    .select({ shop: settlements.shop, planId: settlements.planId })
    .from(settlements)
    .where(
      or(
        inArray(settlements.state, [...RUNNING, 'awaiting_payment']),
        and(
          eq(settlements.state, 'finished'),
          or(isNotNull(settlements.owed), someLegIs('pending'), someLegIs('waiting')),
        ),
      ),
    )
    .orderBy(settlements.at);
}
