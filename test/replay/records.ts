import pg from 'pg';
import { money, toDecimal } from '../../domain/money.ts';
import { BROWSER_USER_AGENT } from '../../scripts/chromium.mjs';
import type { Job } from './jobs.ts';

/**
 * Holds our own two records against what came back: the journal (one finished settlement for each return, each step of it written down)
 * and the manager's log (one line for each, as its export has it).
 * @returns what is wrong, by order
 */
export async function recordDifferences(
  jobs: readonly Job[],
  origin: string,
  databaseUrl: string,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const [journal, log] = await Promise.all([readJournal(databaseUrl), readLog(origin)]);
  for (const order of new Set(jobs.map((job) => job.order))) {
    const wanted = inWords(jobs.filter((job) => job.order === order).map(({ total }) => toDecimal(total)));
    const settled = inWords(journal.filter((row) => row.order === order).map(({ total }) => total));
    const logged = inWords(log.filter((row) => row.order === order).map(({ total }) => total));
    if (settled !== wanted) found.set(order, `journal: ${wanted} wanted, ${settled} found`);
    else if (logged !== wanted) found.set(order, `log: ${wanted} wanted, ${logged} found`);
  }
  return found;
}

interface Row {
  order: string;
  /** Shop money. */
  total: string;
}

async function readJournal(databaseUrl: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ order_name: string; shop_total: string; shop_currency: string }>(
      `SELECT order_name, shop_total, shop_currency FROM settlement
       WHERE state = 'finished' AND return_id IS NOT NULL
         AND (SELECT count(*) FROM journal_entry
              WHERE journal_entry.plan_id = settlement.plan_id AND event IN ('acted', 'found')) >= 2
         AND total = (SELECT coalesce(sum((leg->'amount'->>'minor')::bigint), 0) FROM jsonb_array_elements(legs) AS leg
                      WHERE leg->>'status' = 'success')`,
    );
    return rows.map((row) => ({
      order: row.order_name,
      total: toDecimal(money(Number(row.shop_total), row.shop_currency)),
    }));
  } finally {
    await client.end();
  }
}

/** The export as a manager downloads it; finished returns only. Cells are found by their English headings. */
async function readLog(origin: string): Promise<Row[]> {
  const response = await fetch(`${origin}/admin/export.csv?state=finished&locale=en`, {
    headers: { 'user-agent': BROWSER_USER_AGENT },
  });
  if (!response.ok) throw new Error(`The export answered ${response.status}`);
  const [head = [], ...records] = readCsv(await response.text());
  const order = head.indexOf('Order');
  const total = head.indexOf('Amount in shop currency');
  if (order < 0 || total < 0) throw new Error(`The export has other columns: ${head.join(', ')}`);
  return records.map((cells) => ({ order: cells[order] ?? '', total: cells[total] ?? '' }));
}

/** RFC 4180. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  for (const [, quoted, plain = '', end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '' && cells.length === 0) break;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(cells);
    cells = [];
  }
  return records;
}

function inWords(totals: string[]): string {
  return totals.sort().join(' and ') || 'nothing';
}
