/** Pays money that is owed, without lines. The key makes a repetition harmless for as long as Shopify keeps it. Scope: write_orders. */
export const REFUND_CREATE = `#graphql
  mutation RefundCreate($input: RefundInput!, $key: String!) {
    refundCreate(input: $input) @idempotent(key: $key) {
      refund {
        id
        transactions(first: 10) { nodes { id kind status } }
      }
      userErrors { field message }
    }
  }
` as const;
