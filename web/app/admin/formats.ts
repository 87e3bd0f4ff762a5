import { toDecimal, type Money } from '../../../domain/money.ts';

/** How amounts and times are written for one reader: their language, the shop's time zone. */
export interface Formats {
  money(amount: Money): string;
  /** An instant, to the minute. */
  dateTime(instant: Date): string;
  date(instant: Date): string;
  /** The time of an instant, to the second, for steps that follow each other quickly. */
  time(instant: Date): string;
  count(units: number): string;
}

/** `tag` is a BCP 47 language tag, `timeZone` an IANA name. */
export function formatsFor(tag: string, timeZone: string): Formats {
  const dateTime = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'medium', timeZone });
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone });
  const count = new Intl.NumberFormat(tag);
  const byCurrency = new Map<string, Intl.NumberFormat>();
  const currencyFormat = (currency: string) => {
    const known = byCurrency.get(currency);
    if (known) return known;
    const made = new Intl.NumberFormat(tag, { style: 'currency', currency });
    byCurrency.set(currency, made);
    return made;
  };
  return {
    money: (amount) => currencyFormat(amount.currency).format(Number(toDecimal(amount))),
    dateTime: (instant) => dateTime.format(instant),
    date: (instant) => date.format(instant),
    time: (instant) => time.format(instant),
    count: (units) => count.format(units),
  };
}
