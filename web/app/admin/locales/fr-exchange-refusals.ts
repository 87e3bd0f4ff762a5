import type { ExchangeRefusalTexts } from './refusals.ts';

export const frExchangeRefusals: ExchangeRefusalTexts = {
  EXCHANGE_OUT_OF_STOCK: ({ title, asked, left, elsewhere }, { count }) =>
    `${title} : ${count(asked)} à donner, ${count(left)} ici et ${count(elsewhere)} ailleurs.`,
  EXCHANGE_NOT_STOCKED_HERE: ({ title }) =>
    `${title} n’est pas tenu en stock ici et ne peut qu’être expédié.`,
  EXCHANGE_VARIANT_GONE: ({ title }) => `${title} n’est plus vendu.`,
  EXCHANGE_GIFT_CARD: ({ title }) =>
    `${title} est une carte cadeau : un moyen de remboursement, pas un article à échanger.`,
  EXCHANGE_OTHER_CURRENCY: ({ currency, shopCurrency }) =>
    `La commande a été payée en ${currency} et les prix de la boutique sont en ${shopCurrency} : rien ne peut être échangé.`,
  EXCHANGE_NOT_SENT: () =>
    'Certains articles n’ont jamais été envoyés : ils ne s’échangent ni avec les autres, ni par le panier.',
  EXCHANGE_RETURN_BEGUN: () => 'Le retour a été commencé ailleurs : rien ne peut plus y être échangé.',
  EXCHANGE_NO_ADDRESS: () => 'Des articles devaient être expédiés, et la commande n’a pas d’adresse.',
  EVEN_SWAP_NOT_OFFERED: ({ title }) => `${title} ne peut pas être donné au prix payé.`,
  EVEN_SWAP_TOO_MANY: ({ title, asked, left }, { count }) =>
    `${title} : ${count(asked)} à donner au prix payé, pour ${count(left)} qui reviennent.`,
  DISCOUNT_ABOVE_PRICE: ({ title, asked, price }, { money }) =>
    `${money(asked)} devaient être déduits de ${title}, qui coûte ${money(price)}.`,
  NO_COLLECT_ROUTE: ({ due }, { money }) =>
    `Le client aurait dû payer ${money(due)}, et aucun moyen de l’encaisser n’était possible.`,
  CART_NEEDS_CUSTOMER: () =>
    'Les articles devaient être payés avec un crédit en magasin, et la commande n’a pas de client.',
  EXCHANGE_REFUSED: ({ message }) => `Shopify a refusé d’échanger ces articles : « ${message} »`,
  DUE_CHANGED: ({ agreed, now }, { money }) =>
    `Le client devait payer ${money(agreed)}, mais Shopify dit maintenant ${money(now)}.`,
  NOTHING_DUE: ({ orderName }) => `Plus rien de ${orderName} n’attendait d’être payé.`,
  GOODS_GIVEN: ({ orderName }) =>
    `L’échange de ${orderName} ne pouvait plus être annulé : les articles ont déjà été remis.`,
};
