import { expect, test } from '@jest/globals';
import { dayAfter, startOfDay, wallClock } from './shop-time.ts';

test.each([
  ['2026-11-18', 'Europe/London', '2026-11-18T00:00:00.000Z'],
  ['2026-07-01', 'Europe/London', '2026-06-30T23:00:00.000Z'],
  ['2026-11-18', 'America/New_York', '2026-11-18T05:00:00.000Z'],
  ['2026-11-18', 'Asia/Kathmandu', '2026-11-17T18:15:00.000Z'],
  // The day on which clocks change begins by the clocks of before.
  ['2026-03-29', 'Europe/London', '2026-03-29T00:00:00.000Z'],
  ['2026-10-25', 'Europe/London', '2026-10-24T23:00:00.000Z'],
])('%s in %s begins at %s', (day, timeZone, instant) => {
  expect(startOfDay(day, timeZone)?.toISOString()).toBe(instant);
});

test('what is no day has no beginning', () => {
  for (const day of ['2026-02-30', '2026-13-01', 'yesterday', '', '2026-1-1']) {
    expect([day, startOfDay(day, 'UTC')]).toEqual([day, null]);
  }
});

test('the day after, over the ends of months and years', () => {
  expect([dayAfter('2026-11-30'), dayAfter('2028-02-28'), dayAfter('2026-12-31')]).toEqual([
    '2026-12-01',
    '2028-02-29',
    '2027-01-01',
  ]);
});

test('a wall clock shows midnight as 00', () => {
  expect(wallClock(new Date('2026-11-18T05:00:00Z'), 'America/New_York')).toBe('2026-11-18 00:00:00');
});
