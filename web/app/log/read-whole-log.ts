import type { Queryable } from '../journal/database.ts';
import type { LogScope } from './conditions.ts';
import type { Cursor } from './cursor.ts';
import { entryOf, type LogEntry } from './entry.ts';
import type { LogFilter } from './filter.ts';
import { readRows } from './read-log-page.ts';

const ROWS_AT_ONCE = 1000;

/** Every line that passes the filter, newest first, read page by page: memory does not grow with the log. */
export async function* readWholeLog(
  db: Queryable,
  scope: LogScope,
  filter: LogFilter,
  rowsAtOnce = ROWS_AT_ONCE,
): AsyncGenerator<LogEntry> {
  let cursor: Cursor | null = null;
  for (;;) {
    const rows = await readRows(db, scope, filter, cursor, rowsAtOnce);
    for (const row of rows) yield entryOf(row, scope.now);
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    cursor = { direction: 'older', than: last };
  }
}
