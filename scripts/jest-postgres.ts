import { startThrowAwayPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';

// jest runs setup and teardown in one process, but as two modules: the global object is what they share.
declare global {
  var testPostgres: EmbeddedPostgres | undefined;
}

/** One real PostgreSQL for all test files of a run; each file makes databases of its own on it. */
export default async function globalSetup(): Promise<void> {
  if (process.env.DATABASE_URL) return;
  globalThis.testPostgres = await startThrowAwayPostgres();
  process.env.DATABASE_URL = globalThis.testPostgres.url;
}
