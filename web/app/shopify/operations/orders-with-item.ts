import { ORDER_SUMMARY } from './order-summary.ts';

/** The latest orders that hold one of these items. Scopes: read_orders, read_customers. */
export const ORDERS_WITH_ITEM = `#graphql
  ${ORDER_SUMMARY}
  query OrdersWithItem($search: String!) {
    orders(first: 20, query: $search, sortKey: PROCESSED_AT, reverse: true) {
      nodes { ...OrderSummary }
      pageInfo { hasNextPage }
    }
  }
` as const;
