import { amountsBeyond, heldOn, type Cancellation, type CancelledLine } from './cancellation.ts';
import { allowedTenders, isUsable } from './allowed-tenders.ts';
import type { ApprovalNeed } from './approval.ts';
import { approvalsBy } from './approvals-by.ts';
import { orderFor } from './begun-return.ts';
import type { Draft, LineDetails, TenderAmount } from './draft.ts';
import { isKept, setChoices, USUAL_DETAILS } from './draft.ts';
import { isOnlyHeld, objectionTo } from './eligibility.ts';
import { takenFees, type Fee } from './fees.ts';
import type { CartSale, PlannedExchange, QuotedExchange } from './exchange-plan.ts';
import { add, isPositive, subtract, sum, zero, type Money } from './money.ts';
import { judgeDraft, judgeShipping } from './judge-draft.ts';
import { cartSaleOf, isSwap, judgeExchange, netOf, plannedExchange, quoteToPay } from './plan-exchange.ts';
import { lineOf, locationOf, reasonOf, type OrderForReturn } from './order.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';
import type { PolicyRefusal, Refusal } from './refusal.ts';
import { splitByRule, splitOf } from './split.ts';
import type { QuotedTender, TenderKind } from './tender.ts';

export type { Cancellation, CancelledLine } from './cancellation.ts';
export * from './exchange-plan.ts';
export * from './tender.ts';

/** What Shopify says a draft is worth (`returnCalculate`, `Order.suggestedRefund`). All presentment money. */
export interface Quote {
  /** What comes back; none where all of it was never handed over. */
  readonly lines: readonly QuotedLine[];
  /** What was never handed over; null where there is none of it. */
  readonly cancellation: {
    readonly lines: readonly QuotedLine[];
    /** What of `total` it pays: all of it where nothing comes back. */
    readonly total: Money;
    readonly dutyIds: readonly string[];
  } | null;
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
    /** `Duty.id`s of which a part goes back with the return: that of the units that do. */
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
  /** Goods given for what comes back: not taken off `total`. Null where none are. */
  readonly exchange: QuotedExchange | null;
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
  /** What comes back; none where all of it is cancelled. */
  readonly lines: readonly PlannedLine[];
  /** What was never handed over, and is cancelled; null where there is none of it. */
  readonly cancellation: Cancellation | null;
  readonly shipping: Quote['shipping'];
  readonly duties: Quote['duties'];
  readonly tip: Quote['tip'];
  readonly fees: readonly PlannedFee[];
  /** What Shopify's total is above or below the parts (an earlier goodwill refund, rounding); zero as a rule. */
  readonly adjustment: Money;
  /** Goods given for what comes back; null where none are. */
  readonly exchange: PlannedExchange | null;
  /** What is sold in POS's cart for the store credit of this plan; null where nothing is. */
  readonly cart: CartSale | null;
  /** Lines, shipping, duties, tip and adjustment together, less the fees and the goods given: what the customer gets. */
  readonly total: Money;
  /** What the customer pays: where it is positive, `total` is zero. */
  readonly due: Money;
  readonly totalInShopMoney: Money;
  /** Sum to `total`. */
  readonly legs: readonly Leg[];
  /** Every tender of the order, used or not, with its ceiling or why it cannot be used. */
  readonly tenders: readonly QuotedTender[];
  /** What a manager must approve before it can be settled; empty as a rule. */
  readonly approvals: readonly ApprovalNeed[];
  readonly policyVersion: number;
  /** How a new gift card comes about, should a leg be one. */
  readonly giftCardRoute: Policy['giftCardRoute'];
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
  const refusal =
    judgeDraft(draft, order) ?? judgeShipping(draft, quoted) ?? judgeExchange(draft, order, quoted);
  if (refusal) return refused(refusal);
  const choice = orderFor(draft, order);
  const lines = quoted.lines.map((line) => plannedLine(line, draft, choice));
  const cancelled = quoted.cancellation?.lines.map((line) => cancelledLine(line, choice)) ?? [];
  if (isOnlyHeld(order))
    return { kind: 'plan', plan: releasing(draft, order, quoted, cancelled, stamp, policy) };
  const fees = takenFees(quoted.fees, order.currency);
  const toPay = quoteToPay(draft, quoted);
  if (!toPay.exchange && !isPositive(quoted.total)) {
    const worth = add(quoted.total, fees);
    return refused(isPositive(worth) ? { code: 'FEES_TAKE_ALL', fees, worth } : { code: 'NOTHING_TO_PAY' });
  }
  const returned = subtract(quoted.total, quoted.cancellation?.total ?? zero(order.currency));
  if (returned.minor < 0) return refused({ code: 'FEES_TAKE_ALL', fees, worth: add(returned, fees) });
  const quote = { ...toPay, tenders: allowedTenders(quoted, policy, lines) };
  const pays = isPositive(quote.total);
  if (pays && !quote.tenders.some(isUsable) && quoted.tenders.some(isUsable)) {
    return refused({ code: 'NO_METHOD_ALLOWED' });
  }
  const swapped = isSwap(draft, quoted);
  const cart = cartSaleOf(draft, quoted, order, stamp.reference);
  const split = pays ? splitOf(cart ? setChoices(draft, { split: 'store_credit' }) : draft, quote) : [];
  if ('code' in split) return refused(split);
  const { due } = netOf({ ...quoted, exchange: toPay.exchange });
  const exchange = plannedExchange(quote, due, policy);
  if (isPositive(due) && exchange?.collect.every(({ unavailable }) => unavailable !== null)) {
    return refused({ code: 'NO_COLLECT_ROUTE', due });
  }
  const besides = [quote.shipping.amount, quote.duties.amount, quote.tip.amount];
  const goods = [...lines, ...cancelled].map(({ value }) => value);
  const parts = sum(order.currency, [...goods, ...besides]);
  const plan = {
    ...stamp,
    draft,
    orderId: order.id,
    orderName: order.name,
    currency: order.currency,
    continues: quote.continues,
    lines,
    cancellation: quote.cancellation && {
      ...quote.cancellation,
      ...(swapped && { total: quote.total }),
      swapped,
      lines: cancelled,
      amounts: amountsBeyond(split, returned),
      released: null,
    },
    shipping: quote.shipping,
    duties: quote.duties,
    tip: quote.tip,
    fees: quote.fees,
    adjustment: subtract(quoted.total, subtract(parts, fees)),
    exchange,
    cart,
    total: quote.total,
    totalInShopMoney: quote.totalInShopMoney,
    due,
    giftCardRoute: policy.giftCardRoute,
    legs: split.flatMap((amount) => legOf(amount, quote.tenders)),
    tenders: quote.tenders,
  };
  const usual = pays ? splitByRule(quote) : [];
  const approvals = approvalsBy(policy, 'code' in usual ? null : usual)(plan);
  return { kind: 'plan', plan: { ...plan, approvals } };
}

