import { GIFT_CARD_FACTS } from './gift-card-facts.ts';

/** Gift cards that a code may mean: the search looks at more than codes. Scopes: read_gift_cards, read_orders. */
export const GIFT_CARDS_BY_CODE = `#graphql
  ${GIFT_CARD_FACTS}
  query GiftCardsByCode($code: String!) {
    giftCards(first: 5, query: $code) { nodes { ...GiftCardFacts } }
  }
` as const;
