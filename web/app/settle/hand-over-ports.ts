import type { ShipTo } from '../../../domain/exchange.ts';
import type { Written } from './ports.ts';

/** Where goods given in exchange are. */
export interface GoodsGiven {
  /** One for each line of the order that the exchange made. */
  readonly lines: readonly {
    readonly lineItemId: string;
    readonly variantId: string;
    readonly quantity: number;
    /** Of it, not handed over and not taken off the order. */
    readonly unfulfilled: number;
  }[];
  /** Open ones alone. */
  readonly fulfillmentOrders: readonly GoodsWaiting[];
}

/** A fulfillment order that is not closed. */
export interface GoodsWaiting {
  readonly id: string;
  readonly status: string;
  /** `Location.id`; null where the location is gone. */
  readonly locationId: string | null;
  readonly lines: readonly { readonly id: string; readonly lineItemId: string; readonly remaining: number }[];
}

/** Units of a fulfillment order. */
export interface UnitsWaiting {
  readonly fulfillmentOrderId: string;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
}

/** Handing goods over. Reads throw ShopifyUnavailable or NotInstalled; so do writes that certainly did nothing. */
export interface HandOvers {
  /** Null where the return is gone. */
  given(returnId: string, orderId: string): Promise<GoodsGiven | null>;
  /** The same of goods that an edit put on the order: its lines of these variants, but for those it had `before`. Null where it is gone. */
  added(
    orderId: string,
    variantIds: readonly string[],
    before: readonly string[],
  ): Promise<GoodsGiven | null>;
  /** Where goods of the order are sent from now on. Doing it again changes nothing. */
  address(orderId: string, to: ShipTo): Promise<Written<null>>;
  move(units: UnitsWaiting, locationId: string): Promise<Written<null>>;
  /** All of one location. */
  fulfil(units: readonly UnitsWaiting[]): Promise<Written<{ readonly fulfillmentId: string }>>;
}
