import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { toDecimal, type Money } from '../../domain/money.ts';
import { EXTENSION_FOLDER } from '../../simulator/stack/stack.ts';

/** The texts of a locale, as a cashier reads them on the device. */
export interface Words {
  /** The text of a key that has no plural. @throws Error for a key that is not there */
  text(key: string, facts?: Readonly<Record<string, string | number>>): string;
  /** The text of a key with a plural, for this count. */
  counted(key: string, count: number, facts?: Readonly<Record<string, string | number>>): string;
  /** Any text this key can become, as a whole. */
  pattern(key: string, facts?: Readonly<Record<string, string | number>>): RegExp;
  /** An amount as the device shows it, such as "£4.65". */
  amount(money: Money): string;
}

interface Texts {
  [key: string]: string | Texts;
}

export function wordsOf(locale: string): Words {
  const folder = join(EXTENSION_FOLDER, 'locales');
  const file = readdirSync(folder).find(
    (name) => name === `${locale}.json` || name === `${locale}.default.json`,
  );
  if (!file) throw new Error(`The extension speaks no ${locale}`);
  const texts = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Texts;

  const raw = (key: string): string => {
    const found = key
      .split('.')
      .reduce<Texts | string | undefined>(
        (at, part) => (typeof at === 'object' ? at[part] : undefined),
        texts,
      );
    if (typeof found !== 'string') throw new Error(`${file} has no text ${key}`);
    return found;
  };
  const shown = (value: string | number): string =>
    typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  const text: Words['text'] = (key, facts = {}) =>
    Object.entries(facts).reduce(
      (result, [name, value]) => result.replaceAll(`{{${name}}}`, () => shown(value)),
      raw(key),
    );

  return {
    text,
    counted: (key, count, facts) =>
      text(`${key}.${new Intl.PluralRules(locale).select(count)}`, { ...facts, count }),
    pattern(key, facts) {
      const parts = text(key, facts).split(/\{\{\w+\}\}/);
      return new RegExp(`^${parts.map(literally).join('.+')}$`);
    },
    amount: (money) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }).format(
        Number(toDecimal(money)),
      ),
  };
}

/** A pattern for exactly this text, whatever kind of blanks it has. */
export function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(/\s/g, '\\s');
}
