/** Customers by name, e-mail address or telephone number, with what tells namesakes apart. Scope: read_customers. */
export const CUSTOMERS_BY_WORDS = `#graphql
  query CustomersByWords($search: String!) {
    customers(first: 10, query: $search) {
      nodes {
        id
        displayName
        defaultEmailAddress { emailAddress }
        defaultPhoneNumber { phoneNumber }
      }
      pageInfo { hasNextPage }
    }
  }
` as const;
