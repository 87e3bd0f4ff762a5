import type { ExchangeRefusalTexts } from './refusals.ts';

export const enExchangeRefusals: ExchangeRefusalTexts = {
  EXCHANGE_OUT_OF_STOCK: ({ title, asked, left, elsewhere }, { count }) =>
    `${title}: ${count(asked)} were to be given, ${count(left)} are here and ${count(elsewhere)} elsewhere.`,
  EXCHANGE_NOT_STOCKED_HERE: ({ title }) =>
    `${title} is not kept in stock at this location, so it can only be sent.`,
  EXCHANGE_VARIANT_GONE: ({ title }) => `${title} is no longer sold.`,
  EXCHANGE_GIFT_CARD: ({ title }) =>
    `${title} is a gift card, which is a way to be paid and no goods to exchange.`,
  EXCHANGE_OTHER_CURRENCY: ({ currency, shopCurrency }) =>
    `The order was paid in ${currency} and the shop’s prices are in ${shopCurrency}: nothing can be exchanged.`,
  EXCHANGE_NOT_SENT: () =>
    'Some of the items were never sent: they are not exchanged together with what was, nor through the cart.',
  EXCHANGE_RETURN_BEGUN: () => 'The return was begun elsewhere: nothing can be exchanged on it any more.',
  EXCHANGE_NO_ADDRESS: () => 'Goods were to be sent, and the order has no address.',
  EVEN_SWAP_NOT_OFFERED: ({ title }) => `${title} cannot be given at the price that was paid.`,
  EVEN_SWAP_TOO_MANY: ({ title, asked, left }, { count }) =>
    `${title}: ${count(asked)} were to be given at the price that was paid, for ${count(left)} that come back.`,
  DISCOUNT_ABOVE_PRICE: ({ title, asked, price }, { money }) =>
    `${money(asked)} was to be taken off ${title}, which costs ${money(price)}.`,
  NO_COLLECT_ROUTE: ({ due }, { money }) =>
    `The customer would have had to pay ${money(due)}, and none of the ways to collect it could be used.`,
  CART_NEEDS_CUSTOMER: () => 'The goods were to be paid with store credit, and the order has no customer.',
  EXCHANGE_REFUSED: ({ message }) => `Shopify would not exchange these goods: “${message}”`,
  DUE_CHANGED: ({ agreed, now }, { money }) =>
    `The customer was to pay ${money(agreed)}, but Shopify now says ${money(now)}.`,
  NOTHING_DUE: ({ orderName }) => `Nothing of ${orderName} was waiting to be paid any more.`,
  GOODS_GIVEN: ({ orderName }) =>
    `The exchange of ${orderName} could not be called off: its goods were given already.`,
};
