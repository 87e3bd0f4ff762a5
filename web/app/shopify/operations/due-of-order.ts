/** What is left to be paid on an order, and where. Scope: read_orders. */
export const DUE_OF_ORDER = `#graphql
  query DueOfOrder($orderId: ID!) {
    order(id: $orderId) {
      totalOutstandingSet { presentmentMoney { amount } }
      paymentCollectionDetails { additionalPaymentCollectionUrl }
    }
  }
` as const;
