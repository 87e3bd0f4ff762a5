import { REFUNDED_PAYMENTS } from './refunded-payments.ts';

/** The refunds of an order with their notes, where our mark stands, and what they paid. Scope: read_orders. */
export const REFUNDS_WITH_ITEMS = `#graphql
  ${REFUNDED_PAYMENTS}
  query RefundsWithItems($orderId: ID!) {
    order(id: $orderId) {
      refunds(first: 100) { ...RefundedPayments }
    }
  }
` as const;
