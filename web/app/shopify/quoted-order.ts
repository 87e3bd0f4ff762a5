import { add, money, parseMoney, type Money } from '../../../domain/money.ts';
import type { Quote } from '../../../domain/plan.ts';
import type { QuoteReading } from '../plan/ports.ts';
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

/** What a quote says of the order as a whole, before any fees and without a new gift card, which follows its total; null where Shopify would not value the draft. */
export function quoteOf(
  node: QuotedOrderFragment,
  storeCredit: QuoteQuery['storeCreditConfiguration'],
): Omit<Quote, 'lines' | 'fees' | 'continues'> | null {
  const { draft, everything, transactions } = node;
  if (!draft || !everything) return null;
  const currency: string = node.presentmentCurrencyCode;
  const moneyOf = (set: { presentmentMoney: { amount: string } }): Money =>
    parseMoney(set.presentmentMoney.amount, currency);
  return {
    shipping: {
      amount: withTax(node, moneyOf(draft.shipping.amountSet), moneyOf(draft.shipping.taxSet)),
      refundable: moneyOf(everything.shipping.maximumRefundableSet),
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
}: QuotedOrderFragment): QuoteReading['standing'] {
  const outstanding = parseMoney<string>(totalOutstandingSet.presentmentMoney.amount, currency);
  return {
    // Negative: in the customer's favour.
    owed: money(Math.max(0, -outstanding.minor), currency),
    refundable: parseMoney<string>(everything?.maximumRefundableSet.presentmentMoney.amount ?? '0', currency),
  };
}
