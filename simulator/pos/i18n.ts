// shopify.i18n as POS offers it: the extension's locale files, English plural rules and friends from Intl, {{placeholders}}.
import type { Locales } from './protocol.ts';

type FormatOptions<Options> = { inExtensionLocale?: boolean } & Options;
type Replacements = Record<string, unknown>;

export interface I18nOptions {
  locales: Locales;
  /** The locale in force now; read at each call, because staff may change it while a screen is open. */
  locale: () => string;
  /** ISO 4217 code used when formatCurrency is given none. */
  currency: string;
  /** Told about each missing translation or replacement: on a device the key itself would be shown. */
  warn: (message: string) => void;
}

export interface I18n {
  translate(key: string, replacements?: Replacements): string | unknown[];
  formatNumber(value: number | bigint, options?: FormatOptions<Intl.NumberFormatOptions>): string;
  formatCurrency(value: number | bigint, options?: FormatOptions<Intl.NumberFormatOptions>): string;
  formatDate(date: Date, options?: FormatOptions<Intl.DateTimeFormatOptions>): string;
}

/** The I18n object of one screen. */
export function createI18n({ locales, locale, currency, warn }: I18nOptions): I18n {
  const localeFor = (inExtensionLocale?: boolean) => (inExtensionLocale ? locales.default : locale());

  function messageFor(key: string, count: unknown): { text: string; language: string } | undefined {
    const [wanted, ...fallbacks] = candidates(locale(), locales);
    for (const language of wanted === undefined ? fallbacks : [wanted, ...fallbacks]) {
      const found = lookUp(locales.messages[language], key);
      const text = typeof count === 'number' ? pluralForm(found, count, language) : found;
      if (typeof text !== 'string') continue;
      if (language !== wanted) warn(`No ${wanted} translation of "${key}"; showing ${language}.`);
      return { text, language };
    }
    return undefined;
  }

  return {
    translate(key, replacements = {}) {
      const message = messageFor(key, replacements['count']);
      if (!message) {
        warn(`No translation of "${key}".`);
        return key;
      }
      const parts = message.text.split(/\{\{\s*(\w+)\s*\}\}/).map((part, index) => {
        if (index % 2 === 0) return part;
        if (!(part in replacements)) {
          warn(`"${key}" needs a value for {{${part}}}.`);
          return `{{${part}}}`;
        }
        const value = replacements[part];
        return typeof value === 'number' ? new Intl.NumberFormat(message.language).format(value) : value;
      });
      const primitive = parts.every((part) => typeof part === 'string' || typeof part === 'number');
      return primitive ? parts.join('') : parts.filter((part) => part !== '');
    },
    formatNumber: (value, { inExtensionLocale, ...options } = {}) =>
      new Intl.NumberFormat(localeFor(inExtensionLocale), options).format(value),
    formatCurrency: (value, { inExtensionLocale, ...options } = {}) =>
      new Intl.NumberFormat(localeFor(inExtensionLocale), { currency, ...options, style: 'currency' }).format(
        value,
      ),
    formatDate: (date, { inExtensionLocale, ...options } = {}) =>
      new Intl.DateTimeFormat(localeFor(inExtensionLocale), options).format(date),
  };
}

/** Languages to try for a locale, best first: `fr-CA`, `fr`, then the extension's default. */
function candidates(tag: string, locales: Locales): string[] {
  const language = tag.split('-')[0] ?? tag;
  const tried = [tag, language, locales.default].filter((candidate) => candidate in locales.messages);
  return [...new Set(tried)];
}

function lookUp(messages: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        value && typeof value === 'object' ? (value as Record<string, unknown>)[part] : undefined,
      messages,
    );
}

function pluralForm(message: unknown, count: number, language: string): unknown {
  if (!message || typeof message !== 'object') return message;
  const forms = message as Record<string, unknown>;
  return forms[new Intl.PluralRules(language).select(count)] ?? forms['other'];
}
