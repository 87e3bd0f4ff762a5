/** The refunds of an order with their notes, where our mark stands. Scope: read_orders. */
export const REFUNDS_OF_ORDER = `#graphql
  query RefundsOfOrder($orderId: ID!) {
    order(id: $orderId) {
      refunds(first: 100) {
        id
        note
        transactions(first: 10) { nodes { id kind status } }
      }
    }
  }
` as const;
