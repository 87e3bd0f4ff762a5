import { allowedTenders, isOriginal, isUsable } from './allowed-tenders.ts';
import type { ApprovalNeed } from './approval.ts';
import { approvalsBy } from './approvals-by.ts';
import { orderFor } from './begun-return.ts';
import type { Draft, LineDetails, TenderAmount } from './draft.ts';
import { isEmpty, isKept, USUAL_DETAILS } from './draft.ts';
import { judgeLine, judgeOrder, objectionTo } from './eligibility.ts';
import { takenFees, type Fee } from './fees.ts';
import { add, compare, equal, isPositive, money, smaller, subtract, sum, zero, type Money } from './money.ts';
import { lineOf, locationOf, reasonOf, returnableQuantity, type OrderForReturn } from './order.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';
import type { PolicyRefusal, Refusal } from './refusal.ts';

/** What Shopify says a draft is worth (`returnCalculate`, `Order.suggestedRefund`). All presentment money. */
export interface Quote {
  readonly lines: readonly QuotedLine[];
  readonly shipping: {
    /** Given back by this draft. */
    readonly amount: Money;
    /** The most that could be, over all visits to come. */
    readonly refundable: Money;
    /** Tax comes on top of what is asked for and of `refundable`; `amount` includes it. */
    readonly beforeTax: boolean;
  };
  readonly duties: {
    /** Given back by this draft. */
    readonly amount: Money;
    /** `Duty.id`s of which a part goes back: that of the units that do. */
    readonly ids: readonly string[];
    /** Whether the lines of the draft bear any. */
    readonly offered: boolean;
  };
  readonly tip: {
    /** Given back by this draft. */
    readonly amount: Money;
    /** The tip's line item, where it goes back. */
    readonly lineItemId: string | null;
    /** What there is to give back. */
    readonly refundable: Money;
  };
  /** What Shopify would take of it, by `returnCalculate`. */
  readonly fees: readonly Fee[];
  /** What Shopify suggests to pay for it all, less the fees that are taken; the truth where it differs from the sum of the parts. */
  readonly total: Money;
  /** `total` in the shop's own currency, recorded beside it. */
  readonly totalInShopMoney: Money;
  /** Every payment of the order, in the order in which they were paid; then what needs no payment to go back to. */
  readonly tenders: readonly QuotedTender[];
  /** The return that the draft goes on with; null for a return of its own. */
  readonly continues: ContinuedReturn | null;
}

/** A return begun elsewhere as it stood when a plan was made: what is found there later and not here is new. */
export interface ContinuedReturn {
  readonly id: string;
  readonly name: string;
  readonly status: 'REQUESTED' | 'OPEN';
  /** Units processed already, by `ReturnLineItem.id`. */
  readonly processed: Readonly<Record<string, number>>;
  /** `Refund.id` and `OrderTransaction.id` of every refund made on it already. */
  readonly refundIds: readonly string[];
  readonly transactionIds: readonly string[];
}

export interface QuotedLine {
  readonly lineItemId: string;
  readonly quantity: number;
  /** What these units come back at, tax included. */
  readonly value: Money;
}

/** `store_credit` was paid with and goes back to where it came from; `new_store_credit` is given for this return. */
export type TenderKind =
  'gift_card' | 'store_credit' | 'card' | 'cash' | 'manual' | 'other' | 'new_store_credit';

/** The `parentId` of store credit given for a return: no payment stands behind it. */
export const NEW_STORE_CREDIT = 'new_store_credit';

export interface QuotedTender {
  /** `OrderTransaction.id` of the SALE or CAPTURE (of the AUTHORIZATION where nothing was captured), or NEW_STORE_CREDIT. */
  readonly parentId: string;
  readonly kind: TenderKind;
  /** `OrderTransaction.gateway`, such as "shopify_payments". */
  readonly gateway: string;
  /** Its name for people, such as "Visa" or "Gift card"; from Shopify, not translated. */
  readonly label: string;
  /** The digits that tell this card from another, such as "2082"; null where there are none. */
  readonly lastDigits: string | null;
  readonly paid: Money;
  /** The most that can go back to it now (`maximumRefundableSet`); zero where it cannot be used. */
  readonly ceiling: Money;
  /** Why nothing can go back to it; null when something can. */
  readonly unavailable: TenderUnavailable | null;
}

