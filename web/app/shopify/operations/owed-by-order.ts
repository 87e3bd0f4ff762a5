import { SUGGESTED_TENDERS } from './suggested-tenders.ts';

/** What an order owes its customer now, which is negative, and what its tenders can take. Scope: read_orders. */
export const OWED_BY_ORDER = `#graphql
  ${SUGGESTED_TENDERS}
  query OwedByOrder($orderId: ID!) {
    order(id: $orderId) {
      totalOutstandingSet { presentmentMoney { amount } }
      suggestedRefund(suggestFullRefund: true, refundShipping: true) { ...SuggestedTenders }
    }
  }
` as const;
