/** What tells whether a gift card is ours and good. Scopes: read_gift_cards, read_orders. */
export const GIFT_CARD_FACTS = `#graphql
  fragment GiftCardFacts on GiftCard {
    id
    enabled
    lastCharacters
    note
    balance { amount currencyCode }
    order { id }
  }
` as const;