export type TenderUnavailable =
  /** Authorised, not captured: to be voided, not refunded. */
  | 'NOT_CAPTURED'
  /** Shopify leaves it out of its suggestions: only its own screen may refund it, with the card at hand. */
  | 'NEEDS_SHOPIFY_SCREEN'
  /** All that was paid with it went back already. */
  | 'NOTHING_LEFT'
  /** Store credit belongs to a customer, and the order is a guest's. */
  | 'NO_CUSTOMER'
  /** Shopify gives no store credit for orders of companies. */
  | 'COMPANY_ORDER'
  /** The shop has store credit switched off. */
  | 'SWITCHED_OFF'
  /** Shopify suggests no store credit for this return, and does not say why. */
  | 'NOT_OFFERED'
  /** The shop's policy does not pay this return back so. */
  | 'NOT_ALLOWED';

/** Who will be paid what, on which tender, and why not on another. Stored when made, never changed. */
export interface Plan {
  /** A UUID: the key of the settlement. */
  readonly id: string;
  /** What people say and scan: eight characters without look-alikes, derived from the id. */
  readonly reference: string;
  readonly draft: Draft;
  readonly orderId: string;
  readonly orderName: string;
  readonly currency: string;
  /** The return begun elsewhere that this goes on with; null where it makes its own. */
  readonly continues: ContinuedReturn | null;
  readonly lines: readonly PlannedLine[];
  readonly shipping: Quote['shipping'];
  readonly duties: Quote['duties'];
  readonly tip: Quote['tip'];
  readonly fees: readonly PlannedFee[];
  /** What Shopify's total is above or below the parts (an earlier goodwill refund, rounding); zero as a rule. */
  readonly adjustment: Money;
  /** Lines, shipping, duties, tip and adjustment together, less the fees: what the customer gets. */
  readonly total: Money;
  readonly totalInShopMoney: Money;
  /** Sum to `total`. */
  readonly legs: readonly Leg[];
  /** Every tender of the order, used or not, with its ceiling or why it cannot be used. */
  readonly tenders: readonly QuotedTender[];
  /** What a manager must approve before it can be settled; empty as a rule. */
  readonly approvals: readonly ApprovalNeed[];
  readonly policyVersion: number;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
  /** After this it must be made again. ISO 8601 UTC. */
  readonly validUntil: string;
}

export interface PlannedLine extends QuotedLine, LineDetails {
  readonly title: string;
  readonly variantTitle: string | null;
  /** As Shopify named the reason when the plan was made; null for none. */
  readonly reasonName: string | null;
  /** As the shop named the location then; null for the till's own. */
  readonly locationName: string | null;
  /** What the policy has against it, where it comes back all the same. */
  readonly objection: PolicyRefusal | null;
}

export type PlannedFee = Fee;

/** One payment out. */
export interface Leg {
  readonly parentId: string;
  readonly kind: TenderKind;
  readonly gateway: string;
  readonly label: string;
  readonly lastDigits: string | null;
  readonly amount: Money;
  /** Who moves the money: Shopify, the cashier from the drawer, or the shop by its own means. */
  readonly payout: 'shopify' | 'cash_drawer' | 'pay_yourself';
}

/** How long a plan may be confirmed after it was made. */
export const PLAN_MINUTES = 30;

export interface PlanStamp {
  readonly id: string;
  readonly reference: string;
  readonly policyVersion: number;
  readonly madeAt: string;
  readonly validUntil: string;
}

export type PlanOutcome =
  { readonly kind: 'plan'; readonly plan: Plan } | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Everything that can be said against a draft before Shopify is asked what it is worth; null when nothing. */
export function judgeDraft(draft: Draft, order: OrderForReturn): Refusal | null {
  const refusal = judgeOrder(order, draft.continues);
  if (refusal) return refusal;
  if (isEmpty(draft)) return { code: 'NOTHING_CHOSEN' };
  const choice = orderFor(draft, order);
  for (const { lineItemId, quantity, reasonId, condition, restockLocationId } of draft.lines) {
    const line = lineOf(choice, lineItemId);
    if (!line) return { code: 'LINE_UNKNOWN' };
    const eligibility = judgeLine(line, draft.overrideReason !== null);
    if (eligibility.kind === 'refused') {
      return { code: 'LINE_REFUSED', title: line.title, reason: eligibility.reason };
    }
    if (quantity > eligibility.upTo) {
      const objection = objectionTo(line, quantity);
      if (objection && quantity <= returnableQuantity(line)) {
        return { code: 'LINE_REFUSED', title: line.title, reason: objection };
      }
      return { code: 'QUANTITY_ABOVE_LEFT', title: line.title, asked: quantity, left: eligibility.upTo };
    }
    if (reasonId !== null && !reasonOf(order, reasonId)) return { code: 'REASON_GONE', title: line.title };
    if (isKept(condition) && restockLocationId !== null && !locationOf(order, restockLocationId)) {
      return { code: 'LOCATION_GONE', title: line.title };
    }
  }
  return null;
}

