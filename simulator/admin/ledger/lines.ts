import { type Bag, minus, NOTHING, plus, share } from './money.ts';
import type { FulfillmentLineRecord, LineRecord, OrderRecord } from './records.ts';

/** What some units of a line are worth. */
export interface LineValue {
  /** After discounts, tax included where the order's prices include it: `subtotalSet`. */
  subtotal: Bag;
  /** The same before the order's discount code. */
  beforeDiscount: Bag;
  tax: Bag;
  /** What the customer gets for them. */
  total: Bag;
}

/** Nothing at all. */
export const WORTHLESS: LineValue = {
  subtotal: NOTHING,
  beforeDiscount: NOTHING,
  tax: NOTHING,
  total: NOTHING,
};

/**
 * Worth of the next `quantity` units to leave a line, after `before` others (by default those that already left).
 * Shares are taken cumulatively, so that all units together give exactly what was paid: the last one takes the remainder.
 */
export function valueOfUnits(line: LineRecord, quantity: number, before: number = line.gone): LineValue {
  const slice = (whole: Bag): Bag =>
    minus(share(whole, before + quantity, line.quantity), share(whole, before, line.quantity));
  const subtotal = slice(line.discounted);
  const tax = slice(line.tax);
  return {
    subtotal,
    beforeDiscount: slice(line.original),
    tax,
    total: line.order.taxesIncluded ? subtotal : plus(subtotal, tax),
  };
}

/** `LineItem.currentQuantity` and `refundableQuantity`: ordered less refunded and removed. */
export function currentQuantity(line: LineRecord): number {
  return line.quantity - line.gone;
}

/** `LineItem.unfulfilledQuantity`. */
export function unfulfilledQuantity(line: LineRecord): number {
  return line.quantity - line.fulfilled - line.cancelled;
}

/** Units of one fulfillment that may still go into a return. */
export function returnableQuantity(fulfillmentLine: FulfillmentLineRecord): number {
  return fulfillmentLine.quantity - fulfillmentLine.held;
}

export function fulfillmentLinesOf(order: OrderRecord): FulfillmentLineRecord[] {
  return order.fulfillments.flatMap((fulfillment) => fulfillment.lines);
}

/** A line's value with its tax, whether that is inside its price or on top. */
export function lineTotal(line: LineRecord): Bag {
  return line.order.taxesIncluded ? line.discounted : plus(line.discounted, line.tax);
}

export function sumOf<T>(items: readonly T[], amount: (item: T) => Bag): Bag {
  return items.length === 0 ? NOTHING : plus(...items.map(amount));
}
