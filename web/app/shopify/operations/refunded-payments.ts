/** A refund and what it paid, on which payments. Scope: read_orders. */
export const REFUNDED_PAYMENTS = `#graphql
  fragment RefundedPayments on Refund {
    id
    note
    transactions(first: 50) {
      nodes {
        id
        kind
        status
        gateway
        amountSet { presentmentMoney { amount } }
        parentTransaction { id }
      }
    }
  }
` as const;
