/** Records all that is left of an order as paid by hand. Scope: write_orders. */
export const ORDER_MARK_AS_PAID = `#graphql
  mutation OrderMarkAsPaid($orderId: ID!) {
    orderMarkAsPaid(input: { id: $orderId }) {
      order { id }
      userErrors { field message }
    }
  }
` as const;
