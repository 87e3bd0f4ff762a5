/** Whether work that Shopify does by and by is done. */
export const JOB = `#graphql
  query Job($id: ID!) {
    job(id: $id) { done }
  }
` as const;
