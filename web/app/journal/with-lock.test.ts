import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../tests/test-database.ts';
import { openDatabase, type Database } from './database.ts';
import { LockBusy, LockLost, withLock } from './with-lock.ts';

let own: TestDatabase;
let database: Database;
beforeAll(async () => {
  own = await createTestDatabase();
  database = openDatabase(own.url);
});
afterAll(async () => {
  await database.close();
  await own.drop();
});

test('one works at a time, the others wait for their turn', async () => {
  let working = 0;
  let most = 0;
  const work = async () => {
    working += 1;
    most = Math.max(most, working);
    await database.pool.query('SELECT 1');
    working -= 1;
  };
  await Promise.all(Array.from({ length: 10 }, () => withLock(database, 'a', 10_000, work)));
  expect(most).toBe(1);
});

test('another name is another lock', async () => {
  await withLock(database, 'a', 1000, () => withLock(database, 'b', 1000, async () => undefined));
});

test('who waits too long is told, and the holder is not disturbed', async () => {
  await withLock(database, 'a', 1000, async (stillHeld) => {
    await expect(withLock(database, 'a', 10, async () => undefined)).rejects.toThrow(LockBusy);
    stillHeld();
  });
});

test('work that fails lets go', async () => {
  await expect(withLock(database, 'a', 1000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await withLock(database, 'a', 1000, async () => undefined);
});

test('a lock that went away with its connection is noticed', async () => {
  const work = async (stillHeld: () => void) => {
    stillHeld();
    await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    // Another may take it now, and only then has the news reached us.
    await withLock(database, 'a', 5000, async () => undefined);
    stillHeld();
  };
  await expect(withLock(database, 'a', 1000, work)).rejects.toThrow(LockLost);
});

test('however many wait for one lock, another one is to be had', async () => {
  const narrow = openDatabase(own.url, { queries: 1, locks: 2 });
  const { promise: freed, resolve: free } = Promise.withResolvers<void>();
  const waiting = Array.from({ length: 5 }, () => withLock(narrow, 'a', 20_000, () => freed));
  await withLock(narrow, 'b', 1000, async () => free());
  await Promise.all(waiting);
  await narrow.close();
});

test('a token is to be had while every lock on a settlement is taken', async () => {
  const narrow = openDatabase(own.url, { queries: 1, locks: 1 });
  await withLock(narrow, 'settlement', 1000, () =>
    withLock({ lockPool: narrow.tokenLockPool }, 'token', 1000, async () => undefined),
  );
  await narrow.close();
});
