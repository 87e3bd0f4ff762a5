/** "Whether the changes have been applied and saved to the order" (`CalculatedOrder.committed`). Scope: write_order_edits. */
export const ORDER_EDIT_STATE = `#graphql
  query OrderEditState($editId: ID!) {
    node(id: $editId) { ... on CalculatedOrder { id committed } }
  }
` as const;
