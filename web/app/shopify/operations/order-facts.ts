/**
 * What every look at an order needs of the order itself. Its first fulfillment, and which lines were given in exchange, serve the
 * return window. Scopes: read_orders, read_returns, read_customers.
 */
export const ORDER_FACTS = `#graphql
  fragment OrderFacts on Order {
    id
    name
    processedAt
    cancelledAt
    sourceName
    tags
    taxesIncluded
    currencyCode
    presentmentCurrencyCode
    customer { id displayName }
    currentTotalPriceSet { presentmentMoney { amount } }
    currentShippingPriceSet { presentmentMoney { amount } }
    totalRefundedShippingSet { presentmentMoney { amount } }
    fulfillments(first: 1) { createdAt deliveredAt }
    returns(first: 10, reverse: true) {
      nodes {
        id
        name
        status
        createdAt
        exchangeLineItems(first: 20) { nodes { lineItems { id } } }
        returnLineItems(first: 1) { nodes { returnReasonNote } }
      }
    }
  }
` as const;
