import { describe, expect, test } from '@jest/globals';
import { createClock } from './clock.ts';

const near = (date: Date, moment: string): boolean => Math.abs(date.getTime() - Date.parse(moment)) < 1000;

describe('the shared clock', () => {
  test('begins at the moment given, and goes on from there', () => {
    const clock = createClock('2026-11-24T10:00:00Z');
    expect(near(clock.now(), '2026-11-24T10:00:00Z')).toBe(true);
    clock.advance(3600);
    expect(near(clock.now(), '2026-11-24T11:00:00Z')).toBe(true);
    clock.set('2026-01-01T00:00:00Z');
    expect(near(clock.now(), '2026-01-01T00:00:00Z')).toBe(true);
    expect(clock.now().getTime() - Date.now()).toBeCloseTo(clock.offsetMs(), -2);
  });
});
