/** How far a return has come: its lines, where their goods wait, and the money that went out. Scopes: read_returns, read_orders. */
export const RETURN_PROGRESS = `#graphql
  fragment ReturnProgress on Return {
    id
    name
    status
    returnLineItems(first: 250) {
      nodes {
        id
        quantity
        processedQuantity
        unprocessedQuantity
        ... on ReturnLineItem { fulfillmentLineItem { id lineItem { id } } }
      }
    }
    exchangeLineItems(first: 100) { nodes { id quantity processedQuantity unprocessedQuantity variantId lineItems { id } } }
    reverseFulfillmentOrders(first: 10) {
      nodes {
        lineItems(first: 250) {
          nodes { id totalQuantity fulfillmentLineItem { id } dispositions { quantity } }
        }
      }
    }
    refunds(first: 10) {
      nodes {
        id
        note
        transactions(first: 20) {
          nodes { id kind status gateway amountSet { presentmentMoney { amount } } parentTransaction { id } }
        }
      }
    }
  }
` as const;
