import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseStoreFile, readStoreFile, StoreFileError } from './store-file.ts';
import { buildStore } from './admin/ledger/build.ts';

const path = (name: string): string => fileURLToPath(new URL(`./scenarios/${name}`, import.meta.url));

describe('store files', () => {
  test.each(['store.json', 'small.json'])('%s is one', (name) => {
    const file = readStoreFile(path(name));
    expect(buildStore(file).orders).toHaveLength(file.orders.length);
  });

  const small = readFileSync(path('small.json'), 'utf8');
  test.each([
    ['not JSON', '{', 'is not JSON'],
    ['another format', small.replace('store/1', 'store/2'), '"format" is "store/2"'],
    [
      'an unknown SKU',
      small.replace('"sku": "POSTER", "quantity": 1', '"sku": "NOPE", "quantity": 1'),
      'SKU NOPE',
    ],
    ['an unknown customer', small.replace('"customerId": 801', '"customerId": 1'), 'customer 1 is unknown'],
    ['a bad amount', small.replace('"total": "25.92"', '"total": "a lot"'), '"a lot" is not a decimal'],
    ['an order twice', small.replace('"name": "#2002"', '"name": "#2001"'), 'order #2001 appears twice'],
    ['too many fulfilled', small.replace('[[0, 3]]', '[[0, 4]]'), 'fulfilled too often'],
  ])('%s', (_what, text, message) => {
    expect(() => parseStoreFile(text, 'test.json')).toThrow(StoreFileError);
    expect(() => parseStoreFile(text, 'test.json')).toThrow(message);
  });

  test('a total that lines and shipping do not make', () => {
    const file = parseStoreFile(small.replaceAll('25.92', '26.92'), 'test.json');
    expect(() => buildStore(file)).toThrow('order #2001: lines and shipping do not make its total of 26.92');
  });

  test('a file that is not there', () => {
    expect(() => readStoreFile(path('missing.json'))).toThrow('Cannot read the store file');
  });
});
