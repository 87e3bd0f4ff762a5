import { startThrowAwayPostgres } from './embedded-postgres.ts';

/** One real PostgreSQL for all test files of a run; each file makes databases of its own on it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.DATABASE_URL) return async () => undefined;
  const server = await startThrowAwayPostgres();
  process.env.DATABASE_URL = server.url;
  return server.stop;
}
