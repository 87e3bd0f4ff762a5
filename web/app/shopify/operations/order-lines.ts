/** A page of an order's line items. Scopes: read_orders, read_products (for barcode and tags), read_returns (for reasons). */
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
      nonFulfillableQuantity
      isGiftCard
      variant { barcode }
      duties { id }
      suggestedReturnReasonDefinitions(first: 5) { nodes { id } }
      product { tags }
      customAttributes { key }
      discountedUnitPriceAfterAllDiscountsSet { presentmentMoney { amount } }
    }
    pageInfo { hasNextPage endCursor }
  }
` as const;
