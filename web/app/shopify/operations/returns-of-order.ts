/** The latest returns of an order with the note of their first line, where our mark stands. Scopes: read_orders, read_returns. */
export const RETURNS_OF_ORDER = `#graphql
  query ReturnsOfOrder($orderId: ID!) {
    order(id: $orderId) {
      returns(first: 25, reverse: true) {
        nodes {
          id
          status
          returnLineItems(first: 1) { nodes { returnReasonNote } }
        }
      }
    }
  }
` as const;
