import { ORDER_SUMMARY } from './order-summary.ts';

/** Orders of whoever has this e-mail address or phone number; `guests` also finds orders without a customer. Scopes: read_orders, read_customers. */
export const ORDERS_OF_PERSON = `#graphql
  ${ORDER_SUMMARY}
  query OrdersOfPerson($identifier: CustomerIdentifierInput!, $guests: String!, $withGuests: Boolean!) {
    customerByIdentifier(identifier: $identifier) {
      orders(first: 20, sortKey: PROCESSED_AT, reverse: true) {
        nodes { ...OrderSummary }
        pageInfo { hasNextPage }
      }
    }
    orders(first: 20, query: $guests, sortKey: PROCESSED_AT, reverse: true) @include(if: $withGuests) {
      nodes { ...OrderSummary }
      pageInfo { hasNextPage }
    }
  }
` as const;
