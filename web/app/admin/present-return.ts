import type { Fee } from '../../../domain/fees.ts';
import { isZero, subtract, sum, zero } from '../../../domain/money.ts';
import { isGivenAnew, type CancelledLine, type Plan, type QuotedTender } from '../../../domain/plan.ts';
import type { SettledLeg } from '../../../domain/settlement.ts';
import type { RelatedReturn } from '../log/read-lineage.ts';
import type { JournalLine, ReturnRecord } from '../log/read-return.ts';
import { presentApproval, type ApprovalView } from './present-approval.ts';
import { shopifyAdminOrder, type Links } from './links.ts';
import { presentExchange } from './present-exchange.ts';
import { presentFacts, shortId } from './present-facts.ts';
import { refusalInWords } from './locales/refusals.ts';
import { presentNative, type NativeView } from './present-native.ts';
import { explain, presentLine, tenderName, type LogLineView } from './present-log.ts';
import type { Reader } from './reader.ts';

/** One return's page, ready to be shown. */
export interface ReturnView extends LogLineView {
  readonly returnName: string | null;
  readonly plan: PlanView | null;
  readonly approval: ApprovalView | null;
  readonly payments: readonly PaymentView[];
  readonly unusedTenders: readonly { readonly name: string; readonly why: string }[];
  readonly steps: readonly StepView[];
  /** Label and value, in the order in which they happened. */
  readonly times: readonly (readonly [string, string])[];
  /** Goods of what was made in Shopify's own screens, where there is no plan. */
  readonly native: NativeView | null;
  readonly device: string | null;
  readonly posVersion: string | null;
  readonly account: string | null;
  readonly policy: string | null;
  readonly note: string;
  readonly orderLink: string;
  readonly newPlanHref: string | null;
  /** Other orders' returns of the same customer at the same time. */
  readonly sameVisit: readonly { readonly orderName: string; readonly href: string }[];
  /** What this return belongs to, in order: what it came from, and what it led to. */
  readonly chain: readonly { readonly text: string; readonly href: string; readonly external: boolean }[];
  /** "Order 123". */
  readonly order: string;
  /** Shopify's other ids, as support wants them. */
  readonly ids: readonly string[];
}

export interface PlanView {
  readonly lines: readonly {
    readonly title: string;
    readonly quantity: string;
    readonly stock: string;
    readonly reason: string;
    readonly value: string;
    /** What the policy had against it, where it was taken back all the same. */
    readonly objection: string | null;
  }[];
  /** Shipping, fees and adjustment, where there are any. */
  readonly extras: readonly (readonly [string, string])[];
  readonly total: string;
  readonly inShopMoney: string | null;
  /** Label and reason of each exception that was made. */
  readonly exceptions: readonly (readonly [string, string])[];
}

export interface PaymentView {
  readonly name: string;
  readonly amount: string;
  readonly payout: string;
  readonly status: SettledLeg['status'] | null;
  readonly statusText: string;
  readonly transaction: string | null;
}

export interface StepView {
  readonly when: string;
  readonly step: string;
  readonly event: JournalLine['event'];
  readonly what: string;
  readonly facts: readonly string[];
}

export function presentReturn(record: ReturnRecord, reader: Reader, links: Links, shop: string): ReturnView {
  const { texts } = reader;
  return {
    ...presentLine(record, reader, links),
    explanation: explain(record, reader),
    returnName: record.returnName,
    plan: presentPlan(record, reader),
    approval: presentApproval(record, reader),
    payments: presentPayments(record, reader),
    unusedTenders: unusedTenders(record).map((tender) => ({
      name: tenderName(tender, texts),
      why: tender.unavailable ? texts.unavailable[tender.unavailable] : texts.page.unused,
    })),
    steps: record.journal.map((line) => presentStep(line, reader)),
    times: presentTimes(record, reader),
    device: record.deviceId,
    posVersion: record.posVersion,
    account: record.userId && texts.page.account(record.userId),
    policy: record.policyVersion === null ? null : texts.page.policyVersion(record.policyVersion),
    native: record.native && presentNative(record.native, reader),
    note: record.note,
    orderLink: shopifyAdminOrder(shop, record.orderId),
    newPlanHref: record.newPlanId && links.returnPage(record.newPlanId),
    sameVisit: record.sameVisit.map(({ planId, orderName }) => ({
      orderName: orderName ?? '',
      href: links.returnPage(planId),
    })),
    chain: presentChain(record, reader, links, shop),
    order: shortId(record.orderId),
    ids: [record.returnId, ...record.refundIds].flatMap((id) => (id ? [shortId(id)] : [])),
  };
}

function presentChain(
  { lineage, soldIn }: ReturnRecord,
  { texts: { page } }: Reader,
  links: Links,
  shop: string,
): ReturnView['chain'] {
  const linked = (say: (name: string) => string) => (related: RelatedReturn) => ({
    text: say(`${related.returnName ?? related.orderName ?? ''} · ${related.reference}`),
    href: links.returnPage(related.planId),
    external: false,
  });
  const sold = soldIn && {
    text: page.soldIn(soldIn.orderName),
    href: shopifyAdminOrder(shop, soldIn.orderId),
    external: true,
  };
  return [
    ...lineage.cameFrom.map(linked(page.cameFrom)),
    ...(sold ? [sold] : []),
    ...lineage.ledTo.map(linked(page.ledTo)),
  ];
}

