/** What of an order is not handed over yet, and where it waits. Scopes: read_merchant_managed_fulfillment_orders, read_locations. */
export const GOODS_WAITING = `#graphql
  fragment GoodsWaiting on Order {
    fulfillmentOrders(first: 20, displayable: true, query: "status:open OR status:in_progress OR status:on_hold") {
      nodes {
        id
        status
        assignedLocation { location { id } }
        lineItems(first: 100) { nodes { id remainingQuantity lineItem { id } } }
      }
    }
  }
` as const;
