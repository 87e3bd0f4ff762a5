import { RETURNABLE_LINES } from './returnable-lines.ts';

/**
 * The returnable units behind the first 250 of the fulfillment that comes after this place (null: of the first one).
 * Scopes: read_orders, read_returns.
 */
export const MORE_RETURNABLE_LINES = `#graphql
  ${RETURNABLE_LINES}
  query MoreReturnableLines($orderId: ID!, $place: String, $after: String!) {
    returnableFulfillments(orderId: $orderId, first: 1, after: $place) {
      nodes {
        returnableFulfillmentLineItems(first: 250, after: $after) { ...ReturnableLines }
      }
    }
  }
` as const;
