/** Gives an order to a customer. Doing it again changes nothing. Scopes: write_orders, read_customers. */
export const ORDER_CUSTOMER_SET = `#graphql
  mutation OrderCustomerSet($orderId: ID!, $customerId: ID!) {
    orderCustomerSet(orderId: $orderId, customerId: $customerId) {
      order { customer { id } }
      userErrors { field message }
    }
  }
` as const;
