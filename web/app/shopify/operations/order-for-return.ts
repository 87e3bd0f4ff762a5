import { ORDER_FACTS } from './order-facts.ts';
import { ORDER_LINES } from './order-lines.ts';
import { RETURN_CHOICES } from './return-choices.ts';
import { RETURNABLE_FULFILLMENTS } from './returnable-fulfillments.ts';
import { SUGGESTED_TENDERS } from './suggested-tenders.ts';

/**
 * An order with its first lines and the units that may come back. Scopes: read_orders, read_returns, read_customers, read_products,
 * read_locations.
 */
export const ORDER_FOR_RETURN = `#graphql
  ${ORDER_FACTS}
  ${ORDER_LINES}
  ${RETURNABLE_FULFILLMENTS}
  ${RETURN_CHOICES}
  ${SUGGESTED_TENDERS}
  query OrderForReturn($orderId: ID!, $withChoices: Boolean!) {
    shop { ianaTimezone }
    order(id: $orderId) {
      ...OrderFacts
      lineItems(first: 250) { ...OrderLines }
    }
    returnableFulfillments(orderId: $orderId, first: 10) { ...ReturnableFulfillments }
    ...ReturnChoices
  }
` as const;
