/** What is taken off goods that the edit puts on the order. Scope: write_order_edits. */
export const ORDER_EDIT_ADD_DISCOUNT = `#graphql
  mutation OrderEditAddDiscount($editId: ID!, $lineId: ID!, $discount: OrderEditAppliedDiscountInput!) {
    orderEditAddLineItemDiscount(id: $editId, lineItemId: $lineId, discount: $discount) {
      calculatedOrder { id totalOutstandingSet { presentmentMoney { amount } shopMoney { amount } } }
      userErrors { field message }
    }
  }
` as const;
