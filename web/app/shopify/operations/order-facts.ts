import { ORDER_PAYMENTS } from './order-payments.ts';

/**
 * What every look at an order needs of the order itself. Its first fulfillment, and which lines were given in exchange, serve the
 * return window. Only the latest returns are read whole: an older one that is still unfinished is known by its name.
 * `everything` would refund all that is left: it names every payment that an app may refund.
 * Scopes: read_orders, read_returns, read_customers.
 */
export const ORDER_FACTS = `#graphql
  ${ORDER_PAYMENTS}
  fragment OrderFacts on Order {
    id
    name
    processedAt
    cancelledAt
    sourceName
    tags
    taxesIncluded
    currencyCode
    presentmentCurrencyCode
    customer { id displayName }
    currentTotalPriceSet { presentmentMoney { amount } }
    currentShippingPriceSet { presentmentMoney { amount } }
    totalRefundedShippingSet { presentmentMoney { amount } }
    originalTotalDutiesSet { presentmentMoney { amount } }
    currentTotalDutiesSet { presentmentMoney { amount } }
    totalTipReceivedSet { presentmentMoney { amount } }
    fulfillments(first: 1) { createdAt deliveredAt }
    ...OrderPayments
    everything: suggestedRefund(suggestFullRefund: true, refundShipping: true) {
      shipping {
        maximumRefundableSet { presentmentMoney { amount } }
        taxSet { presentmentMoney { amount } }
      }
      maximumRefundableSet { presentmentMoney { amount } }
      ...SuggestedTenders
    }
    returns(first: 10, reverse: true) {
      nodes {
        id
        name
        status
        createdAt
        exchangeLineItems(first: 20) { nodes { lineItems { id } } }
        returnLineItems(first: 1) { nodes { returnReasonNote } }
      }
    }
    latestReturns: returns(first: 2, reverse: true) {
      nodes {
        id
        returnLineItems(first: 250) {
          nodes {
            id
            unprocessedQuantity
            returnReasonDefinition { name }
            returnReasonNote
            customerNote
            ... on ReturnLineItem {
              fulfillmentLineItem { id lineItem { id } }
              restockingFee { amountSet { presentmentMoney { amount } } }
            }
          }
        }
        exchangeLineItems(first: 10) { nodes { unprocessedQuantity } }
        returnShippingFees { amountSet { presentmentMoney { amount } } }
      }
    }
  }
` as const;
