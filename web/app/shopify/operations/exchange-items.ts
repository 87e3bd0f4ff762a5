import { EXCHANGE_GOODS } from './exchange-goods.ts';

/** Goods by what was scanned or typed. Scopes: read_products, read_inventory, read_locations. */
export const EXCHANGE_ITEMS = `#graphql
  ${EXCHANGE_GOODS}
  query ExchangeItems($search: String!, $here: ID!) {
    shop { currencyCode }
    productVariants(first: 20, query: $search) {
      nodes { ...ExchangeGoods }
      pageInfo { hasNextPage }
    }
  }
` as const;
