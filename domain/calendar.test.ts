import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, calendarOf, isDay } from './calendar.ts';

describe('the day of an instant', () => {
  test.each([
    ['Europe/London', '2026-07-31T22:59:59Z', '2026-07-31'],
    ['Europe/London', '2026-07-31T23:00:00Z', '2026-08-01'],
    ['Europe/London', '2026-12-31T23:59:59Z', '2026-12-31'],
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['Asia/Kolkata', '2026-02-28T18:30:00Z', '2026-03-01'],
    ['UTC', '2028-02-29T12:00:00Z', '2028-02-29'],
  ])('in %s, %s is on %s', (timeZone, instant, day) => {
    expect(calendarOf(timeZone)(instant)).toBe(day);
  });

  test('never goes back as time goes on, and never moves by more than a day in a day', () => {
    const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo');
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2032-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 0, max: 86_400_000 }), (timeZone, from, later) => {
        const dayOf = calendarOf(timeZone);
        const first = dayOf(from.toISOString());
        const second = dayOf(new Date(from.getTime() + later).toISOString());
        expect([first, addDays(first, 1), addDays(first, 2)]).toContain(second);
      }),
    );
  });
});

describe('days later', () => {
  test('a day is a day, whatever the clocks did in it', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  test('there and back again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (days) =>
        expect(addDays(addDays('2026-11-24', days), -days)).toBe('2026-11-24'),
      ),
    );
  });
});

test('a day that there is not is none', () => {
  expect(['2026-02-28', '2026-02-29', '2026-13-01', '2026-1-1', 'tomorrow', ''].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('nor is one that no shop has business on: its neighbours have years that nobody can write', () => {
  const beyond = ['0000-01-01', '0999-12-31', '1000-01-01', '1899-12-31', '3000-01-01', '9999-12-31'];
  expect(beyond.filter(isDay)).toEqual([]);
  expect(['1900-01-01', '1999-12-31', '2100-01-01', '2999-12-31'].every(isDay)).toBe(true);
});
