import { GIFT_CARD_VARIANTS_PAGE } from './gift-card-variants-page.ts';

/** The product of this handle, with its first amounts. Scope: read_products. */
export const GIFT_CARD_PRODUCT = `#graphql
  ${GIFT_CARD_VARIANTS_PAGE}
  query GiftCardProduct($handle: String!) {
    productByIdentifier(identifier: { handle: $handle }) {
      id
      isGiftCard
      variants(first: 250) { ...GiftCardVariantsPage }
    }
  }
` as const;
