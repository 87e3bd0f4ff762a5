/** How a return that a customer asked for stands, and whose order it is of. Scopes: read_returns, read_orders. */
export const REQUEST_STATE = `#graphql
  query RequestState($returnId: ID!) {
    return(id: $returnId) {
      name
      status
      decline { reason note }
      order { id name }
    }
  }
` as const;
