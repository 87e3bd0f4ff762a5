import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { ApprovalNeed } from '../../../domain/approval.ts';
import type { Condition } from '../../../domain/draft.ts';
import type { Queryable } from '../journal/database.ts';
import { plans, settlements } from '../journal/schema.ts';
import { beyond, conditionOf, type LogScope } from './conditions.ts';
import { cursorToParameter, type Cursor } from './cursor.ts';
import { entryOf, type LogEntry, type SettlementRow } from './entry.ts';
import type { LogFilter } from './filter.ts';
import { readOrigins } from './read-origins.ts';

/** A line of a page, beside lines that may stand on others. */
export interface LogLine extends LogEntry {
  /** The return in which the goods that came back had been given (`Return.name`, else our reference); null where they were not. */
  readonly cameFrom: string | null;
}

export interface LogPage {
  readonly entries: readonly LogLine[];
  /** The URL parameter that leads there; null where there is nothing more. */
  readonly older: readonly [string, string] | null;
  readonly newer: readonly [string, string] | null;
}

export const PAGE_LINES = 50;

/**
 * One page of the log, newest first. Paged by key: lines that arrive while somebody turns pages neither repeat nor hide others.
 * `cursor` null is the newest page; so is a step to newer lines that would not fill a page.
 */
export async function readLogPage(
  db: Queryable,
  scope: LogScope,
  filter: LogFilter,
  cursor: Cursor | null,
  lines = PAGE_LINES,
): Promise<LogPage> {
  const rows = await readRows(db, scope, filter, cursor, lines + 1);
  if (cursor?.direction === 'newer') {
    if (rows.length <= lines) return readLogPage(db, scope, filter, null, lines);
    return pageOf(db, rows.slice(0, lines).reverse(), scope, { older: true, newer: true });
  }
  return pageOf(db, rows.slice(0, lines), scope, { older: rows.length > lines, newer: cursor !== null });
}

/** Rows beyond the cursor, nearest to it first: newest first, unless the cursor looks towards newer ones. */
export function readRows(
  db: Queryable,
  scope: LogScope,
  filter: LogFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<SettlementRow[]> {
  const order = cursor?.direction === 'newer' ? asc : desc;
  return (
    db
      .select({ ...getTableColumns(settlements), ...saidOf(plans) })
      .from(settlements)
      // What was made in Shopify's own screens has no plan.
      .leftJoin(plans, eq(plans.id, settlements.planId))
      .where(and(conditionOf(filter, scope), cursor ? beyond(cursor) : undefined))
      .orderBy(order(settlements.at), order(settlements.planId))
      .limit(limit)
  );
}

const saidOf = ({ draft, plan }: typeof plans) => ({
  note: sql<string>`coalesce(${draft} ->> 'note', '')`,
  reasons: sql<(string | null)[]>`coalesce(jsonb_path_query_array(${plan}, '$.lines[*].reasonName'), '[]')`,
  conditions: sql<Condition[]>`coalesce(jsonb_path_query_array(${plan}, '$.lines[*].condition'), '[]')`,
  needs: sql<ApprovalNeed[]>`coalesce(${plan} -> 'approvals', '[]')`,
});

async function pageOf(
  db: Queryable,
  rows: readonly SettlementRow[],
  scope: LogScope,
  more: { readonly older: boolean; readonly newer: boolean },
): Promise<LogPage> {
  const origins = await readOrigins(db, scope.shop, rows);
  const [newest] = rows;
  const oldest = rows.at(-1);
  return {
    entries: rows.map((row) => ({
      ...entryOf(row, scope.now),
      cameFrom: origins.get(row.planId) ?? null,
    })),
    older: more.older && oldest ? cursorToParameter({ direction: 'older', than: oldest }) : null,
    newer: more.newer && newest ? cursorToParameter({ direction: 'newer', than: newest }) : null,
  };
}
