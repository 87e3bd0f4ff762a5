import { PAYMENT_MEANS } from './payment-means.ts';

/** Every movement of an order's money. Scope: read_orders. */
export const ORDER_PAYMENTS = `#graphql
  ${PAYMENT_MEANS}
  fragment OrderPayments on Order {
    transactions(first: 100) {
      id
      kind
      status
      processedAt
      amountSet { presentmentMoney { amount } }
      parentTransaction { id }
      ...PaymentMeans
    }
  }
` as const;