function presentPlan({ plan, legs }: ReturnRecord, reader: Reader): PlanView | null {
  if (!plan) return null;
  const { texts, formats } = reader;
  const { cancellation } = plan;
  const notCancelled = legs.some(({ status }) => status === 'not_cancelled');
  const presentItem = ({ title, variantTitle, quantity, value, objection }: CancelledLine) => ({
    title: variantTitle ? `${title}, ${variantTitle}` : title,
    quantity: formats.count(quantity),
    value: formats.money(value),
    objection: objection && refusalInWords(objection, texts.refusals, formats),
  });
  const extras: [string, string][] = [];
  if (cancellation?.released) extras.push([texts.page.released, formats.money(cancellation.released)]);
  if (!isZero(plan.shipping.amount)) extras.push([texts.page.shipping, formats.money(plan.shipping.amount)]);
  if (!isZero(plan.duties.amount)) extras.push([texts.page.duties, formats.money(plan.duties.amount)]);
  if (!isZero(plan.tip.amount)) extras.push([texts.page.tip, formats.money(plan.tip.amount)]);
  for (const { kind, amount, waived } of feesByKind(plan)) {
    const label = texts.page.fees[kind];
    if (waived)
      extras.push([texts.page.feeWaived(label, formats.money(amount)), formats.money(zero(plan.currency))]);
    else extras.push([label, formats.money(subtract(zero(plan.currency), amount))]);
  }
  if (!isZero(plan.adjustment)) extras.push([texts.page.adjustment, formats.money(plan.adjustment)]);
  extras.push(...presentExchange(plan, reader));
  const { totalInShopMoney: inShop } = plan;
  return {
    lines: [
      ...plan.lines.map((line) => ({
        ...presentItem(line),
        stock: [texts.conditions[line.condition], line.locationName].filter(Boolean).join(' · '),
        reason: line.reasonName ?? '',
      })),
      ...(cancellation?.lines ?? []).map((line) => ({
        ...presentItem(line),
        stock: notCancelled ? texts.page.notCancelled : texts.page.cancelled,
        reason: '',
      })),
    ],
    extras,
    total: formats.money(plan.total),
    inShopMoney: inShop.currency === plan.currency ? null : texts.page.inShopMoney(formats.money(inShop)),
    exceptions: [
      [
        texts.page.overrideReason,
        plan.lines.some(({ objection }) => objection) ? plan.draft.overrideReason : null,
      ],
      [texts.page.waiveReason, plan.fees.length > 0 ? plan.draft.waivedFees?.reason : null],
    ].flatMap(([label, reason]) => (label && reason ? [[label, reason] as const] : [])),
  };
}

/** One fee of each kind, for all lines together. */
function feesByKind({ fees, currency }: Plan): Omit<Fee, 'lineItemId' | 'percentage'>[] {
  return (['restocking', 'return_shipping'] as const).flatMap((kind) => {
    const ofKind = fees.filter((fee) => fee.kind === kind);
    const [first] = ofKind;
    const amount = sum(
      currency,
      ofKind.map((fee) => fee.amount),
    );
    return first && !isZero(amount) ? [{ kind, amount, waived: first.waived }] : [];
  });
}

/** What was paid out, leg by leg; before a plan is confirmed, what would be. */
function presentPayments(record: ReturnRecord, { texts, formats }: Reader): PaymentView[] {
  const settled: readonly SettledLeg[] = record.legs;
  const nothingPaid = record.money === 'not_paid';
  return settled.map((leg) => ({
    name: tenderName(leg, texts),
    amount: formats.money(leg.amount),
    payout: isApart(leg, record) ? texts.page.giftCardApart : texts.payouts[leg.payout],
    status: nothingPaid ? null : leg.status,
    statusText: nothingPaid ? texts.money.not_paid : texts.legs[leg.status],
    transaction: leg.transactionId && shortId(leg.transactionId),
  }));
}

/** Shopify goes on showing the amount as owed: whoever looks there must know. */
function isApart({ kind, status }: SettledLeg, { plan }: ReturnRecord): boolean {
  return kind === 'new_gift_card' && status === 'success' && plan?.giftCardRoute === 'separate';
}

/** Payments of the order that nothing went back to. What could have been given instead nearly always could: that is no news. */
function unusedTenders({ plan, legs }: ReturnRecord): QuotedTender[] {
  const used = new Set(legs.map((leg) => leg.parentId));
  return (plan?.tenders ?? []).filter((tender) => !used.has(tender.parentId) && !isGivenAnew(tender));
}

function presentStep({ at, step, event, facts }: JournalLine, reader: Reader): StepView {
  const { texts, formats } = reader;
  return {
    when: formats.time(at),
    step: texts.stepNames[step] ?? step,
    event,
    what: texts.events[event],
    facts: presentFacts(facts, reader),
  };
}

function presentTimes(record: ReturnRecord, { texts, formats }: Reader): [string, string][] {
  const { page } = texts;
  if (record.madeIn === 'shopify') return [[page.ended, formats.dateTime(record.at)]];
  const times: [string, Date | null][] = [
    [page.planned, record.at],
    // Once it was confirmed, until when it could have been is of no interest.
    [page.validUntil, record.acceptedAt || !record.plan ? null : record.validUntil],
    [page.accepted, record.acceptedAt],
    [page.ended, record.endedAt],
  ];
  return times.flatMap(([label, at]) => (at ? [[label, formats.dateTime(at)] as [string, string]] : []));
}
