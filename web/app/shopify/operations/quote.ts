import { QUOTED_ORDER } from './quoted-order.ts';
import { RETURN_CHOICES } from './return-choices.ts';
import { RETURNABLE_FULFILLMENTS } from './returnable-fulfillments.ts';

/**
 * The order as it is now and what a draft of it is worth, in one request: line values and fees from `returnCalculate`, total and
 * tenders from `suggestedRefund`, which knows no fees.
 * Scopes: read_orders, read_returns, read_customers, read_products, read_locations, read_gift_cards.
 */
export const QUOTE = `#graphql
  ${QUOTED_ORDER}
  ${RETURNABLE_FULFILLMENTS}
  ${RETURN_CHOICES}
  query Quote(
    $orderId: ID!
    $lines: [RefundLineItemInput!]!
    $fullShipping: Boolean
    $shippingAmount: Money
    $duties: [RefundDutyInput!]!
    $return: CalculateReturnInput!
    $withChoices: Boolean!
  ) {
    shop { ianaTimezone }
    order(id: $orderId) { ...QuotedOrder }
    returnableFulfillments(orderId: $orderId, first: 10) { ...ReturnableFulfillments }
    returnCalculate(input: $return) {
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
