import { GOODS_WAITING } from './goods-waiting.ts';

/** The goods given on a return, and where they wait. Scopes: read_returns, read_orders, read_merchant_managed_fulfillment_orders, read_locations. */
export const GOODS_GIVEN = `#graphql
  ${GOODS_WAITING}
  query GoodsGiven($returnId: ID!, $orderId: ID!) {
    return(id: $returnId) {
      exchangeLineItems(first: 100) {
        nodes { variantId lineItems { id quantity unfulfilledQuantity currentQuantity isGiftCard } }
      }
    }
    order(id: $orderId) { ...GoodsWaiting }
  }
` as const;
