import { existsSync, readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** One statement that web sent; `client` tells connections apart. */
export interface Statement {
  readonly client: number;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What was recorded, without what the queue asks on its own: only inside a transaction does it work for a settlement. */
export function readRecording(file: string): Statement[] {
  if (!existsSync(file)) return [];
  const inTransaction = new Set<number>();
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => deserialize(Buffer.from(line, 'base64')) as Statement)
    .filter(({ client, text }) => {
      if (/^begin/i.test(text)) inTransaction.add(client);
      if (/^(commit|rollback)/i.test(text)) inTransaction.delete(client);
      return inTransaction.has(client) || !/\bjobs\./.test(text);
    });
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const LONG_NUMBER = /(?<=gid:\/\/shopify\/\w+\/)\d+/g;

/**
 * The same statements as another settlement would send them: every UUID and every Shopify id replaced by one of its own, the same one
 * wherever it stands.
 */
export function asAnother(statements: readonly Statement[], number: number): Statement[] {
  const instead = new Map<string, string>();
  const swap = (found: string): string => {
    const made =
      instead.get(found) ??
      (found.includes('-') ? randomUUID() : `${900_000_000 + number}${found.slice(-6)}`);
    instead.set(found, made);
    return made;
  };
  const renew = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(UUID, swap).replace(LONG_NUMBER, swap);
    if (Array.isArray(value)) return value.map(renew);
    if (value && Object.getPrototypeOf(value) === Object.prototype)
      return JSON.parse(String(renew(JSON.stringify(value))));
    return value;
  };
  return statements.map(({ client, text, values }) => ({ client, text, values: values.map(renew) }));
}

/**
 * Runs settlements' statements and nothing else: the most that PostgreSQL does on this machine.
 * @param before what must be there first (the plans); not counted
 * @returns settlements per second
 */
export async function sqlAlone(
  url: string,
  before: readonly Statement[],
  settlement: readonly Statement[],
  { count, connections }: { count: number; connections: number },
): Promise<number> {
  const pool = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  await Promise.all(pool.map((client) => client.connect()));
  try {
    // One renewal for both parts: they speak of the same plan.
    const whole = Array.from({ length: count }, (_, number) => asAnother([...before, ...settlement], number));
    await each(
      pool,
      whole.map((statements) => statements.slice(0, before.length)),
    );
    const began = performance.now();
    await each(
      pool,
      whole.map((statements) => statements.slice(before.length)),
    );
    return count / ((performance.now() - began) / 1000);
  } finally {
    await Promise.all(pool.map((client) => client.end()));
  }
}

async function each(pool: readonly pg.Client[], work: Statement[][]): Promise<void> {
  const waiting = [...work];
  await Promise.all(
    pool.map(async (client) => {
      for (let statements = waiting.shift(); statements; statements = waiting.shift()) {
        for (const { text, values } of statements) await client.query(text, [...values]);
      }
    }),
  );
}
