import { PAYMENT_MEANS } from './payment-means.ts';

/**
 * One return, exchange or refund, whoever made it, with its goods and its money: by its own id, or by its order's, which means
 * the latest return. `Return.transactions` holds payments and refunds of an exchange alike (shopify.dev, "Integration with the
 * Return object for exchanges"). Scopes: read_orders, read_returns, read_locations.
 */
export const MADE_IN_SHOPIFY = `#graphql
  ${PAYMENT_MEANS}
  fragment MadeTransaction on OrderTransaction {
    id
    kind
    status
    amountSet { presentmentMoney { amount } shopMoney { amount } }
    location { id }
    ...PaymentMeans
    parentTransaction { id ...PaymentMeans }
  }
  fragment MadeOfOrder on Order {
    id
    name
    currencyCode
    presentmentCurrencyCode
  }
  fragment MadeReturn on Return {
    id
    name
    createdAt
    closedAt
    order { ...MadeOfOrder }
    returnLineItems(first: 250) {
      nodes {
        processedQuantity
        returnReasonNote
        ... on ReturnLineItem { fulfillmentLineItem { lineItem { id title variantTitle } } }
      }
    }
    exchangeLineItems(first: 100) {
      nodes {
        processedQuantity
        lineItems { title variantTitle }
      }
    }
    refunds(first: 20) { nodes { id note processedAt } }
    transactions(first: 50) { nodes { ...MadeTransaction } }
  }
  fragment MadeRefund on Refund {
    id
    note
    processedAt
    order { ...MadeOfOrder }
    refundLineItems(first: 250) {
      nodes {
        quantity
        lineItem { id title variantTitle }
      }
    }
    transactions(first: 50) { nodes { ...MadeTransaction } }
    return { ...MadeReturn }
  }
  query MadeInShopify($id: ID!) {
    node(id: $id) {
      __typename
      ... on Return { ...MadeReturn }
      ... on Refund { ...MadeRefund }
      ... on Order { returns(first: 1, reverse: true) { nodes { ...MadeReturn } } }
    }
  }
` as const;
