/** The goods given on a return, and where they wait. Scopes: read_returns, read_orders, read_merchant_managed_fulfillment_orders, read_locations. */
export const GOODS_GIVEN = `#graphql
  query GoodsGiven($returnId: ID!, $orderId: ID!) {
    return(id: $returnId) {
      exchangeLineItems(first: 100) {
        nodes { variantId lineItems { id quantity unfulfilledQuantity currentQuantity isGiftCard } }
      }
    }
    order(id: $orderId) {
      fulfillmentOrders(first: 20, displayable: true, query: "status:open OR status:in_progress OR status:on_hold") {
        nodes {
          id
          status
          assignedLocation { location { id } }
          lineItems(first: 100) { nodes { id remainingQuantity lineItem { id } } }
        }
      }
    }
  }
` as const;
