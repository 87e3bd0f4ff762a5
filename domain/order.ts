import type { Money } from './money.ts';
import type { Exception } from './policy.ts';
import type { PolicyRefusal } from './refusal.ts';

/** An order as a return sees it. Amounts are presentment money: what the customer paid in. */
export interface OrderForReturn {
  /** `Order.id`, a gid. */
  readonly id: string;
  /** `Order.name`, such as "#1001". */
  readonly name: string;
  /** `Order.processedAt`, ISO 8601 UTC. */
  readonly processedAt: string;
  readonly soldAt: 'online' | 'counter';
  /** The shop's own (`Shop.ianaTimezone`), in which days begin and end. */
  readonly timeZone: string;
  /** When its first fulfillment was handed over; null where nothing was fulfilled. ISO 8601 UTC. */
  readonly firstHandedOverAt: string | null;
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
  /** What the customer tipped and has not had back; null where there is none. */
  readonly tip: OrderTip | null;
  /**
   * The payments by name, such as "Interac •••• 6463", where only Shopify's own screens can refund this order: an app may refund
   * none of what is left. Null as a rule.
   */
  readonly shopifyOnly: string | null;
  /** Payments that are only held; null where there are none, as a rule. */
  readonly authorized: AuthorizedMoney | null;
  readonly lines: readonly OrderLine[];
  /** Why goods may come back: Shopify's library, in its order. */
  readonly reasons: readonly ReturnReason[];
  /** Where goods may go: the shop's active locations. */
  readonly locations: readonly StockLocation[];
  /** Returns that still ask for something: REQUESTED or OPEN. The latest first. */
  readonly unfinishedReturns: readonly UnfinishedReturn[];
  /** Its other returns: closed, declined or cancelled. The latest first. */
  readonly endedReturns: readonly EndedReturn[];
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
  /** `LineItem.duties` of which something can still go back. */
  readonly dutyIds: readonly string[];
  /** `LineItem.suggestedReturnReasonDefinitions`: the likely ones for such goods, best first. */
  readonly suggestedReasonIds: readonly string[];
  /** What `returnableFulfillments` offers: one entry per fulfillment line item, those handed over last first. */
  readonly returnable: readonly ReturnableUnits[];
  /** Tags of the product and of the order, and the names of the line's own properties. Left out of what a device is told. */
  readonly tags: readonly string[];
  /** When these goods were given in exchange for others of the order; null for goods that were bought. ISO 8601 UTC. */
  readonly exchangedAt: string | null;
  /** What the shop's policy has against taking it back; null where nothing, and before it was judged. */
  readonly objection: Objection | null;
}

export interface Objection {
  readonly reason: PolicyRefusal;
  /** How many units it does not hold for: those of a later fulfillment, and those that nobody was sent yet. */
  readonly upTo: number;
  /** Who may take more back all the same. */
  readonly exception: Exception;
}

/** Money that is held on a payment and was not taken (`AUTHORIZATION` without `CAPTURE` or `VOID`). */
export interface AuthorizedMoney {
  readonly amount: Money;
  /** Another payment of the order was taken. */
  readonly besideTaken: boolean;
}

export interface OrderTip {
  /** `LineItem.id`: Shopify keeps a tip as a line of its own, which is not among the order's lines here. */
  readonly lineItemId: string;
  readonly amount: Money;
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
  /** `Fulfillment.deliveredAt`, or `createdAt` where the delivery is not known. ISO 8601 UTC. */
  readonly handedOverAt: string;
  /** The return that holds these units already, and its line; absent where none does. */
  readonly held?: { readonly returnId: string; readonly returnLineItemId: string };
}

export interface UnfinishedReturn {
  readonly id: string;
  /** `Return.name`, such as "#1001-R1". */
  readonly name: string;
  readonly status: 'REQUESTED' | 'OPEN';
  /** `Return.createdAt`, ISO 8601 UTC: when it was asked for. */
  readonly begunAt: string;
  /** What of it was not processed yet. Empty for older returns, of which only the name is read. */
  readonly lines: readonly LineOnReturn[];
  /** What its restocking and shipping fees come to, over all its lines. */
  readonly fees: Money;
  /** It asks for other goods in exchange. */
  readonly exchange: boolean;
}

export interface LineOnReturn {
  /** `ReturnLineItem.id`. */
  readonly id: string;
  readonly lineItemId: string;
  readonly fulfillmentLineItemId: string;
  /** Units not processed yet, at least 1. */
  readonly quantity: number;
  /** Why, in the shop's words (`ReturnReasonDefinition.name`); null where none was given. */
  readonly reason: string | null;
  /** What the customer wrote; null where nothing. */
  readonly note: string | null;
  /** What the shop's policy has against taking it back; null where nothing, and before it was judged. */
  readonly objection: Objection | null;
}

export interface EndedReturn {
  readonly id: string;
  readonly name: string;
  readonly status: 'CLOSED' | 'DECLINED' | 'CANCELED';
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
  return reasons.find(({ id }) => id === reasonId) || null;
}

/** Null for none, and for one that was closed. */
export function locationOf({ locations }: OrderForReturn, locationId: string | null): StockLocation | null {
  return locations.find(({ id }) => id === locationId) || null;
}

/** What of a line may be brought back, or was never handed over and may be cancelled. */
export function quantityLeft(line: Pick<OrderLine, 'returnable' | 'unfulfilledQuantity'>): number {
  return returnableQuantity(line) + line.unfulfilledQuantity;
}

export function returnableQuantity({
  returnable,
}: {
  readonly returnable: readonly Pick<ReturnableUnits, 'quantity'>[];
}): number {
  return returnable.reduce((units, { quantity }) => units + quantity, 0);
}
