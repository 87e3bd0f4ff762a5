import { describe, expect, test } from '@jest/globals';
import { createI18n } from './i18n.ts';

const LOCALES = {
  default: 'en',
  messages: {
    en: {
      title: 'Returns',
      only: 'Only in English',
      hello: 'Hello {{ name }}, {{name}}',
      lines: { one: '{{count}} line', other: '{{count}} lines' },
      price: 'You get {{amount}} back',
    },
    fr: {
      title: 'Retours',
      hello: 'Bonjour {{name}}',
      lines: { one: '{{count}} ligne', other: '{{count}} lignes' },
      price: 'Vous recevez {{amount}}',
    },
    'pt-BR': { title: 'Devoluções' },
  },
};

function speak(locale: string) {
  const warnings: string[] = [];
  const i18n = createI18n({
    locales: LOCALES,
    locale: () => locale,
    currency: 'GBP',
    warn: (message) => warnings.push(message),
  });
  return { ...i18n, warnings };
}

describe('shopify.i18n', () => {
  test('translates, with replacements and plurals of the language', () => {
    const en = speak('en');
    expect(en.translate('hello', { name: 'Ada' })).toBe('Hello Ada, Ada');
    expect(en.translate('lines', { count: 1 })).toBe('1 line');
    expect(en.translate('lines', { count: 1200 })).toBe('1,200 lines');
    const fr = speak('fr');
    expect(fr.translate('lines', { count: 0 })).toBe('0 ligne');
    expect([...en.warnings, ...fr.warnings]).toEqual([]);
  });

  test('a region falls back to its language silently; another language falls back to the default with a warning', () => {
    expect(speak('fr-CA').translate('title')).toBe('Retours');
    expect(speak('fr-CA').warnings).toEqual([]);
    const fr = speak('fr');
    expect(fr.translate('only')).toBe('Only in English');
    expect(fr.warnings).toEqual(['No fr translation of "only"; showing en.']);
    const de = speak('de');
    expect(de.translate('title')).toBe('Returns');
    expect(de.warnings).toEqual([]);
  });

  test('a missing key or replacement is a warning, and the key is what staff would see', () => {
    const en = speak('en');
    expect(en.translate('no.such.key')).toBe('no.such.key');
    expect(en.translate('hello')).toBe('Hello {{name}}, {{name}}');
    expect(en.translate('lines')).toBe('lines');
    expect(en.warnings).toEqual([
      'No translation of "no.such.key".',
      '"hello" needs a value for {{name}}.',
      '"hello" needs a value for {{name}}.',
      'No translation of "lines".',
    ]);
  });

  test('components among the replacements make a list', () => {
    const component = { type: 's-text' };
    expect(speak('en').translate('price', { amount: component })).toEqual(['You get ', component, ' back']);
  });

  test('formats for the locale in force, or the extension’s own', () => {
    const fr = speak('fr');
    expect(fr.formatNumber(1234.5)).toMatch(/^1\s234,5$/);
    expect(fr.formatNumber(1234.5, { inExtensionLocale: true })).toBe('1,234.5');
    expect(fr.formatCurrency(2.58)).toMatch(/^2,58\s£GB$/);
    expect(speak('en').formatCurrency(2.58)).toBe('£2.58');
    expect(speak('en').formatCurrency(300, { currency: 'JPY' })).toBe('¥300');
    const date = new Date('2026-11-24T10:00:00Z');
    expect(fr.formatDate(date, { dateStyle: 'long', timeZone: 'UTC' })).toBe('24 novembre 2026');
  });
});
