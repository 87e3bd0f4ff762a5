import type { Draft } from '../../../domain/draft.ts';
import { add, isPositive, money, parseMoney, zero, type Money } from '../../../domain/money.ts';
import { lineOf, type OrderForReturn } from '../../../domain/order.ts';
import type { Quote, QuotedLine } from '../../../domain/plan.ts';
import type { Besides } from '../plan/besides.ts';
import type { QuoteReading } from '../plan/ports.ts';
import type { Allotted } from '../plan/units.ts';
import type { QuoteOfReturnQuery, QuotedOrderFragment, QuoteQuery } from './generated/admin.generated.d.ts';
import { toNewStoreCredit } from './store-credit.ts';
import { toTenders } from './tenders.ts';

// What both kinds of quote have in common: that of a draft of its own, and that of one that goes on with a return.

/** Whether what came beside an error tells of the order all the same. */
export function isQuote(data: unknown): data is QuoteQuery & QuoteOfReturnQuery {
  return (
    typeof data === 'object' &&
    data !== null &&
    'order' in data &&
    'returnableFulfillments' in data &&
    data.returnableFulfillments !== null
  );
}

/** Where prices exclude tax it comes on top, for goods and shipping alike. */
export function withTax({ taxesIncluded }: QuotedOrderFragment, amount: Money, tax: Money): Money {
  return taxesIncluded ? amount : add(amount, tax);
}

/** What was asked for, and of what order. */
export interface AskedOfOrder {
  readonly order: OrderForReturn;
  readonly draft: Draft;
  readonly besides: Besides;
}

/**
 * What a quote says of the order as a whole, before any fees and without a new gift card, which follows its total; null where Shopify
 * would not value the draft.
 */
export function quoteOf(
  node: QuotedOrderFragment,
  storeCredit: QuoteQuery['storeCreditConfiguration'],
  { order, draft: { lines }, besides: { dutyIds, tipLineItemId } }: AskedOfOrder,
): Omit<Quote, 'lines' | 'cancellation' | 'fees' | 'continues' | 'exchange'> | null {
  const { draft, everything, transactions } = node;
  if (!draft || !everything) return null;
  const currency: string = node.presentmentCurrencyCode;
  const moneyOf = (set: { presentmentMoney: { amount: string } }): Money =>
    parseMoney(set.presentmentMoney.amount, currency);
  return {
    shipping: {
      amount: withTax(node, moneyOf(draft.shipping.amountSet), moneyOf(draft.shipping.taxSet)),
      refundable: moneyOf(everything.shipping.maximumRefundableSet),
      beforeTax: !node.taxesIncluded && isPositive(moneyOf(everything.shipping.taxSet)),
    },
    duties: {
      amount: moneyOf(draft.totalDutiesSet),
      ids: dutyIds,
      offered: lines.some(({ lineItemId }) => (lineOf(order, lineItemId)?.dutyIds ?? []).length > 0),
    },
    tip: {
      amount: tipLineItemId === null || !order.tip ? zero(currency) : order.tip.amount,
      lineItemId: tipLineItemId,
      refundable: order.tip?.amount ?? zero(currency),
    },
    total: moneyOf(draft.amountSet),
    totalInShopMoney: parseMoney<string>(draft.amountSet.shopMoney.amount, node.currencyCode),
    tenders: [
      ...toTenders(
        transactions,
        [...draft.suggestedTransactions, ...everything.suggestedTransactions],
        currency,
      ),
      toNewStoreCredit(node, storeCredit, currency),
    ],
  };
}

/** How the order stands between shop and customer, whatever the draft. */
export function toStanding({
  everything,
  totalOutstandingSet,
  presentmentCurrencyCode: currency,
}: Pick<
  QuotedOrderFragment,
  'everything' | 'totalOutstandingSet' | 'presentmentCurrencyCode'
>): QuoteReading['standing'] {
  const outstanding = parseMoney<string>(totalOutstandingSet.presentmentMoney.amount, currency);
  return {
    // Negative: in the customer's favour.
    owed: money(Math.max(0, -outstanding.minor), currency),
    refundable: parseMoney<string>(everything?.maximumRefundableSet.presentmentMoney.amount ?? '0', currency),
  };
}

/** What units are worth that are cancelled, as far as Shopify values them. */
export function linesCancelled(node: QuotedOrderFragment, cancelled: Allotted['cancelled']): QuotedLine[] {
  const amountOf = cancelledAmounts(node);
  return Object.entries(cancelled).flatMap(([lineItemId, quantity]) => {
    const value = amountOf(lineItemId)?.value;
    return value ? [{ lineItemId, quantity, value }] : [];
  });
}

/** What Shopify says of the units of a line that are cancelled: before tax where tax comes on top, and with it. */
export function cancelledAmounts(node: QuotedOrderFragment) {
  const currency: string = node.presentmentCurrencyCode;
  const valued = node.draft?.refundLineItems.filter(({ restockType }) => restockType === 'CANCEL') ?? [];
  return (lineItemId: string): { subtotal: Money; value: Money } | null => {
    const found = valued.find(({ lineItem }) => lineItem.id === lineItemId);
    if (!found) return null;
    const [subtotal, tax] = [found.subtotalSet, found.totalTaxSet].map((set) =>
      parseMoney<string>(set.presentmentMoney.amount, currency),
    ) as [Money, Money];
    return { subtotal, value: withTax(node, subtotal, tax) };
  };
}
