import { QUOTED_ORDER } from './quoted-order.ts';
import { RETURN_CHOICES } from './return-choices.ts';
import { RETURNED_ALONE } from './returned-alone.ts';
import { RETURNABLE_FULFILLMENTS } from './returnable-fulfillments.ts';

/**
 * The order as it is now and what a draft of it is worth, in one request: line values and fees from `returnCalculate`, total and
 * tenders from `suggestedRefund`, which knows no fees. Units that were never handed over are among the latter alone; where there are both,
 * `returned` says what the others alone would give.
 * Scopes: read_orders, read_returns, read_customers, read_products, read_locations, read_gift_cards.
 */
export const QUOTE = `#graphql
  ${QUOTED_ORDER}
  ${RETURNABLE_FULFILLMENTS}
  ${RETURN_CHOICES}
  ${RETURNED_ALONE}
  query Quote(
    $orderId: ID!
    $lines: [RefundLineItemInput!]!
    $fullShipping: Boolean
    $shippingAmount: Money
    $duties: [RefundDutyInput!]!
    $return: CalculateReturnInput!
    $returns: Boolean!
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
    returnCalculate(input: $return) @include(if: $returns) {
      returnLineItems {
        quantity
        fulfillmentLineItem { id }
        subtotalSet { presentmentMoney { amount } }
        totalTaxSet { presentmentMoney { amount } }
        restockingFee { percentage amountSet { presentmentMoney { amount } shopMoney { amount } } }
      }
      returnShippingFee { amountSet { presentmentMoney { amount } shopMoney { amount } } }
    }
    storeCreditConfiguration { storeCreditEnabled }
    giftCardConfiguration { issueLimit { amount currencyCode } }
    ...ReturnChoices
  }
` as const;
