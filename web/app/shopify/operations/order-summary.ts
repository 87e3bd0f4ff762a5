/** One row of a list of orders to choose from. Scopes: read_orders, read_customers. */
export const ORDER_SUMMARY = `#graphql
  fragment OrderSummary on Order {
    id
    name
    processedAt
    presentmentCurrencyCode
    currentTotalPriceSet { presentmentMoney { amount } }
    customer { displayName }
  }
` as const;
