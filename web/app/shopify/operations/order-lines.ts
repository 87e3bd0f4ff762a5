/** A page of an order's line items. Scopes: read_orders, read_products (for barcode and tags). */
export const ORDER_LINES = `#graphql
  fragment OrderLines on LineItemConnection {
    nodes {
      id
      title
      variantTitle
      sku
      quantity
      currentQuantity
      unfulfilledQuantity
      isGiftCard
      variant { barcode }
      product { tags }
      customAttributes { key }
      discountedUnitPriceAfterAllDiscountsSet { presentmentMoney { amount } }
    }
    pageInfo { hasNextPage endCursor }
  }
` as const;
