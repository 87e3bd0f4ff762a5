import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startPostgres, startThrowAwayPostgres } from '../../scripts/embedded-postgres.ts';

/** web's database for one run of the simulator. */
export interface StackDatabase {
  /** What web gets as DATABASE_URL. */
  readonly url: string;
  /** True where the simulator made it: only then it is ever emptied. */
  readonly ours: boolean;
  /** Empties it, if it is ours; web must be down. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const NAME = 'counter_returns';

/**
 * The database of a simulator that a person started: the one DATABASE_URL names, untouched, or our own PostgreSQL in `folder`,
 * emptied as Shopify is.
 */
export async function databaseIn(folder: string, given = process.env.DATABASE_URL): Promise<StackDatabase> {
  if (given) {
    return { url: given, ours: false, reset: async () => undefined, stop: async () => undefined };
  }
  const server = await startPostgres(folder);
  return createOn(server.url, NAME, server.stop);
}

/** A database for one run of a test, gone afterwards: on the server of DATABASE_URL, or on a throw-away one. */
export async function throwAwayDatabase(given = process.env.DATABASE_URL): Promise<StackDatabase> {
  const name = `${NAME}_${randomBytes(6).toString('hex')}`;
  if (given) return createOn(given, name, () => execute(given, drop(name)));
  const server = await startThrowAwayPostgres();
  return createOn(server.url, name, server.stop);
}

async function createOn(server: string, name: string, stop: () => Promise<void>): Promise<StackDatabase> {
  const reset = async (): Promise<void> => {
    await execute(server, drop(name));
    await execute(server, `CREATE DATABASE ${name}`);
  };
  try {
    await reset();
  } catch (error) {
    await stop();
    throw error;
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, ours: true, reset, stop };
}

function drop(name: string): string {
  return `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`;
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
