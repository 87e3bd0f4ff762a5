/** Goods that the edit puts on the order, even where it has some of them already. Scope: write_order_edits. */
export const ORDER_EDIT_ADD_VARIANT = `#graphql
  mutation OrderEditAddVariant($editId: ID!, $variantId: ID!, $quantity: Int!, $locationId: ID) {
    orderEditAddVariant(
      id: $editId
      variantId: $variantId
      quantity: $quantity
      locationId: $locationId
      allowDuplicates: true
    ) {
      calculatedLineItem { id }
      calculatedOrder { id totalOutstandingSet { presentmentMoney { amount } shopMoney { amount } } }
      userErrors { field message }
    }
  }
` as const;
