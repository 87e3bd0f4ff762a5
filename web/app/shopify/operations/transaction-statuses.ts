/** Whether money has arrived. Scope: read_orders. */
export const TRANSACTION_STATUSES = `#graphql
  query TransactionStatuses($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on OrderTransaction { id status }
    }
  }
` as const;
