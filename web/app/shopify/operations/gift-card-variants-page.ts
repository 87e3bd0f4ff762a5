/** Amounts of a gift card product: at one product Shopify gives 250 variants at a time. Scope: read_products. */
export const GIFT_CARD_VARIANTS_PAGE = `#graphql
  fragment GiftCardVariantsPage on ProductVariantConnection {
    nodes { id price }
    pageInfo { hasNextPage endCursor }
  }
` as const;
