import { RETURNABLE_LINES } from './returnable-lines.ts';

/** The fulfillments behind the first ten of an order. Scopes: read_orders, read_returns. */
export const MORE_RETURNABLE_FULFILLMENTS = `#graphql
  ${RETURNABLE_LINES}
  query MoreReturnableFulfillments($orderId: ID!, $after: String!) {
    returnableFulfillments(orderId: $orderId, first: 10, after: $after) {
      nodes {
        id
        returnableFulfillmentLineItems(first: 250) { ...ReturnableLines }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
` as const;