/** The plan that pays nothing: the whole order is cancelled before its money was taken. */
function releasing(
  draft: Draft,
  order: OrderForReturn,
  quote: Quote,
  lines: readonly CancelledLine[],
  stamp: PlanStamp,
  policy: Policy,
): Plan {
  const { currency } = order;
  const nothing = zero(currency);
  const plan = {
    ...stamp,
    draft,
    orderId: order.id,
    orderName: order.name,
    currency,
    continues: null,
    lines: [],
    cancellation: {
      lines,
      total: nothing,
      amounts: [],
      dutyIds: [],
      swapped: false,
      released: heldOn(quote.tenders, currency),
    },
    shipping: { ...quote.shipping, amount: nothing },
    duties: { amount: nothing, ids: [], offered: false },
    tip: { amount: nothing, lineItemId: null, refundable: nothing },
    fees: [],
    adjustment: nothing,
    exchange: null,
    cart: null,
    total: nothing,
    due: nothing,
    totalInShopMoney: zero(quote.totalInShopMoney.currency),
    giftCardRoute: policy.giftCardRoute,
    legs: [],
    tenders: quote.tenders,
  };
  return { ...plan, approvals: approvalsBy(policy, null)(plan) };
}

function cancelledLine(line: QuotedLine, order: OrderForReturn): CancelledLine {
  const ordered = lineOf(order, line.lineItemId);
  const { title = '', variantTitle = null } = ordered ?? {};
  const objection = ordered ? objectionTo(ordered, { toCancel: line.quantity }) : null;
  return { ...line, title, variantTitle, objection };
}

function plannedLine(line: QuotedLine, draft: Draft, order: OrderForReturn): PlannedLine {
  const ordered = lineOf(order, line.lineItemId);
  const { title = '', variantTitle = null } = ordered ?? {};
  const chosen = draft.lines.find((candidate) => candidate.lineItemId === line.lineItemId);
  const { reasonId, condition, ...details } = chosen ?? USUAL_DETAILS;
  const restockLocationId = isKept(condition) ? details.restockLocationId : null;
  const objection = ordered ? objectionTo(ordered, { toReturn: line.quantity }) : null;
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
  new_gift_card: 'shopify',
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
