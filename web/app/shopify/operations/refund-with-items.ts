import { REFUNDED_PAYMENTS } from './refunded-payments.ts';

/** Cancels units and refunds them. The key makes a repetition harmless for as long as Shopify keeps it. Scope: write_orders. */
export const REFUND_WITH_ITEMS = `#graphql
  ${REFUNDED_PAYMENTS}
  mutation RefundWithItems($input: RefundInput!, $key: String!) {
    refundCreate(input: $input) @idempotent(key: $key) {
      refund { ...RefundedPayments }
      userErrors { field message }
    }
  }
` as const;
