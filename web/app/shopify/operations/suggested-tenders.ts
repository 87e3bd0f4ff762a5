/** Where Shopify would send a refund, and how much at the most. Scope: read_orders. */
export const SUGGESTED_TENDERS = `#graphql
  fragment SuggestedTenders on SuggestedRefund {
    suggestedTransactions {
      maximumRefundableSet { presentmentMoney { amount } }
      parentTransaction { id }
    }
  }
` as const;
