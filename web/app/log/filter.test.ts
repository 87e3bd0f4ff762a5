import { expect, test } from '@jest/globals';
import { cursorFromUrl, cursorToParameter } from './cursor.ts';
import { filterFromUrl, filterToParameters, isFiltered, NO_FILTER, type LogFilter } from './filter.ts';

const url = (query: string) => new URL(`http://x/admin?${query}`);

test('a filter survives the URL', () => {
  const filter: LogFilter = {
    locationId: 2,
    staffMemberId: 11,
    from: '2026-11-01',
    to: '2026-11-18',
    outcome: 'owed',
    madeIn: 'here',
    search: '#1001 & more',
    orderIds: null,
  };
  expect(filterFromUrl(url(filterToParameters(filter).toString()))).toEqual(filter);
});

test('what makes no sense is left out', () => {
  const nonsense = `location=1e3&staff=-1&from=2026-02-30&to=tomorrow&state=lost&made=there&search=%20%20`;
  expect(filterFromUrl(url(nonsense))).toEqual(NO_FILTER);
  expect(isFiltered(filterFromUrl(url(nonsense)))).toBe(false);
  // What PostgreSQL would choke on: a NUL, and days before its calendar.
  expect(filterFromUrl(url('search=%00&from=0000-01-01&to=0001-01-01'))).toEqual(NO_FILTER);
});

test('a place survives the URL; one that cannot exist is none', () => {
  const cursor = {
    direction: 'older' as const,
    than: { at: new Date('2026-11-18T12:00:00.123Z'), planId: '0f8fad5b-d9cb-469f-a165-70867728950e' },
  };
  const parameters = new URLSearchParams([cursorToParameter(cursor)]);
  expect(cursorFromUrl(url(parameters.toString()))).toEqual(cursor);
  for (const bad of ['older=', 'older=1', 'older=1~x', 'newer=9e99~0f8fad5b-d9cb-469f-a165-70867728950e']) {
    expect([bad, cursorFromUrl(url(bad))]).toEqual([bad, null]);
  }
});
