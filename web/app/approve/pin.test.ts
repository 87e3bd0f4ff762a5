import { expect, test } from '@jest/globals';
import { hashPin, verifyPin } from './pin.ts';

test('the PIN that was set, and no other', async () => {
  const kept = await hashPin('904217');
  expect(await verifyPin('904217', kept)).toBe(true);
  expect(await verifyPin('904218', kept)).toBe(false);
  expect(await verifyPin('90421', kept)).toBe(false);
});

test('the same PIN is kept otherwise for everybody, with its cost written down and nothing of it to be read', async () => {
  const [one, other] = [await hashPin('9042'), await hashPin('9042')];
  expect(one).not.toBe(other);
  expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
});

test("a hash of another cost still verifies; nobody's never does", async () => {
  const cheaper = 'scrypt$16384$8$1$c2FsdHNhbHRzYWx0c2FsdA$';
  const { scryptSync } = await import('node:crypto');
  const hash = scryptSync('9042', 'saltsaltsaltsalt', 32, { N: 16384, r: 8, p: 1 }).toString('base64url');
  expect(await verifyPin('9042', cheaper + hash)).toBe(true);
  expect(await verifyPin('9042', null)).toBe(false);
});
