import { ORDER_FACTS } from './order-facts.ts';
import { ORDER_LINES } from './order-lines.ts';
import { SUGGESTED_STORE_CREDIT } from './suggested-store-credit.ts';
import { SUGGESTED_TENDERS } from './suggested-tenders.ts';

/**
 * An order as it is now, and total and tenders of a draft of it. `everything` would refund all that is left, so it names the tenders that
 * the draft alone leaves out; `asStoreCredit` names store credit where it can be given, and what else is asked tells why where it
 * cannot. Scopes: read_orders, read_customers, read_products.
 */
export const QUOTED_ORDER = `#graphql
  ${ORDER_FACTS}
  ${ORDER_LINES}
  ${SUGGESTED_STORE_CREDIT}
  ${SUGGESTED_TENDERS}
  fragment QuotedOrder on Order {
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
      refundDuties: $duties
    ) {
      amountSet { presentmentMoney { amount } shopMoney { amount } }
      totalDutiesSet { presentmentMoney { amount } }
      shipping {
        amountSet { presentmentMoney { amount } }
        taxSet { presentmentMoney { amount } }
      }
      ...SuggestedTenders
    }
    everything: suggestedRefund(suggestFullRefund: true, refundShipping: true) {
      shipping {
        maximumRefundableSet { presentmentMoney { amount } }
        taxSet { presentmentMoney { amount } }
      }
      ...SuggestedTenders
    }
    asStoreCredit: suggestedRefund(
      refundLineItems: $lines
      refundShipping: $fullShipping
      shippingAmount: $shippingAmount
      refundDuties: $duties
      refundMethodAllocation: STORE_CREDIT
    ) {
      suggestedRefundMethods { ...SuggestedStoreCredit }
    }
    purchasingEntity { __typename }
  }
` as const;
