import { GIFT_CARD_FACTS } from './gift-card-facts.ts';

/** Issues a gift card that belongs to no order. Not idempotent but for its code, which Shopify takes once. Scope: write_gift_cards. */
export const GIFT_CARD_CREATE = `#graphql
  ${GIFT_CARD_FACTS}
  mutation GiftCardCreate($input: GiftCardCreateInput!) {
    giftCardCreate(input: $input) {
      giftCard { ...GiftCardFacts }
      userErrors { code field message }
    }
  }
` as const;
