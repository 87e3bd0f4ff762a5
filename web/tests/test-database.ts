import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrateDatabase, openDatabase } from '../app/journal/database.ts';
import { openSchedule } from '../app/journal/schedule.ts';

const TEMPLATE = 'counter_returns_template';

export interface TestDatabase {
  readonly url: string;
  /** A limit on connections would let a superuser, as tests are, in again. */
  setDown(down: boolean): Promise<void>;
  drop(): Promise<void>;
}

/** A migrated database of its own on the tests' server, copied from a template that the first test file makes. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_SERVER_URL ?? process.env.DATABASE_URL ?? '';
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, async (client) => {
    // Test files run side by side: one makes the template, and a template is copied only while nobody is in it.
    await client.query(`SELECT pg_advisory_lock(hashtextextended('template', 0))`);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (!rowCount) {
      await client.query(`CREATE DATABASE ${TEMPLATE}_being_made`);
      await fill(databaseUrl(server, `${TEMPLATE}_being_made`));
      await client.query(`ALTER DATABASE ${TEMPLATE}_being_made RENAME TO ${TEMPLATE}`);
    }
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  });
  return {
    url: databaseUrl(server, name),
    setDown: (down) =>
      onServer(server, async (client) => {
        await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${!down}`);
        if (down) {
          await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
            name,
          ]);
        }
      }),
    drop: () =>
      onServer(server, async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
}

async function fill(url: string): Promise<void> {
  await migrateDatabase(url);
  const database = openDatabase(url);
  const schedule = await openSchedule(database);
  await schedule.stop();
  await database.close();
}

async function onServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
