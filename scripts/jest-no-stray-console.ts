import { afterEach, beforeEach, expect, jest } from '@jest/globals';

// A test that prints an error or a warning nobody asked for fails: noise hides the real thing.
// A test that expects one spies on console itself and clears the spy before it ends.
beforeEach(() => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level);
});

afterEach(() => {
  for (const level of ['error', 'warn'] as const) {
    const spy = jest.mocked(console[level]);
    const printed = spy.mock.calls.map((words) => words.map(String).join(' '));
    spy.mockRestore();
    expect({ level, printed }).toEqual({ level, printed: [] });
  }
});
