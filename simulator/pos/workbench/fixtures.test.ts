import { describe, expect, test } from '@jest/globals';
import { SMALL_STORE } from '../sample/small-store.ts';
import { findNativeOrder } from '../native-orders.ts';
import { examplesOf, scanFixtures } from './fixtures.ts';

describe('what the workbench offers comes from the store file', () => {
  test('codes of every kind', () => {
    const texts = scanFixtures(SMALL_STORE).map((fixture) => fixture.text);
    expect(texts).toEqual(
      expect.arrayContaining(['#1001', '1-1-1001', 'gid://shopify/Order/5001', '5030000000017']),
    );
    expect(texts.some((text) => text.length === 2048)).toBe(true);
  });

  test('worked examples with what they should pay', () => {
    expect(examplesOf(SMALL_STORE)).toEqual([
      {
        title: 'Return on #1001',
        scan: '#1001',
        steps: [
          'Open the app’s tile, then scan #1001.',
          'Take back 1 × Tea light.',
          'Expect 2.50 GBP to cash.',
        ],
      },
    ]);
  });
});

test.each(['1001', '#1001', '5001', 'gid://shopify/Order/5001', ' 1001 '])(
  'order %s is found',
  (reference) => {
    expect(findNativeOrder(SMALL_STORE, reference)).toMatchObject({
      id: 5001,
      name: '#1001',
      customer: 'Ada Park',
      total: '5.00',
      lines: [{ title: 'Tea light', quantity: 2 }],
    });
    expect(findNativeOrder(SMALL_STORE, '404')).toBeUndefined();
  },
);
