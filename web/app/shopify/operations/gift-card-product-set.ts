/**
 * Makes the gift card product with its first amount. Never with an identifier: that would update the product, and updating deletes every
 * amount that is not restated. A handle that is taken is refused instead. Scope: write_products.
 */
export const GIFT_CARD_PRODUCT_SET = `#graphql
  mutation GiftCardProductSet($input: GiftCardProductSetInput!) {
    giftCardProductSet(input: $input) {
      product { id variants(first: 1) { nodes { id price } } }
      userErrors { code field message }
    }
  }
` as const;
