/** Which duties of an order were given back, and how much of each. Asked only where some were and some are left. Scope: read_orders. */
export const DUTIES_REFUNDED = `#graphql
  query DutiesRefunded($orderId: ID!) {
    order(id: $orderId) {
      refunds(first: 250) {
        duties {
          amountSet { presentmentMoney { amount } }
          originalDuty { id price { presentmentMoney { amount } } }
        }
      }
    }
  }
` as const;
