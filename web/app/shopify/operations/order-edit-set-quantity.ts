/** How many units of a line the edit leaves; those that go are back in stock. Scope: write_order_edits. */
export const ORDER_EDIT_SET_QUANTITY = `#graphql
  mutation OrderEditSetQuantity($editId: ID!, $lineId: ID!, $quantity: Int!) {
    orderEditSetQuantity(id: $editId, lineItemId: $lineId, quantity: $quantity, restock: true) {
      calculatedOrder { id totalOutstandingSet { presentmentMoney { amount } shopMoney { amount } } }
      userErrors { field message }
    }
  }
` as const;
