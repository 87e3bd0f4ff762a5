/**
 * Cancels a whole order: "authorized payments will be voided regardless" of how the rest is refunded. Asynchronous and irreversible.
 * Scope: write_orders.
 */
export const ORDER_CANCEL = `#graphql
  mutation OrderCancel($orderId: ID!, $note: String!) {
    orderCancel(
      orderId: $orderId
      reason: CUSTOMER
      restock: true
      refundMethod: { originalPaymentMethodsRefund: true }
      staffNote: $note
    ) {
      job { id done }
      orderCancelUserErrors { code field message }
    }
  }
` as const;
