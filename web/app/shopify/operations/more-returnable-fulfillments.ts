import { RETURNABLE_FULFILLMENTS } from './returnable-fulfillments.ts';

/** The fulfillments behind the first ten of an order. Scopes: read_orders, read_returns. */
export const MORE_RETURNABLE_FULFILLMENTS = `#graphql
  ${RETURNABLE_FULFILLMENTS}
  query MoreReturnableFulfillments($orderId: ID!, $after: String!) {
    returnableFulfillments(orderId: $orderId, first: 10, after: $after) { ...ReturnableFulfillments }
  }
` as const;
