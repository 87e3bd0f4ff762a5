/** Says no to a return that a customer asked for. Not idempotent: look at its status before sending it again. Scope: write_returns. */
export const RETURN_DECLINE_REQUEST = `#graphql
  mutation ReturnDeclineRequest($returnId: ID!, $reason: ReturnDeclineReason!, $note: String) {
    returnDeclineRequest(
      input: { id: $returnId, declineReason: $reason, declineNote: $note, notifyCustomer: false }
    ) {
      return { id }
      userErrors { code field message }
    }
  }
` as const;
