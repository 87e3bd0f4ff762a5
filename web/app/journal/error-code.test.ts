import { expect, test } from '@jest/globals';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { describeError } from './error-code.ts';
import { sessions } from './schema.ts';

test('an error of a query is told without its parameters: they hold tokens', async () => {
  const pool = new pg.Pool({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' });
  const session = { id: 'offline_shop', shop: 'shop', state: '', accessToken: 'shpat_secret' };
  const error: unknown = await drizzle(pool)
    .insert(sessions)
    .values(session)
    .catch((thrown: unknown) => thrown);
  // What Drizzle itself says would give the token away.
  expect(String(error)).toContain('shpat_secret');
  const told = describeError(error);
  expect(told).not.toContain('shpat_secret');
  expect(told).toContain('ECONNREFUSED');
  expect(told).toContain('    at ');
  await pool.end();
});

test('what is no Error is told as it is', () => {
  expect(describeError('gone')).toBe('gone');
  expect(describeError({ status: 405, statusText: 'Method Not Allowed', data: 'POST /x' })).toBe(
    '405 Method Not Allowed',
  );
});
