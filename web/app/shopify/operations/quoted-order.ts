import { ORDER_FACTS } from './order-facts.ts';
import { ORDER_LINES } from './order-lines.ts';
import { SUGGESTED_STORE_CREDIT } from './suggested-store-credit.ts';
import { SUGGESTED_TENDERS } from './suggested-tenders.ts';

/**
 * An order as it is now, and total and tenders of a draft of it. `asStoreCredit` names store credit where it can be given, and what else is asked tells why where it
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
    draft: suggestedRefund(
      refundLineItems: $lines
      refundShipping: $fullShipping
      shippingAmount: $shippingAmount
      refundDuties: $duties
    ) {
      amountSet { presentmentMoney { amount } shopMoney { amount } }
      refundLineItems {
        restockType
        lineItem { id }
        subtotalSet { presentmentMoney { amount } }
        totalTaxSet { presentmentMoney { amount } }
      }
      totalDutiesSet { presentmentMoney { amount } }
      shipping {
        amountSet { presentmentMoney { amount } }
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
    totalOutstandingSet { presentmentMoney { amount } }
  }
` as const;
