import { describe, expect, test } from '@jest/globals';
import { parseSearch, sameText, searched, type SearchTerm } from './search.ts';

/** https://shopify.dev/docs/api/usage/search-syntax */
describe('search syntax', () => {
  const field = (
    name: string | undefined,
    value: string,
    rest: Partial<SearchTerm> = {},
  ): { term: SearchTerm } => ({
    term: { field: name, comparator: ':', value, quoted: false, ...rest },
  });

  test('fields, quotes and escapes', () => {
    expect(parseSearch('name:"#1001"')).toEqual(field('name', '#1001', { quoted: true }));
    expect(parseSearch("processed_at:>='2026-11-01T00:00:00Z'")).toEqual(
      field('processed_at', '2026-11-01T00:00:00Z', { comparator: ':>=', quoted: true }),
    );
    expect(parseSearch('name:"a \\" b"')).toEqual(field('name', 'a " b', { quoted: true }));
  });

  test('AND binds tighter than OR; a space means AND', () => {
    expect(parseSearch('sku:A OR sku:B email:c@d.example')).toEqual({
      or: [field('sku', 'A'), { and: [field('sku', 'B'), field('email', 'c@d.example')] }],
    });
    expect(parseSearch('(sku:A OR sku:B) AND -status:open')).toEqual({
      and: [{ or: [field('sku', 'A'), field('sku', 'B')] }, { not: field('status', 'open') }],
    });
  });

  test.each(['', '"', '(', ')', ':', 'a:', '-', 'OR', 'AND AND', '"unclosed', `${'x'.repeat(2000)}`])(
    'ends on %j',
    (garbage) => {
      expect(parseSearch(garbage)).toBeDefined();
    },
  );

  test('values compare whole, without case, and by their beginning with *', () => {
    const values = ['ABC', 'ABCD', 'xyz'];
    const find = (query: string): string[] => searched(values, query, (value, term) => sameText(value, term));
    expect(find('any:abc')).toEqual(['ABC']);
    expect(find('any:abc*')).toEqual(['ABC', 'ABCD']);
    expect(find('any:"abc*"')).toEqual([]);
    expect(find('any:abc OR any:xyz')).toEqual(['ABC', 'xyz']);
    expect(find('-any:abc')).toEqual(['ABCD', 'xyz']);
  });

  test('a filter that is not modelled says so', () => {
    expect(() => searched(['a'], 'risk_level:high', () => undefined)).toThrow(
      'does not model the search filter "risk_level"',
    );
  });
});
