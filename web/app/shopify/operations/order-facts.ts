/** What every look at an order needs of the order itself. Scopes: read_orders, read_customers. */
export const ORDER_FACTS = `#graphql
  fragment OrderFacts on Order {
    id
    name
    processedAt
    cancelledAt
    sourceName
    taxesIncluded
    currencyCode
    presentmentCurrencyCode
    customer { id displayName }
    currentTotalPriceSet { presentmentMoney { amount } }
    currentShippingPriceSet { presentmentMoney { amount } }
    totalRefundedShippingSet { presentmentMoney { amount } }
    returns(first: 10, reverse: true) {
      nodes {
        id
        name
        status
        returnLineItems(first: 1) { nodes { returnReasonNote } }
      }
    }
  }
` as const;
