/** Calls a return off while nothing of it was processed. Scope: write_returns. */
export const RETURN_CANCEL = `#graphql
  mutation ReturnCancel($returnId: ID!) {
    returnCancel(id: $returnId) {
      return { id status }
      userErrors { code field message }
    }
  }
` as const;
