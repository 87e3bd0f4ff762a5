/**
 * What every look at an order needs of the order itself. Only the latest returns are read whole: an older one that is still unfinished is
 * known by its name. Scopes: read_orders, read_returns, read_customers.
 */
export const ORDER_FACTS = `#graphql
  fragment OrderFacts on Order {
    id
    name
    processedAt
    cancelledAt
    sourceName
    taxesIncluded
    currencyCode
    presentmentCurrencyCode
    customer { id displayName }
    currentTotalPriceSet { presentmentMoney { amount } }
    currentShippingPriceSet { presentmentMoney { amount } }
    totalRefundedShippingSet { presentmentMoney { amount } }
    returns(first: 10, reverse: true) {
      nodes {
        id
        name
        status
        returnLineItems(first: 1) { nodes { returnReasonNote } }
      }
    }
    latestReturns: returns(first: 2, reverse: true) {
      nodes {
        id
        createdAt
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
