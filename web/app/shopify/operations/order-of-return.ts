/** Which order a return belongs to. Scopes: read_returns, read_orders. */
export const ORDER_OF_RETURN = `#graphql
  query OrderOfReturn($returnId: ID!) {
    return(id: $returnId) {
      order { id }
    }
  }
` as const;
