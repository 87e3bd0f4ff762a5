import { toDecimal } from '../../../domain/money.ts';
import type { LogEntry } from '../log/entry.ts';
import { wallClock } from '../log/shop-time.ts';
import { needInWords } from './locales/manager-texts.ts';
import { approver, explain, tenderName, tendersWorthNaming } from './present-log.ts';
import type { Reader } from './reader.ts';

/** The export's first record. */
export function csvHeader({ texts: { csv }, timeZone }: Reader): string[] {
  return [
    csv.date(timeZone),
    csv.order,
    csv.reference,
    csv.returnName,
    csv.outcome,
    csv.goods,
    csv.money,
    csv.reason,
    csv.amount,
    csv.currency,
    csv.shopAmount,
    csv.shopCurrency,
    csv.tenders,
    csv.location,
    csv.staff,
    csv.device,
    csv.approvedBy,
    csv.approvedAt(timeZone),
    csv.approvedBecause,
    csv.note,
    csv.reasons,
    csv.conditions,
    csv.madeIn,
  ];
}

/** One line of the log for a spreadsheet: amounts as plain decimals, times as the shop's clocks showed them. */
export function csvCells(entry: LogEntry, reader: Reader): string[] {
  const { texts, formats } = reader;
  const { approval } = entry;
  const tenders = tendersWorthNaming(entry).map(
    (leg) => `${tenderName(leg, texts)} ${toDecimal(leg.amount)} (${texts.legs[leg.status]})`,
  );
  return [
    wallClock(entry.at, reader.timeZone),
    entry.orderName ?? '',
    entry.reference,
    entry.returnName ?? '',
    texts.outcomes[entry.outcome],
    texts.goods[entry.goods],
    texts.money[entry.money],
    explain(entry, reader) ?? '',
    entry.total ? toDecimal(entry.total) : '',
    entry.total?.currency ?? '',
    entry.shopTotal ? toDecimal(entry.shopTotal) : '',
    entry.shopTotal?.currency ?? '',
    tenders.join('; '),
    entry.locationId === null ? '' : reader.locationName(entry.locationId),
    entry.staffMemberId === null ? '' : reader.staffName(entry.staffMemberId),
    entry.deviceId ?? '',
    approval ? approver(approval, reader) : '',
    approval ? wallClock(new Date(approval.at), reader.timeZone) : '',
    entry.needs.map((need) => needInWords(need, texts.approvals.needs, formats)).join('; '),
    entry.note,
    entry.reasons.join('; '),
    entry.conditions.map((condition) => texts.conditions[condition]).join('; '),
    texts.madeIn[entry.madeIn],
  ];
}
