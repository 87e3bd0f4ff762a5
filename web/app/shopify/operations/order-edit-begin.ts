/** Opens an edit, which changes nothing before it is committed. Scope: write_order_edits. */
export const ORDER_EDIT_BEGIN = `#graphql
  mutation OrderEditBegin($orderId: ID!) {
    orderEditBegin(id: $orderId) {
      calculatedOrder {
        id
        lineItems(first: 250) { nodes { id quantity variant { id } } pageInfo { hasNextPage } }
        totalOutstandingSet { presentmentMoney { amount } shopMoney { amount } }
      }
      userErrors { field message }
    }
  }
` as const;
