import { sql } from 'drizzle-orm';
import type { Queryable } from '../journal/database.ts';

/** The locations and members of staff that stand in a shop's log: what a filter can offer. */
export interface Seen {
  readonly locationIds: readonly number[];
  readonly staffMemberIds: readonly number[];
}

export async function readSeen(db: Queryable, shop: string): Promise<Seen> {
  const [locationIds, staffMemberIds] = await Promise.all([
    distinct(db, shop, 'location_id'),
    distinct(db, shop, 'staff_member_id'),
  ]);
  return { locationIds, staffMemberIds };
}

/** Hops from value to value along the index: as many steps as there are values, however long the log is. */
async function distinct(
  db: Queryable,
  shop: string,
  column: 'location_id' | 'staff_member_id',
): Promise<number[]> {
  const name = sql.identifier(column);
  const result = await db.execute<{ value: string | null }>(sql`
    WITH RECURSIVE hop(value) AS (
      SELECT min(${name}) FROM settlement WHERE shop = ${shop}
      UNION ALL
      SELECT (SELECT min(${name}) FROM settlement WHERE shop = ${shop} AND ${name} > hop.value)
      FROM hop WHERE hop.value IS NOT NULL
    )
    SELECT value FROM hop WHERE value IS NOT NULL ORDER BY value`);
  return result.rows.map(({ value }) => Number(value));
}
