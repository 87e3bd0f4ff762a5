/** Adds an amount to the gift card product and leaves the others alone; the same amount twice is refused. Scope: write_products. */
export const GIFT_CARD_VARIANT_CREATE = `#graphql
  mutation GiftCardVariantCreate($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkCreate(productId: $productId, variants: $variants) {
      productVariants { id price }
      userErrors { code field message }
    }
  }
` as const;
