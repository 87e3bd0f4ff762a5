import { addDays, type Day } from '../../../domain/calendar.ts';
import { groupTotals, isCash, tenderKey, type CashTotal, type CashUp } from '../../../domain/cash-up.ts';
import { toDecimal } from '../../../domain/money.ts';
import type { CashUpFilter } from '../log/cash-up-filter.ts';
import type { Links } from './links.ts';
import { tenderName } from './present-log.ts';
import type { Reader } from './reader.ts';

export interface CashUpView {
  readonly filter: CashUpFilter;
  readonly heading: string;
  readonly returns: string;
  /** Null where every return of the day is at its end. */
  readonly unfinished: string | null;
  /** Cash that was handed out, by location and till: what is counted there. */
  readonly cash: readonly SumView[];
  readonly tenders: readonly SumView[];
  readonly staff: readonly SumView[];
  readonly beforeHref: string;
  /** Null on the last day there is. */
  readonly afterHref: string | null;
  readonly exportHref: string;
  readonly logHref: string;
}

export interface SumView {
  readonly name: string;
  readonly payments: string;
  readonly status: string;
  readonly amount: string;
}

export function presentCashUp(
  { day, returns, unfinished, totals }: CashUp,
  filter: CashUpFilter,
  today: Day,
  reader: Reader,
  links: Links,
): CashUpView {
  const { texts, formats } = reader;
  const on = (days: number) => links.cashUp({ ...filter, day: addDays(day, days) });
  const others = totals.filter((total) => !isCash(total));
  return {
    filter,
    heading: formats.day(day),
    returns: texts.cashUp.returns(returns, formats.count(returns)),
    unfinished: unfinished > 0 ? texts.cashUp.unfinished(unfinished, formats.count(unfinished)) : null,
    cash: sums(totals.filter(isCash), tillOf(reader), reader),
    tenders: sums(others, (total) => tenderName({ ...total, lastDigits: null }, texts), reader, tenderKey),
    staff: sums(totals, ({ staffMemberId }) => reader.staffName(staffMemberId), reader),
    beforeHref: on(-1),
    afterHref: day < today ? on(1) : null,
    exportHref: links.cashUpFile(filter),
    logHref: links.logOfDay(filter),
  };
}

const tillOf =
  (reader: Reader) =>
  ({ locationId, deviceId }: CashTotal): string =>
    reader.texts.cashUp.till(reader.locationName(locationId), deviceId);

function sums(
  totals: readonly CashTotal[],
  nameOf: (total: CashTotal) => string,
  { texts, formats }: Reader,
  keyOf = nameOf,
): SumView[] {
  return groupTotals(totals, keyOf).map((total) => ({
    name: nameOf(total),
    payments: formats.count(total.payments),
    status: statusOf(total, texts),
    amount: formats.money(total.amount),
  }));
}

function statusOf(total: CashTotal, { legs, cashUp }: Reader['texts']): string {
  return isCash(total) ? cashUp.handedOut : legs[total.status];
}

/** The export's first record. */
export function cashUpHeader({ texts: { csv, cashUp } }: Reader): string[] {
  return [
    cashUp.day,
    csv.location,
    csv.device,
    csv.staff,
    cashUp.tender,
    cashUp.paidHow,
    cashUp.status,
    cashUp.payments,
    csv.amount,
    csv.currency,
  ];
}

/** One total for a spreadsheet. */
export function cashUpCells(day: Day, total: CashTotal, reader: Reader): string[] {
  const { texts } = reader;
  return [
    day,
    reader.locationName(total.locationId),
    total.deviceId,
    total.staffMemberId === null ? '' : reader.staffName(total.staffMemberId),
    tenderName({ ...total, lastDigits: null }, texts),
    texts.payouts[total.payout],
    statusOf(total, texts),
    String(total.payments),
    toDecimal(total.amount),
    total.amount.currency,
  ];
}
