import { RETURNABLE_LINES } from './returnable-lines.ts';

/** The returnable units behind the first 250 of one fulfillment. Scopes: read_orders, read_returns. */
export const MORE_RETURNABLE_LINES = `#graphql
  ${RETURNABLE_LINES}
  query MoreReturnableLines($returnableFulfillmentId: ID!, $after: String!) {
    node(id: $returnableFulfillmentId) {
      ... on ReturnableFulfillment {
        returnableFulfillmentLineItems(first: 250, after: $after) { ...ReturnableLines }
      }
    }
  }
` as const;
