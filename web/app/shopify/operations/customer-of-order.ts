/** Whose an order is. Scopes: read_orders, read_customers. */
export const CUSTOMER_OF_ORDER = `#graphql
  query CustomerOfOrder($orderId: ID!) {
    order(id: $orderId) {
      customer { id }
    }
  }
` as const;
