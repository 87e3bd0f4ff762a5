import type { Money } from './money.ts';

/** An order as a return sees it. Amounts are presentment money: what the customer paid in. */
export interface OrderForReturn {
  /** `Order.id`, a gid. */
  readonly id: string;
  /** `Order.name`, such as "#1001". */
  readonly name: string;
  /** `Order.processedAt`, ISO 8601 UTC. */
  readonly processedAt: string;
  readonly soldAt: 'online' | 'counter';
  /** Null for a guest. */
  readonly customer: { readonly id: string; readonly name: string } | null;
  /** Presentment currency of every amount below. */
  readonly currency: string;
  readonly cancelledAt: string | null;
  /** `Order.currentTotalPriceSet`: what the order is worth after edits and returns. */
  readonly total: Money;
  readonly shipping: {
    readonly paid: Money;
    /** Already given back by earlier refunds. */
    readonly refunded: Money;
  };
  readonly lines: readonly OrderLine[];
  /** Why goods may come back: Shopify's library, in its order. */
  readonly reasons: readonly ReturnReason[];
  /** Where goods may go: the shop's active locations. */
  readonly locations: readonly StockLocation[];
  /** Returns that still ask for something: REQUESTED or OPEN. Closed, declined and cancelled ones are left out. */
  readonly unfinishedReturns: readonly UnfinishedReturn[];
}

export interface OrderLine {
  /** `LineItem.id`, a gid. */
  readonly id: string;
  readonly title: string;
  /** Null where the product has one variant only. */
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly barcode: string | null;
  /** `LineItem.quantity`: ordered, before any return. */
  readonly quantity: number;
  /** `LineItem.currentQuantity`: ordered, less what was removed or returned. */
  readonly currentQuantity: number;
  /** `LineItem.unfulfilledQuantity`. */
  readonly unfulfilledQuantity: number;
  readonly isGiftCard: boolean;
  /** `LineItem.discountedUnitPriceAfterAllDiscountsSet`: shown to the cashier, never multiplied. */
  readonly unitPrice: Money;
  /** `LineItem.suggestedReturnReasonDefinitions`: the likely ones for such goods, best first. */
  readonly suggestedReasonIds: readonly string[];
  /** What `returnableFulfillments` offers: one entry per fulfillment line item. */
  readonly returnable: readonly ReturnableUnits[];
}

export interface ReturnReason {
  /** `ReturnReasonDefinition.id`. */
  readonly id: string;
  /** As Shopify names it. */
  readonly name: string;
}

export interface StockLocation {
  /** `Location.id`, a gid. */
  readonly id: string;
  readonly name: string;
}

export interface ReturnableUnits {
  /** `FulfillmentLineItem.id`, what `returnCreate` takes. */
  readonly fulfillmentLineItemId: string;
  readonly quantity: number;
}

export interface UnfinishedReturn {
  readonly id: string;
  /** `Return.name`, such as "#1001-R1". */
  readonly name: string;
  readonly status: 'REQUESTED' | 'OPEN';
}

/** One row of a list to choose from. */
export interface OrderSummary {
  readonly id: string;
  readonly name: string;
  readonly processedAt: string;
  readonly customerName: string | null;
  readonly total: Money;
}

export function lineOf(order: OrderForReturn, lineItemId: string): OrderLine | undefined {
  return order.lines.find((line) => line.id === lineItemId);
}

/** Null for none, and for one that Shopify took out of its library. */
export function reasonOf({ reasons }: OrderForReturn, reasonId: string | null): ReturnReason | null {
  return reasons.find(({ id }) => id === reasonId) ?? null;
}

/** Null for none, and for one that was closed. */
export function locationOf({ locations }: OrderForReturn, locationId: string | null): StockLocation | null {
  return locations.find(({ id }) => id === locationId) ?? null;
}

export function returnableQuantity(line: OrderLine): number {
  return line.returnable.reduce((units, { quantity }) => units + quantity, 0);
}
