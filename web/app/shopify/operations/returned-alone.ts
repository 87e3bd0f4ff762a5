/** What units that come back would give without those that are cancelled: asked only where there are both. Scope: read_orders. */
export const RETURNED_ALONE = `#graphql
  fragment ReturnedAlone on Order {
    returned: suggestedRefund(
      refundLineItems: $returnedLines
      refundShipping: $fullShipping
      shippingAmount: $shippingAmount
      refundDuties: $returnedDuties
    ) @include(if: $both) {
      amountSet { presentmentMoney { amount } shopMoney { amount } }
    }
  }
` as const;