/**
 * The plan of a draft at what Shopify says it is worth: pure, the only place where money is split. The order was judged by the
 * policy before; here the policy says how money may go back, and what of it needs a manager.
 */
export function makePlan(
  draft: Draft,
  order: OrderForReturn,
  quoted: Quote,
  stamp: PlanStamp,
  policy: Policy = DEFAULT_POLICY,
): PlanOutcome {
  const refusal = judgeDraft(draft, order) ?? judgeShipping(draft, quoted);
  if (refusal) return refused(refusal);
  const choice = orderFor(draft, order);
  const lines = quoted.lines.map((line) => plannedLine(line, draft, choice));
  const fees = takenFees(quoted.fees, order.currency);
  if (!isPositive(quoted.total)) {
    const worth = add(quoted.total, fees);
    return refused(isPositive(worth) ? { code: 'FEES_TAKE_ALL', fees, worth } : { code: 'NOTHING_TO_PAY' });
  }
  const quote = { ...quoted, tenders: allowedTenders(quoted.tenders, policy, lines) };
  if (!quote.tenders.some(isUsable) && quoted.tenders.some(isUsable)) {
    return refused({ code: 'NO_METHOD_ALLOWED' });
  }
  const split = splitOf(draft, quote);
  if ('code' in split) return refused(split);
  const besides = [quote.shipping.amount, quote.duties.amount, quote.tip.amount];
  const parts = sum(order.currency, [...quote.lines.map((line) => line.value), ...besides]);
  const plan = {
    ...stamp,
    draft,
    orderId: order.id,
    orderName: order.name,
    currency: order.currency,
    continues: quote.continues,
    lines,
    shipping: quote.shipping,
    duties: quote.duties,
    tip: quote.tip,
    fees: quote.fees,
    adjustment: subtract(quote.total, subtract(parts, fees)),
    total: quote.total,
    totalInShopMoney: quote.totalInShopMoney,
    legs: split.flatMap((amount) => legOf(amount, quote.tenders)),
    tenders: quote.tenders,
  };
  const usual = splitByRule(quote);
  const approvals = approvalsBy(policy, 'code' in usual ? null : usual)(plan);
  return { kind: 'plan', plan: { ...plan, approvals } };
}

function splitOf({ split }: Draft, quote: Quote): TenderAmount[] | Refusal {
  if (split === null) return splitByRule(quote);
  return split === 'store_credit' ? allAsStoreCredit(quote) : checkSplit(split, quote);
}

function allAsStoreCredit(quote: Quote): TenderAmount[] | Refusal {
  const tender = quote.tenders.find(({ parentId }) => parentId === NEW_STORE_CREDIT);
  if (!tender || tender.unavailable) return { code: 'STORE_CREDIT_UNAVAILABLE' };
  return checkSplit([{ parentId: NEW_STORE_CREDIT, amount: quote.total }], quote);
}

/**
 * The rule: the original gift card first, then the others as they were paid, none above its ceiling. Money goes back to where it
 * came from: store credit in its place is the customer's choice, never ours.
 */
function splitByRule(quote: Quote): TenderAmount[] | Refusal {
  // Where the policy pays nothing back to where it came from, what it allows instead comes first.
  const elsewhere = quote.tenders.some(
    (tender) => isOriginal(tender) && tender.unavailable === 'NOT_ALLOWED',
  );
  const usable = quote.tenders.filter((tender) => isUsable(tender) && (elsewhere || isOriginal(tender)));
  const inOrder = [
    ...usable.filter((tender) => tender.kind === 'gift_card'),
    ...usable.filter((tender) => tender.kind !== 'gift_card'),
  ];
  let left = quote.total;
  const amounts: TenderAmount[] = [];
  for (const { parentId, ceiling } of inOrder) {
    const amount = smaller(left, ceiling);
    if (isPositive(amount)) amounts.push({ parentId, amount });
    left = subtract(left, amount);
  }
  if (!isPositive(left)) return amounts;
  return { code: 'TENDERS_SHORT', total: quote.total, refundable: subtract(quote.total, left) };
}

