/** The most that could be given as store credit; none is suggested where none can be given. Scope: read_orders. */
export const SUGGESTED_STORE_CREDIT = `#graphql
  fragment SuggestedStoreCredit on SuggestedRefundMethod {
    ... on SuggestedStoreCreditRefund {
      maximumRefundable { presentmentMoney { amount } }
    }
  }
` as const;
