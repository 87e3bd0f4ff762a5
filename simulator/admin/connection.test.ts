import { describe, expect, test } from '@jest/globals';
import { pageOf } from './connection.ts';

/** https://shopify.dev/docs/api/usage/pagination-graphql */
describe('pages of a connection', () => {
  const items = Array.from({ length: 592 }, (_, index) => index);
  const page = (args: Parameters<typeof pageOf>[1]): ReturnType<typeof pageOf<number>> =>
    pageOf(items, args, (item) => item);

  test('following cursors forwards reads everything once', () => {
    const read: number[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const next = page({ first: 250, after });
      read.push(...next.items);
      more = next.hasNextPage;
      after = next.cursorOf(next.items.at(-1) ?? 0);
    }
    expect(read).toEqual(items);
  });

  test('backwards and reversed', () => {
    const last = page({ last: 3 });
    expect(last.items).toEqual([589, 590, 591]);
    expect([last.hasPreviousPage, last.hasNextPage]).toEqual([true, false]);
    expect(page({ last: 2, before: last.cursorOf(589) }).items).toEqual([587, 588]);
    expect(page({ first: 2, reverse: true }).items).toEqual([591, 590]);
  });

  test.each([
    [{}, 'you must provide one of first or last'],
    [{ first: 1, last: 1 }, 'providing both first and last'],
    [{ first: 251 }, 'cannot exceed 250'],
    [{ first: -1 }, 'cannot be negative'],
    [{ first: 1, after: 'nonsense' }, 'Invalid cursor'],
  ])('%j is refused', (args, message) => {
    expect(() => page(args)).toThrow(message);
  });
});
