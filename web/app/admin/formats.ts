import type { Day } from '../../../domain/calendar.ts';
import { toDecimal, type Money } from '../../../domain/money.ts';

/** How amounts and times are written for one reader: their language, the shop's time zone. */
export interface Formats {
  money(amount: Money): string;
  /** An instant, to the minute; it breaks between the day and the time only. */
  dateTime(instant: Date): string;
  date(instant: Date): string;
  /** A day of the calendar, such as "2026-11-24", which has no time zone. */
  day(day: Day): string;
  /** The time of an instant, to the second, for steps that follow each other quickly. */
  time(instant: Date): string;
  count(units: number): string;
  /** 12.5 as "12.5%" or « 12,5 % ». */
  percent(percent: number): string;
  list(parts: readonly string[], joined?: 'and' | 'or'): string;
}

/** Stays on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** `tag` is a BCP 47 language tag, `timeZone` an IANA name. */
export function formatsFor(tag: string, timeZone: string): Formats {
  const dateTime = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'medium', timeZone });
  const calendar = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone });
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 });
  const lists = {
    and: new Intl.ListFormat(tag, { type: 'conjunction' }),
    or: new Intl.ListFormat(tag, { type: 'disjunction' }),
  };
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
    dateTime: (instant) => {
      const day = date.format(instant);
      const [comma = '', ...clock] = dateTime.format(instant).slice(day.length).split(' ');
      return `${unbroken(day)}${comma} ${clock.join('\u00a0')}`;
    },
    date: (instant) => date.format(instant),
    day: (day) => unbroken(calendar.format(new Date(`${day}T00:00:00Z`))),
    time: (instant) => unbroken(time.format(instant)),
    count: (units) => count.format(units),
    percent: (value) => percent.format(value / 100),
    list: (parts, joined = 'and') => lists[joined].format(parts),
  };
}
