import { GIFT_CARD_VARIANTS_PAGE } from './gift-card-variants-page.ts';

/** More amounts of a product; null for one that is gone. Scope: read_products. */
export const MORE_GIFT_CARD_VARIANTS = `#graphql
  ${GIFT_CARD_VARIANTS_PAGE}
  query MoreGiftCardVariants($productId: ID!, $after: String) {
    product(id: $productId) {
      variants(first: 250, after: $after) { ...GiftCardVariantsPage }
    }
  }
` as const;
