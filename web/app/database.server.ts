import { DrizzleSessionStoragePostgres } from '@shopify/shopify-app-session-storage-drizzle';
import { environment } from './environment.server.ts';
import { openDatabase, type Database } from './journal/database.ts';
import { sessions } from './journal/schema.ts';

let opened: Database | undefined;

/** The database of this process; opened at the first call, connected at the first query. */
export function database(): Database {
  return (opened ??= openDatabase(environment().databaseUrl));
}

/** Where the shops' access tokens are kept. */
export function openSessionStorage(): DrizzleSessionStoragePostgres {
  return new DrizzleSessionStoragePostgres(database().db, sessions);
}
