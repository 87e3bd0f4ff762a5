import { SUGGESTED_STORE_CREDIT } from './suggested-store-credit.ts';
import { SUGGESTED_TENDERS } from './suggested-tenders.ts';

/**
 * What cancelling units would pay now, and where they wait: as far as the shop itself is to send them, as goods of a fulfillment service are
 * not seen with this scope. Scopes: read_orders, read_merchant_managed_fulfillment_orders, read_locations.
 */
export const CANCELLABLE_ITEMS = `#graphql
  ${SUGGESTED_STORE_CREDIT}
  ${SUGGESTED_TENDERS}
  query CancellableItems(
    $orderId: ID!
    $lines: [RefundLineItemInput!]!
    $fullShipping: Boolean
    $shippingAmount: Money
    $duties: [RefundDutyInput!]!
    $storeCredit: Boolean!
  ) {
    order(id: $orderId) {
      suggestedRefund(
        refundLineItems: $lines
        refundShipping: $fullShipping
        shippingAmount: $shippingAmount
        refundDuties: $duties
      ) {
        amountSet { presentmentMoney { amount } }
        ...SuggestedTenders
      }
      asStoreCredit: suggestedRefund(
        refundLineItems: $lines
        refundShipping: $fullShipping
        shippingAmount: $shippingAmount
        refundDuties: $duties
        refundMethodAllocation: STORE_CREDIT
      ) @include(if: $storeCredit) {
        suggestedRefundMethods { ...SuggestedStoreCredit }
      }
      fulfillmentOrders(
        first: 20
        query: "status:open OR status:in_progress OR status:on_hold OR status:scheduled OR status:incomplete"
      ) {
        nodes {
          assignedLocation { location { id } }
          lineItems(first: 250) { nodes { remainingQuantity lineItem { id } } }
        }
      }
    }
  }
` as const;
