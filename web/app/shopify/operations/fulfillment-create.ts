/**
 * Goods are handed over from the location where they wait. Not idempotent: look at what is left before sending it again.
 * Scopes: write_merchant_managed_fulfillment_orders, read_orders.
 */
export const FULFILLMENT_CREATE = `#graphql
  mutation FulfillmentCreate($fulfillment: FulfillmentInput!) {
    fulfillmentCreate(fulfillment: $fulfillment) {
      fulfillment { id }
      userErrors { field message }
    }
  }
` as const;
