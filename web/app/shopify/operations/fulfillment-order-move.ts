/** Goods wait at another location from now on. Scopes: write_merchant_managed_fulfillment_orders, read_locations. */
export const FULFILLMENT_ORDER_MOVE = `#graphql
  mutation FulfillmentOrderMove($id: ID!, $locationId: ID!, $lines: [FulfillmentOrderLineItemInput!]!) {
    fulfillmentOrderMove(id: $id, newLocationId: $locationId, fulfillmentOrderLineItems: $lines) {
      movedFulfillmentOrder { id }
      userErrors { code field message }
    }
  }
` as const;
