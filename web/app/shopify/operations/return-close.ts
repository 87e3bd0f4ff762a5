/** Closes a processed return that Shopify left open. Scope: write_returns. */
export const RETURN_CLOSE = `#graphql
  mutation ReturnClose($returnId: ID!) {
    returnClose(id: $returnId) {
      return { id status }
      userErrors { code field message }
    }
  }
` as const;
