import { ORDER_PAYMENTS } from './order-payments.ts';
import { SUGGESTED_TENDERS } from './suggested-tenders.ts';

/** The payments of an order, and what each can take back. Scope: read_orders. */
export const PAYMENTS_OF_ORDER = `#graphql
  ${ORDER_PAYMENTS}
  ${SUGGESTED_TENDERS}
  query PaymentsOfOrder($orderId: ID!) {
    order(id: $orderId) {
      ...OrderPayments
      suggestedRefund(suggestFullRefund: true, refundShipping: true) { ...SuggestedTenders }
    }
  }
` as const;
