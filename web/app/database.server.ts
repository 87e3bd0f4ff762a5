import { environment } from './environment.server.ts';
import { openDatabase, type Database } from './journal/database.ts';
import { openSeal } from './journal/open-seal.ts';
import { SealedSessions } from './journal/sealed-sessions.ts';

let opened: Database | undefined;

/** The database of this process; opened at the first call, connected at the first query. */
export function database(): Database {
  return (opened ??= openDatabase(environment().databaseUrl));
}

/** Where the shops' access tokens are kept. */
export function openSessionStorage(): SealedSessions {
  return new SealedSessions(database(), openSeal(environment().sealingSecrets, 'access tokens'));
}
