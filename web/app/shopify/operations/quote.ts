import { ORDER_FACTS } from './order-facts.ts';
import { ORDER_LINES } from './order-lines.ts';
import { RETURNABLE_FULFILLMENTS } from './returnable-fulfillments.ts';
import { SUGGESTED_STORE_CREDIT } from './suggested-store-credit.ts';
import { SUGGESTED_TENDERS } from './suggested-tenders.ts';

/**
 * The order as it is now and what a draft of it is worth, in one request: line values and fees from `returnCalculate`, total and
 * tenders from `suggestedRefund`, which knows no fees. `everything` would refund all that is left, so it names the tenders that the draft alone leaves out;
 * `asStoreCredit` names store credit where it can be given, and what else is asked tells why where it cannot.
 * Scopes: read_orders, read_returns, read_customers, read_products, read_gift_cards.
 */
export const QUOTE = `#graphql
  ${ORDER_FACTS}
  ${ORDER_LINES}
  ${RETURNABLE_FULFILLMENTS}
  ${SUGGESTED_STORE_CREDIT}
  ${SUGGESTED_TENDERS}
  query Quote(
    $orderId: ID!
    $lines: [RefundLineItemInput!]!
    $fullShipping: Boolean
    $shippingAmount: Money
    $return: CalculateReturnInput!
  ) {
    shop { ianaTimezone }
    order(id: $orderId) {
      ...OrderFacts
      lineItems(first: 250) { ...OrderLines }
      transactions(first: 100) {
        id
        kind
        status
        gateway
        formattedGateway
        accountNumber
        manualPaymentGateway
        receiptJson
        processedAt
        amountSet { presentmentMoney { amount } }
        parentTransaction { id }
        paymentDetails { ... on CardPaymentDetails { company number } }
      }
      draft: suggestedRefund(
        refundLineItems: $lines
        refundShipping: $fullShipping
        shippingAmount: $shippingAmount
      ) {
        amountSet { presentmentMoney { amount } shopMoney { amount } }
        shipping {
          amountSet { presentmentMoney { amount } }
          taxSet { presentmentMoney { amount } }
        }
        ...SuggestedTenders
      }
      everything: suggestedRefund(suggestFullRefund: true, refundShipping: true) {
        shipping { maximumRefundableSet { presentmentMoney { amount } } }
        maximumRefundableSet { presentmentMoney { amount } }
        ...SuggestedTenders
      }
      asStoreCredit: suggestedRefund(
        refundLineItems: $lines
        refundShipping: $fullShipping
        shippingAmount: $shippingAmount
        refundMethodAllocation: STORE_CREDIT
      ) {
        suggestedRefundMethods { ...SuggestedStoreCredit }
      }
      purchasingEntity { __typename }
      totalOutstandingSet { presentmentMoney { amount } }
    }
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
  }
` as const;
