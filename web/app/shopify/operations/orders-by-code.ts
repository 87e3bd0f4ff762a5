import { ORDER_SUMMARY } from './order-summary.ts';

/** Everything one scanned code could mean, in one request. Scopes: read_orders, read_customers, read_products. */
export const ORDERS_BY_CODE = `#graphql
  ${ORDER_SUMMARY}
  query OrdersByCode($orders: String!, $variants: String!) {
    orders(first: 10, query: $orders, sortKey: PROCESSED_AT, reverse: true) {
      nodes { ...OrderSummary number confirmationNumber sourceIdentifier }
    }
    productVariants(first: 3, query: $variants) {
      nodes { sku barcode title product { title } }
    }
  }
` as const;
