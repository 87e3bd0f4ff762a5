/** Where an order's goods are sent from now on. Doing it again changes nothing. Scope: write_orders. */
export const ORDER_ADDRESS = `#graphql
  mutation OrderAddress($orderId: ID!, $address: MailingAddressInput!) {
    orderUpdate(input: { id: $orderId, shippingAddress: $address }) {
      order { id }
      userErrors { field message }
    }
  }
` as const;
