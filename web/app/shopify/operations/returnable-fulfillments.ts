import { RETURNABLE_LINES } from './returnable-lines.ts';

/**
 * Units that may still come back, by fulfillment. The cursors tell where each fulfillment stands, so that one with more than 250 lines
 * can be asked for again. Scopes: read_orders, read_returns.
 */
export const RETURNABLE_FULFILLMENTS = `#graphql
  ${RETURNABLE_LINES}
  fragment ReturnableFulfillments on ReturnableFulfillmentConnection {
    edges {
      cursor
      node {
        fulfillment { createdAt deliveredAt }
        returnableFulfillmentLineItems(first: 250) { ...ReturnableLines }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
` as const;
