/** Whether an order was cancelled, with whose note, and whether any of its money had been taken. Scope: read_orders. */
export const ORDER_CANCELLATION = `#graphql
  query OrderCancellation($orderId: ID!) {
    order(id: $orderId) {
      cancelledAt
      cancellation { staffNote }
      refunds(first: 100) { id }
      totalReceivedSet { presentmentMoney { amount } }
    }
  }
` as const;
