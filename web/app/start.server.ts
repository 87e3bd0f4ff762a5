import { environment } from './environment.server.ts';
import { migrateDatabase } from './journal/database.ts';
import { describeError } from './journal/error-code.ts';
import { resumeEverything } from './resume-all.server.ts';

/**
 * What comes before the first request: the database's schema. What goes on beside them: settlements that the last
 * process left half done. Tills need not wait for those, they go through the same locks.
 * @throws Error where the database cannot be reached
 */
export async function start(): Promise<void> {
  await migrateDatabase(environment().databaseUrl).catch((error: unknown) => {
    const why = error instanceof Error ? error.message || error.name : String(error);
    throw new Error(`The database of DATABASE_URL cannot be used: ${why}`, { cause: error });
  });
  resumeEverything().catch((error: unknown) => console.error('Resuming settlements:', describeError(error)));
}
