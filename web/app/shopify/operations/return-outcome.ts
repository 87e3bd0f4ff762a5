import { SUGGESTED_STORE_CREDIT } from './suggested-store-credit.ts';

/**
 * What processing these lines of a return would pay now, and on which tenders at the most; store credit is asked about only where
 * some is to be given. Scopes: read_returns, read_orders.
 */
export const RETURN_OUTCOME = `#graphql
  ${SUGGESTED_STORE_CREDIT}
  query ReturnOutcome(
    $returnId: ID!
    $lines: [SuggestedOutcomeReturnLineItemInput!]!
    $exchangeLines: [SuggestedOutcomeExchangeLineItemInput!]!
    $shipping: RefundShippingInput
    $duties: [RefundDutyInput!]!
    $tipLineId: ID
    $storeCredit: Boolean!
  ) {
    return(id: $returnId) {
      suggestedFinancialOutcome(
        returnLineItems: $lines
        exchangeLineItems: $exchangeLines
        refundShipping: $shipping
        refundDuties: $duties
        tipLineId: $tipLineId
      ) {
        financialTransfer {
          __typename
          ... on RefundReturnOutcome {
            amount { presentmentMoney { amount } }
            suggestedTransactions {
              maximumRefundableSet { presentmentMoney { amount } }
              parentTransaction { id }
            }
          }
          ... on InvoiceReturnOutcome {
            amount { presentmentMoney { amount } }
          }
        }
      }
      asStoreCredit: suggestedFinancialOutcome(
        returnLineItems: $lines
        exchangeLineItems: $exchangeLines
        refundShipping: $shipping
        refundDuties: $duties
        tipLineId: $tipLineId
        refundMethodAllocation: STORE_CREDIT
      ) @include(if: $storeCredit) {
        financialTransfer {
          ... on RefundReturnOutcome {
            suggestedRefundMethods { ...SuggestedStoreCredit }
          }
        }
      }
    }
  }
` as const;
