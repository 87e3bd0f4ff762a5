import { expect, test } from '@jest/globals';
import { lockedUntil, triesLeft } from './tries.ts';

const AT = new Date('2026-11-24T10:00:00Z');
const minutes = (failures: number) => {
  const until = lockedUntil(failures, AT);
  return until && (until.getTime() - AT.getTime()) / 60_000;
};

test('four wrong PINs are borne with; every further one locks for twice as long, a day at the most', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8].map(minutes)).toEqual([null, null, null, null, 1, 2, 4, 8]);
  expect([15, 16, 400].map(minutes)).toEqual([1024, 1440, 1440]);
  expect([0, 1, 4, 5, 9].map(triesLeft)).toEqual([5, 4, 1, 0, 0]);
});

test('whoever guesses day and night for a year has tried fewer than 400 of the 10,000 PINs of four digits', () => {
  let [at, failures] = [AT, 0];
  while (at.getTime() < AT.getTime() + 365 * 24 * 60 * 60_000) {
    failures += 1;
    at = lockedUntil(failures, at) ?? at;
  }
  expect(failures).toBeLessThan(400);
});
