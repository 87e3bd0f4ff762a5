import { expect, jest, test } from '@jest/globals';
import type { HostI18n } from './host.ts';
import { createWords } from './words.ts';

function i18n() {
  return {
    translate: jest.fn((key: string) => key),
    formatCurrency: jest.fn((value: number | bigint, options?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat('en-GB', { ...options, style: 'currency' }).format(value),
    ),
    formatDate: jest.fn(() => 'a day'),
  };
}

test('amounts show the decimals that Shopify keeps, not those that Intl prefers', () => {
  const words = createWords(i18n() as unknown as HostI18n);
  expect(words.money({ minor: 465, currency: 'GBP' })).toBe('£4.65');
  expect(words.money({ minor: 1200, currency: 'JPY' })).toBe('JP¥1,200');
  expect(words.money({ minor: 1234, currency: 'KWD' })).toMatch(/1\.234$/);
  expect(words.money({ minor: 1234, currency: 'IQD' })).toMatch(/1\.234$/);
});
