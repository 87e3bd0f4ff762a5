/** Makes an edit true. Scope: write_order_edits. */
export const ORDER_EDIT_COMMIT = `#graphql
  mutation OrderEditCommit($editId: ID!, $note: String!) {
    orderEditCommit(id: $editId, notifyCustomer: false, staffNote: $note) {
      order { id }
      userErrors { field message }
    }
  }
` as const;
