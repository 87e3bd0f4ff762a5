import type { Approval } from '../../../domain/approval.ts';
import type { Leg } from '../../../domain/plan.ts';
import type { GoodsStatus, MoneyStatus } from '../../../domain/settlement.ts';
import type { LogEntry } from '../log/entry.ts';
import type { Outcome } from '../log/filter.ts';
import type { LogLine } from '../log/read-log-page.ts';
import { unbroken } from './formats.ts';
import type { Links } from './links.ts';
import { refusalInWords } from './locales/refusals.ts';
import type { Reader } from './reader.ts';

/** A line of the log, ready to be shown: words and amounts are written here, on the server, once. */
export interface LogLineView {
  readonly planId: string;
  readonly href: string;
  readonly when: string;
  readonly orderName: string;
  readonly reference: string;
  /** "Came from: #1001-R1"; null where the goods had not been given in exchange. */
  readonly cameFrom: string | null;
  readonly outcome: Outcome;
  readonly outcomeText: string;
  /** Null for what was made here, which goes without saying. */
  readonly madeIn: string | null;
  /** Why it was refused, or what to do now; null where the state says it all. */
  readonly explanation: string | null;
  readonly goods: GoodsStatus;
  readonly goodsText: string;
  readonly money: MoneyStatus;
  readonly moneyText: string;
  /** Null where no amount was ever known. */
  readonly amount: string | null;
  readonly tenders: readonly string[];
  readonly location: string;
  readonly staff: string;
  /** "Approved by Marta (Staff 21)". */
  readonly approved: string | null;
}

export function presentLine(
  entry: LogEntry & Partial<Pick<LogLine, 'cameFrom'>>,
  reader: Reader,
  links: Links,
): LogLineView {
  const { texts, formats } = reader;
  return {
    planId: entry.planId,
    href: links.returnPage(entry.planId),
    when: formats.dateTime(entry.at),
    orderName: entry.orderName ?? texts.log.noOrder,
    reference: entry.reference,
    cameFrom: entry.cameFrom ? texts.page.cameFrom(entry.cameFrom) : null,
    outcome: entry.outcome,
    outcomeText: texts.outcomes[entry.outcome],
    madeIn: entry.madeIn === 'shopify' ? texts.madeIn.shopify : null,
    explanation: needsExplaining(entry) ? explain(entry, reader) : null,
    goods: entry.goods,
    goodsText: texts.goods[entry.goods],
    money: entry.money,
    moneyText: texts.money[entry.money],
    amount: entry.total && formats.money(entry.total),
    tenders: tendersWorthNaming(entry).map(
      (leg) => `${unbroken(tenderName(leg, texts))} ${formats.money(leg.amount)}`,
    ),
    location: entry.locationId === null ? texts.log.notTold : reader.locationName(entry.locationId),
    staff:
      entry.madeIn === 'shopify' && entry.staffMemberId === null
        ? texts.log.notTold
        : reader.staffName(entry.staffMemberId),
    approved: entry.approval && texts.approvals.approvedBy(approver(entry.approval, reader)),
  };
}

/** Who approved: the name they had then, and the number that stays theirs. */
export function approver({ manager, staffMemberId }: Approval, reader: Reader): string {
  return `${manager.name} (${reader.staffName(staffMemberId)})`;
}

/** In a list, only what went wrong needs more than its state. */
function needsExplaining({ outcome }: LogEntry): boolean {
  return outcome === 'refused' || outcome === 'owed' || outcome === 'attention';
}

/** The refusal in words, or what a manager should know of this state. */
export function explain(entry: LogEntry, { texts, formats }: Reader): string | null {
  if (entry.refusal) return refusalInWords(entry.refusal, texts.refusals, formats);
  if (entry.madeIn === 'shopify') return texts.madeInShopifyHint;
  return texts.outcomeHints[entry.outcome] || null;
}

/** "Visa •••• 2082", or our own word where Shopify's label is not translated. */
export function tenderName(
  { kind, label, lastDigits }: Pick<Leg, 'kind' | 'label' | 'lastDigits'>,
  { tenderNames }: Reader['texts'],
): string {
  const name = tenderNames[kind] ?? label;
  return lastDigits ? `${name} •••• ${lastDigits}` : name;
}

/** Nothing was paid where it was refused or never confirmed: naming a card there would say otherwise. */
export function tendersWorthNaming(entry: LogEntry): LogEntry['legs'] {
  return entry.money === 'not_paid' ? [] : entry.legs;
}
