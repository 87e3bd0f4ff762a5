import { ORDER_SUMMARY } from './order-summary.ts';

/** What a person typed: an order's number or code, or somebody's name. Scopes: read_orders, read_customers. */
export const ORDERS_BY_WORDS = `#graphql
  ${ORDER_SUMMARY}
  query OrdersByWords($orders: String!, $customers: String!) {
    orders(first: 10, query: $orders, sortKey: PROCESSED_AT, reverse: true) {
      nodes { ...OrderSummary number confirmationNumber sourceIdentifier }
    }
    customers(first: 10, query: $customers) {
      nodes {
        displayName
        orders(first: 5, sortKey: PROCESSED_AT, reverse: true) {
          nodes { ...OrderSummary }
          pageInfo { hasNextPage }
        }
      }
      pageInfo { hasNextPage }
    }
  }
` as const;