/** The cashier's own split stands when every part fits its tender and all together are the total. */
function checkSplit(split: readonly TenderAmount[], quote: Quote): TenderAmount[] | Refusal {
  const wanted = new Map<string, Money>();
  for (const { parentId, amount } of split) {
    if (amount.minor < 0 || amount.currency !== quote.total.currency) return { code: 'TENDER_UNKNOWN' };
    wanted.set(parentId, add(wanted.get(parentId) ?? zero(amount.currency), amount));
  }
  for (const [parentId, asked] of wanted) {
    const tender = quote.tenders.find((candidate) => candidate.parentId === parentId);
    if (!tender) return { code: 'TENDER_UNKNOWN' };
    if (compare(asked, tender.ceiling) > 0) {
      return { code: 'TENDER_ABOVE_CEILING', label: tender.label, asked, ceiling: tender.ceiling };
    }
  }
  const asked = sum(quote.total.currency, wanted.values());
  if (!equal(asked, quote.total)) return { code: 'TENDERS_DO_NOT_SUM', asked, total: quote.total };
  return [...wanted].map(([parentId, amount]) => ({ parentId, amount }));
}

function judgeShipping(draft: Draft, quote: Quote): Refusal | null {
  const { shipping } = draft;
  if (shipping.kind !== 'amount') return null;
  const left = quote.shipping.refundable;
  const fits =
    shipping.amount.currency === left.currency &&
    shipping.amount.minor <= left.minor &&
    shipping.amount.minor >= 0;
  return fits ? null : { code: 'SHIPPING_ABOVE_LEFT', asked: shipping.amount, left };
}

function plannedLine(line: QuotedLine, draft: Draft, order: OrderForReturn): PlannedLine {
  const ordered = lineOf(order, line.lineItemId);
  const { title = '', variantTitle = null } = ordered ?? {};
  const chosen = draft.lines.find((candidate) => candidate.lineItemId === line.lineItemId);
  const { reasonId, condition, ...details } = chosen ?? USUAL_DETAILS;
  const restockLocationId = isKept(condition) ? details.restockLocationId : null;
  const objection = ordered ? objectionTo(ordered, line.quantity) : null;
  return {
    ...line,
    title,
    variantTitle,
    reasonId,
    reasonName: reasonOf(order, reasonId)?.name ?? null,
    condition,
    restockLocationId,
    locationName: locationOf(order, restockLocationId)?.name ?? null,
    objection,
  };
}

function legOf({ parentId, amount }: TenderAmount, tenders: readonly QuotedTender[]): Leg[] {
  const tender = tenders.find((candidate) => candidate.parentId === parentId);
  if (!tender || !isPositive(amount)) return [];
  const { kind, gateway, label, lastDigits } = tender;
  return [{ parentId, kind, gateway, label, lastDigits, amount, payout: payoutOf(kind) }];
}

const PAYOUT: Record<TenderKind, Leg['payout']> = {
  gift_card: 'shopify',
  store_credit: 'shopify',
  new_store_credit: 'shopify',
  card: 'shopify',
  other: 'shopify',
  cash: 'cash_drawer',
  manual: 'pay_yourself',
};

/** Who moves money to a tender of this kind. */
export function payoutOf(kind: TenderKind): Leg['payout'] {
  return PAYOUT[kind];
}

function refused(refusal: Refusal): PlanOutcome {
  return { kind: 'refused', refusal };
}

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The short name of a plan for people: eight characters of an alphabet without look-alikes, from the UUID's random bits. */
export function referenceOf(planId: string): string {
  let bits = BigInt(`0x${planId.replaceAll('-', '')}`);
  let reference = '';
  while (reference.length < 8) {
    reference += ALPHABET[Number(bits % 30n)];
    bits /= 30n;
  }
  return reference;
}

/** Tells what of an agreed plan no longer holds, given a fresh quote; null when all of it does. */
export function driftOf(plan: Plan, now: Quote): { agreed: Money; now: Money } | null {
  if (!equal(plan.total, now.total)) return { agreed: plan.total, now: now.total };
  for (const leg of plan.legs) {
    const ceiling =
      now.tenders.find((tender) => tender.parentId === leg.parentId)?.ceiling ??
      money(0, leg.amount.currency);
    if (compare(leg.amount, ceiling) > 0) return { agreed: leg.amount, now: ceiling };
  }
  return null;
}
