import type { Draft } from './draft.ts';
import { hasExchange } from './exchange.ts';
import {
  ROUTES_WHILE_DUE,
  type CartSale,
  type CollectOffer,
  type CollectRoute,
  type CollectUnavailable,
  type PlannedExchange,
  type QuotedExchange,
} from './exchange-plan.ts';
import { isUsable } from './allowed-tenders.ts';
import { isOnlyHeld } from './eligibility.ts';
import { isPositive, money, subtract, zero, type Money } from './money.ts';
import type { OrderForReturn } from './order.ts';
import type { Plan, Quote } from './plan.ts';
import type { Policy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import { NEW_STORE_CREDIT } from './tender.ts';

/** What of a quote is left once the goods given are taken off: for the customer, or for the shop. */
export interface Net {
  readonly total: Money;
  readonly totalInShopMoney: Money;
  readonly due: Money;
}

export function netOf({
  total,
  totalInShopMoney,
  exchange,
}: Pick<Quote, 'total' | 'totalInShopMoney' | 'exchange'>): Net {
  if (!exchange) return { total, totalInShopMoney, due: zero(total.currency) };
  const net = subtract(total, exchange.value).minor;
  const inShopMoney = subtract(totalInShopMoney, exchange.valueInShopMoney).minor;
  return {
    total: money(Math.max(0, net), total.currency),
    totalInShopMoney: money(Math.max(0, net > 0 ? inShopMoney : 0), totalInShopMoney.currency),
    due: money(Math.max(0, -net), total.currency),
  };
}

/** A quote as the money sees it: goods sold in POS's cart are none of the return's. */
export function quoteToPay(draft: Draft, quote: Quote): Quote {
  if (draft.exchange.throughCart) return { ...quote, exchange: null };
  const { total, totalInShopMoney } = netOf(quote);
  return { ...quote, total, totalInShopMoney };
}

/** Everything that can be said against goods to be given, as Shopify has just told of them; null when nothing. */
export function judgeExchange(draft: Draft, order: OrderForReturn, quote: Quote): Refusal | null {
  if (!hasExchange(draft)) return null;
  if (draft.continues !== null) return { code: 'EXCHANGE_RETURN_BEGUN' };
  // Another call pays for what is cancelled, which could not balance the goods given on the return.
  if (quote.cancellation && (!isSwap(draft, quote) || isOnlyHeld(order)))
    return { code: 'EXCHANGE_NOT_SENT' };
  if (quote.exchange?.problem) return quote.exchange.problem;
  return draft.exchange.throughCart && !order.customer ? { code: 'CART_NEEDS_CUSTOMER' } : null;
}

/** Whether an order edit swaps units that were never sent for the goods given: there is nothing to return. */
export function isSwap(
  { exchange: { lines, throughCart } }: Pick<Draft, 'exchange'>,
  quote: Pick<Quote, 'lines' | 'cancellation'>,
): boolean {
  return lines.length > 0 && !throughCart && quote.cancellation !== null && quote.lines.length === 0;
}

/** The goods of a plan; null where none are exchanged. */
export function plannedExchange(
  { exchange, tenders }: Pick<Quote, 'exchange' | 'tenders'>,
  due: Money,
  { exchange: policy }: Policy,
): PlannedExchange | null {
  if (!exchange) return null;
  const { lines, value, valueInShopMoney, bonus, shipTo, order } = exchange;
  const collect = isPositive(due) ? offersOf(policy.collect, order, tenders) : [];
  return { lines, value, valueInShopMoney, bonus, shipTo, collect, dueDays: policy.dueDays };
}

/** What a plan sells in POS's cart; null where nothing. */
export function cartSaleOf(
  { exchange: { throughCart, lines } }: Draft,
  { exchange }: Pick<Quote, 'exchange'>,
  { customer }: OrderForReturn,
  reference: string,
): CartSale | null {
  if (!throughCart || lines.length === 0 || !customer) return null;
  const named = exchange?.lines ?? [];
  return {
    lines: lines.map(({ variantId, quantity, title }) => ({
      variantId,
      quantity,
      title: named.find((line) => line.variantId === variantId)?.title ?? title,
    })),
    properties: { [CART_PROPERTY]: reference },
    customerId: Number(customer.id.slice(customer.id.lastIndexOf('/') + 1)),
  };
}

/** By this property of its cart, which Shopify keeps with the order, a sale is known as the other half of an exchange. */
export const CART_PROPERTY = 'Exchange for return';

/** Whether a plan that leaves something to be paid can be made true at all: while it waits, somebody must be able to collect it. */
export function canBeCollected({ due, exchange }: Pick<Plan, 'due' | 'exchange'>): boolean {
  const offers = exchange?.collect ?? [];
  return (
    !isPositive(due) ||
    offers.some(({ route, unavailable }) => ROUTES_WHILE_DUE.includes(route) && unavailable === null)
  );
}

function offersOf(
  routes: readonly CollectRoute[],
  order: QuotedExchange['order'],
  tenders: Quote['tenders'],
): CollectOffer[] {
  const storeCredit = tenders.find(({ parentId }) => parentId === NEW_STORE_CREDIT);
  const why: Partial<Record<CollectRoute, CollectUnavailable | null>> = {
    collect_payment: order.payments > 1 ? 'SEVERAL_PAYMENTS' : order.edited ? 'ORDER_EDITED' : null,
    cart: storeCredit && isUsable(storeCredit) ? null : 'NO_STORE_CREDIT',
  };
  return routes.map((route) => ({ route, unavailable: why[route] ?? null }));
}
