import { EXCHANGE_GOODS } from './exchange-goods.ts';

/** The variants of a line's product, and what its reason is called. Scopes: read_orders, read_returns, read_products, read_inventory, read_locations. */
export const EXCHANGE_CHOICES = `#graphql
  ${EXCHANGE_GOODS}
  query ExchangeChoices($line: ID!, $reason: ID!, $withReason: Boolean!, $here: ID!) {
    shop { currencyCode }
    line: node(id: $line) {
      ... on LineItem {
        variant { id }
        product { variants(first: 50) { nodes { ...ExchangeGoods } } }
      }
    }
    reason: node(id: $reason) @include(if: $withReason) {
      ... on ReturnReasonDefinition { handle name }
    }
  }
` as const;
