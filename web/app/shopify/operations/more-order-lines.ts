import { ORDER_LINES } from './order-lines.ts';

/** The lines behind the first 250 of an order. Scopes: read_orders, read_products, read_returns. */
export const MORE_ORDER_LINES = `#graphql
  ${ORDER_LINES}
  query MoreOrderLines($orderId: ID!, $after: String!) {
    order(id: $orderId) {
      lineItems(first: 250, after: $after) { ...OrderLines }
    }
  }
` as const;
