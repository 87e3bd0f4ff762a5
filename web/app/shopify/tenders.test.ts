import { expect, test } from '@jest/globals';
import { money } from '../../../domain/money.ts';
import { aTender } from '../../../domain/sample.test-kit.ts';
import { onlyInShopify } from './tenders.ts';

const closed = aTender({ label: 'Interac', unavailable: 'NEEDS_SHOPIFY_SCREEN' });

test('what no app may refund is named, where nothing else can take money', () => {
  expect(onlyInShopify([closed], money(465, 'GBP'))).toMatch(/^Interac/);
  expect(onlyInShopify([closed, aTender({ unavailable: null })], money(465, 'GBP'))).toBeNull();
});

test('not where nothing is left: it went back as store credit, and its payment only looks closed', () => {
  expect(onlyInShopify([closed], money(0, 'GBP'))).toBeNull();
});
