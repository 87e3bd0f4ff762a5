/** What was paid with, in the payment's own words. Scope: read_orders. */
export const PAYMENT_MEANS = `#graphql
  fragment PaymentMeans on OrderTransaction {
    gateway
    formattedGateway
    accountNumber
    manualPaymentGateway
    receiptJson
    paymentDetails { ... on CardPaymentDetails { company number } }
  }
` as const;
