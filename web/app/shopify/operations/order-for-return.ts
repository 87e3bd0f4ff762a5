import { ORDER_FACTS } from './order-facts.ts';
import { ORDER_LINES } from './order-lines.ts';
import { RETURNABLE_FULFILLMENTS } from './returnable-fulfillments.ts';

/** An order with its first lines and the units that may come back. Scopes: read_orders, read_returns, read_customers, read_products. */
export const ORDER_FOR_RETURN = `#graphql
  ${ORDER_FACTS}
  ${ORDER_LINES}
  ${RETURNABLE_FULFILLMENTS}
  query OrderForReturn($orderId: ID!) {
    shop { ianaTimezone }
    order(id: $orderId) {
      ...OrderFacts
      lineItems(first: 250) { ...OrderLines }
    }
    returnableFulfillments(orderId: $orderId, first: 10) { ...ReturnableFulfillments }
  }
` as const;
