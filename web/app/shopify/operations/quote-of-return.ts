import { QUOTED_ORDER } from './quoted-order.ts';
import { RETURN_CHOICES } from './return-choices.ts';
import { RETURNED_ALONE } from './returned-alone.ts';
import { RETURNABLE_FULFILLMENTS } from './returnable-fulfillments.ts';

/**
 * The order and its worth for a draft that goes on with a return: its units are held by that return, so `returnCalculate` would refuse them. Total and
 * fees from the return's own `suggestedFinancialOutcome`, line values and tenders from `suggestedRefund`. Units that were never handed over are
 * among the latter alone; where there are any, `returned` says what the others alone would give.
 * Scopes: read_orders, read_returns, read_customers, read_products, read_locations, read_gift_cards.
 */
export const QUOTE_OF_RETURN = `#graphql
  ${QUOTED_ORDER}
  ${RETURNABLE_FULFILLMENTS}
  ${RETURN_CHOICES}
  ${RETURNED_ALONE}
  query QuoteOfReturn(
    $orderId: ID!
    $lines: [RefundLineItemInput!]!
    $fullShipping: Boolean
    $shippingAmount: Money
    $duties: [RefundDutyInput!]!
    $tipLineId: ID
    $returnId: ID!
    $returnLines: [SuggestedOutcomeReturnLineItemInput!]!
    $shipping: RefundShippingInput
    $both: Boolean!
    $returnedLines: [RefundLineItemInput!]!
    $returnedDuties: [RefundDutyInput!]!
    $withChoices: Boolean!
  ) {
    shop { ianaTimezone }
    order(id: $orderId) {
      ...QuotedOrder
      ...ReturnedAlone
    }
    returnableFulfillments(orderId: $orderId, first: 10) { ...ReturnableFulfillments }
    return(id: $returnId) {
      id
      name
      status
      returnLineItems(first: 250) {
        nodes {
          id
          processedQuantity
          ... on ReturnLineItem {
            restockingFee { percentage amountSet { presentmentMoney { amount } } }
            fulfillmentLineItem { lineItem { id } }
          }
        }
      }
      returnShippingFees { amountSet { presentmentMoney { amount } } }
      refunds(first: 50) { nodes { id } }
      transactions(first: 50) { nodes { id } }
      suggestedFinancialOutcome(
        returnLineItems: $returnLines
        exchangeLineItems: []
        refundShipping: $shipping
        refundDuties: $returnedDuties
        tipLineId: $tipLineId
      ) {
        financialTransfer {
          ... on RefundReturnOutcome { amount { presentmentMoney { amount } shopMoney { amount } } }
        }
      }
    }
    storeCreditConfiguration { storeCreditEnabled }
    giftCardConfiguration { issueLimit { amount currencyCode } }
    ...ReturnChoices
  }
` as const;
