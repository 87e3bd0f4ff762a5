import { expect, test } from '@jest/globals';
import { parseToml } from './toml.ts';

test('reads tables, lists of tables, and plain values', () => {
  const toml = parseToml(`
# a comment
api_version = "2026-07" # of Shopify
count = 3
embedded = true
topics = ["a/b", "c"]

[access_scopes]
scopes = 'read_orders,write_returns'

[[extensions]]
name = "One # not a comment"
[[extensions.targeting]]
target = "pos.home.tile.render"
[[extensions.targeting]]
target = "pos.home.modal.render"
[extensions.capabilities]
network_access = true

[[extensions]]
name = "Two"
`);
  expect(toml).toEqual({
    api_version: '2026-07',
    count: 3,
    embedded: true,
    topics: ['a/b', 'c'],
    access_scopes: { scopes: 'read_orders,write_returns' },
    extensions: [
      {
        name: 'One # not a comment',
        targeting: [{ target: 'pos.home.tile.render' }, { target: 'pos.home.modal.render' }],
        capabilities: { network_access: true },
      },
      { name: 'Two' },
    ],
  });
});

test('names the line that it cannot read', () => {
  expect(() => parseToml('a = 1\nb = """')).toThrow('Line 2');
  expect(() => parseToml('what is this')).toThrow('Line 1');
  expect(() => parseToml('day = 2026-11-24')).toThrow('Line 1');
});
