import { decimalsOf, toDecimal, type Money } from '../../../domain/money.ts';
import type en from '../locales/en.default.json';
import type { HostI18n } from './host.ts';

/** Every path of the locale files that holds a text; a group with `other` holds one text in several plural forms. */
type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string | { readonly other: string } ? K : `${K}.${KeysOf<T[K]>}`;
}[keyof T & string];
export type TextKey = KeysOf<typeof en>;

/** The groups among these that say what is so (`what`), and what to do next (`next`). */
type GroupsOf<Key extends string> = Key extends `${infer Group}.what`
  ? `${Group}.next` extends TextKey
    ? Group
    : never
  : never;
export type Said = GroupsOf<TextKey>;

/** What stands in a text's {{placeholders}}; `count` also chooses the plural form. */
export type Facts = Readonly<Record<string, string | number>>;

/** The till's language: texts from locales/, amounts and dates as POS formats them. */
export interface Words {
  readonly t: (key: TextKey, facts?: Facts) => string;
  readonly money: (amount: Money) => string;
  /** A day, from ISO 8601. */
  readonly date: (iso: string) => string;
  /** A time of day, from ISO 8601; with its day where that is not close by. */
  readonly time: (iso: string) => string;
  /** A day of the calendar, such as "2026-11-24", wherever the till stands. */
  readonly day: (day: string) => string;
}

/** Nobody takes it for another day's. */
const CLOSE_BY_MS = 6 * 60 * 60_000;

export function createWords(i18n: HostI18n): Words {
  return {
    t: (key, facts) => i18n.translate(key, facts),
    money: (amount) => {
      const decimals = decimalsOf(amount.currency);
      return i18n.formatCurrency(Number(toDecimal(amount)), {
        currency: amount.currency,
        // Intl's own idea of some currencies (IQD, HUF) differs from the amounts that Shopify keeps.
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
    },
    date: (iso) => i18n.formatDate(new Date(iso), { dateStyle: 'medium' }),
    time: (iso) => {
      const at = new Date(iso);
      const close = Math.abs(at.getTime() - Date.now()) < CLOSE_BY_MS;
      return i18n.formatDate(at, { timeStyle: 'short', ...(!close && { dateStyle: 'medium' }) });
    },
    day: (day) => i18n.formatDate(new Date(`${day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' }),
  };
}
