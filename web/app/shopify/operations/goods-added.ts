import { GOODS_WAITING } from './goods-waiting.ts';

/**
 * The lines of an order, the last added first, and where their goods wait. Scopes: read_orders, read_merchant_managed_fulfillment_orders,
 * read_locations.
 */
export const GOODS_ADDED = `#graphql
  ${GOODS_WAITING}
  query GoodsAdded($orderId: ID!) {
    order(id: $orderId) {
      lineItems(first: 250, reverse: true) { nodes { id quantity currentQuantity unfulfilledQuantity variant { id } } }
      ...GoodsWaiting
    }
  }
` as const;
