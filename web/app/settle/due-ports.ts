import type { Till } from '../../../domain/contract.ts';
import type { Money } from '../../../domain/money.ts';
import type { Written } from './ports.ts';

/** What a customer has to pay for goods given in exchange, as the journal keeps it. */
export interface DueRecord {
  readonly agreed: Money;
  /** As Shopify last told (`Order.totalOutstandingSet`). */
  readonly left: Money;
  /** Where the customer can pay it; null where Shopify gave no address. */
  readonly link: string | null;
  /** Address of that as an image; null without one. */
  readonly qr: string | null;
  /** ISO 8601 UTC: unpaid after this it is overdue. */
  readonly until: string;
  /** The customer will not pay; set before anything is taken off the order. */
  readonly calledOff: { readonly at: string; readonly till: Till } | null;
}

/** What is left to be paid on an order now. */
export interface DueNow {
  /** Below zero where the shop owes the customer. */
  readonly outstanding: Money;
  readonly link: string | null;
}

/** What customers have to pay. Reads throw ShopifyUnavailable or NotInstalled; so do writes that certainly did nothing. */
export interface Dues {
  /** Null for an order that is gone. */
  read(orderId: string, currency: string): Promise<DueNow | null>;
  /** Where an image of a plan's link is had from. */
  qrOf(planId: string): string;
  /** Records that all that is left was paid outside Shopify. */
  markPaid(orderId: string): Promise<Written<null>>;
  /** Takes unfulfilled units off an order, and back into stock. */
  takeOff(
    orderId: string,
    units: readonly { readonly lineItemId: string; readonly unfulfilled: number }[],
    note: string,
  ): Promise<Written<null>>;
}
