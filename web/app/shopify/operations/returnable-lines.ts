/** Units of one fulfillment that may still come back. Scopes: read_orders, read_returns. */
export const RETURNABLE_LINES = `#graphql
  fragment ReturnableLines on ReturnableFulfillmentLineItemConnection {
    nodes {
      quantity
      fulfillmentLineItem { id lineItem { id } }
    }
    pageInfo { hasNextPage endCursor }
  }
` as const;
