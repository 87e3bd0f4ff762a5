import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import * as schema from './schema.ts';

export type Drizzle = NodePgDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0];
/** The database, or a transaction on it: every statement takes either. */
export type Queryable = Drizzle | Transaction;

export interface Database {
  readonly db: Drizzle;
  readonly pool: pg.Pool;
  /** Connections that only hold advisory locks: those who wait for a lock never starve those who hold it. */
  readonly lockPool: pg.Pool;
  /** For the locks on access tokens, which are asked for while a settlement's lock is held: from one pool, all could wait for all. */
  readonly tokenLockPool: pg.Pool;
  close(): Promise<void>;
}

export interface PoolSizes {
  readonly queries: number;
  readonly locks: number;
}

const SIZES: PoolSizes = { queries: 12, locks: 24 };
const TOKEN_LOCKS = 4;
// Long enough for a server that restarts, short enough for a cashier.
const CONNECT_MS = 5_000;

/** Opens pools on `url`; connects at the first query. A server that goes away is an error of the next query, not of the process. */
export function openDatabase(url: string, sizes: PoolSizes = SIZES): Database {
  const pool = openPool(url, sizes.queries);
  const lockPool = openPool(url, sizes.locks);
  const tokenLockPool = openPool(url, TOKEN_LOCKS);
  return {
    db: drizzle(pool, { schema }),
    pool,
    lockPool,
    tokenLockPool,
    close: async () => {
      await Promise.all([pool, lockPool, tokenLockPool].map((each) => each.end()));
    },
  };
}

function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: CONNECT_MS });
  // A connection that breaks says so here, idle or at work, besides failing its query; unheard it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The SQL lies beside this file; seen from the server's bundle in web/build/server it lies among the sources. */
function migrationsFolder(): string {
  const places = ['migrations', '../../app/journal/migrations'].map((place) =>
    join(import.meta.dirname, place),
  );
  const found = places.find((place) => existsSync(join(place, 'meta', '_journal.json')));
  if (!found) throw new Error(`The database's migrations are in none of ${places.join(', ')}`);
  return found;
}

/** Brings the schema up to date; repeated and concurrent runs are safe. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Two processes that start together must not both create the first table.
    await client.query(`SELECT pg_advisory_lock(hashtextextended('counter-returns migrations', 0))`);
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
  } finally {
    await client.end();
  }
}
