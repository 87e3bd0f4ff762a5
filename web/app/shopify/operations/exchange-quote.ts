import { EXCHANGE_GOODS } from './exchange-goods.ts';

/**
 * What goods given in exchange cost, and whether they are there. The lines that come back are named too: Shopify takes no exchange without
 * them. Where nothing comes back (`returns`) an order edit says what they cost. Scopes: read_orders, read_returns, read_products, read_inventory, read_locations.
 */
export const EXCHANGE_QUOTE = `#graphql
  ${EXCHANGE_GOODS}
  query ExchangeQuote(
    $orderId: ID!
    $returns: Boolean!
    $return: CalculateReturnInput!
    $variants: [ID!]!
    $lines: [ID!]!
    $here: ID!
  ) {
    returnCalculate(input: $return) @include(if: $returns) {
      exchangeLineItems {
        quantity
        variant { id }
        originalUnitPriceSet { presentmentMoney { amount } }
        subtotalSet { presentmentMoney { amount } shopMoney { amount } }
        totalTaxSet { presentmentMoney { amount } shopMoney { amount } }
      }
    }
    goods: nodes(ids: $variants) { ...ExchangeGoods }
    returned: nodes(ids: $lines) { ... on LineItem { id product { id } } }
    order(id: $orderId) { edited shippingAddress { formatted } }
  }
` as const;
