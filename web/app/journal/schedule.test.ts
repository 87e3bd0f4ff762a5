import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../tests/test-database.ts';
import { openDatabase, type Database } from './database.ts';
import { openSchedule } from './schedule.ts';

const HINTS = 25;

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

test('what waits is done without a pause in between; one that fails holds up none, and leaves no word of why', async () => {
  const jobs = await openSchedule(database);
  const job = (index: number) => ({ shop: 'a.myshopify.com', sourceId: `return ${index}`, heardBy: null });
  for (let index = 0; index < HINTS; index += 1) await jobs.look(database.db, job(index));
  const seen = new Set<string>();
  const began = performance.now();
  const all = Promise.withResolvers<void>();
  await jobs.start({
    settle: async () => undefined,
    async look({ sourceId }) {
      seen.add(sourceId);
      if (seen.size === HINTS) all.resolve();
      if (sourceId === 'return 3') throw new Error('Ms. Doe was here');
    },
  });
  await all.promise;
  expect(performance.now() - began).toBeLessThan(10_000);
  await jobs.stop();
  const { rows } = await database.pool.query(
    `SELECT data->>'sourceId' AS "sourceId", state, output::text FROM jobs.job WHERE name = 'native' AND state <> 'completed'`,
  );
  expect(rows).toMatchObject([{ sourceId: 'return 3', state: 'retry' }]);
  expect(rows[0].output).not.toContain('Doe');
});
