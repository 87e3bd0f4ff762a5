/** What processing these lines of a return would pay now, and on which tenders at the most. Scopes: read_returns, read_orders. */
export const RETURN_OUTCOME = `#graphql
  query ReturnOutcome(
    $returnId: ID!
    $lines: [SuggestedOutcomeReturnLineItemInput!]!
    $shipping: RefundShippingInput
  ) {
    return(id: $returnId) {
      suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: [], refundShipping: $shipping) {
        financialTransfer {
          __typename
          ... on RefundReturnOutcome {
            amount { presentmentMoney { amount } }
            suggestedTransactions {
              maximumRefundableSet { presentmentMoney { amount } }
              parentTransaction { id }
            }
          }
        }
      }
    }
  }
` as const;
