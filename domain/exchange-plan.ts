import type { DraftExchangeLine } from './exchange.ts';
import type { ExchangeStock } from './exchange-items.ts';
import type { Money } from './money.ts';
import type { ExchangeRefusal } from './refusal.ts';

/** Goods to be given for what comes back, at what Shopify says that they cost (`returnCalculate`). Presentment money. */
export interface QuotedExchange {
  readonly lines: readonly QuotedExchangeLine[];
  /** What all of it costs, tax included, less every discount. */
  readonly value: Money;
  /** The same in the shop's own currency. */
  readonly valueInShopMoney: Money;
  /** What the shop gives for exchanging instead of refunding: taken off the lines already, in the terms of their prices. Zero as a rule. */
  readonly bonus: Money;
  /** Where goods go that are shipped; null where none are. */
  readonly shipTo: string | null;
  /** Where units that were never sent are swapped: the edit that would do it, and what the units are worth. Null where goods come back. */
  readonly edit: (StagedEdit & { readonly worth: Money; readonly worthInShopMoney: Money }) | null;
  /** What about the order keeps a route of collecting from it. */
  readonly order: { readonly payments: number; readonly edited: boolean };
  /** Why it cannot be given; null when it can. */
  readonly problem: ExchangeRefusal | null;
}

/**
 * An order edit as Shopify holds it (`CalculatedOrder`): nothing of the order has changed before it is committed, and once it is there is none
 * any more. Whether it was, the order tells.
 */
export interface StagedEdit {
  readonly id: string;
  /** `LineItem.id`s that the order had of the goods given before: what it has of them besides is the edit's. */
  readonly before: readonly string[];
  /** How many units it leaves of each line that it takes units from (`LineItem.currentQuantity`), by `LineItem.id`. */
  readonly left: Readonly<Record<string, number>>;
}

export interface QuotedExchangeLine extends Omit<DraftExchangeLine, 'discount' | 'title'> {
  readonly productId: string;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  /** What its units would cost by themselves; before tax where tax comes on top. */
  readonly price: Money;
  /** What they cost here, tax included. */
  readonly value: Money;
  /** What is taken off each single unit, as Shopify is told (`appliedDiscount`): before tax where tax comes on top. */
  readonly unitDiscounts: readonly Money[];
  /** What the discount is; null for none. `amount`: off all its units, in the terms of `price`. */
  readonly discount: {
    readonly kind: 'even' | 'bonus' | 'manual';
    readonly amount: Money;
    /** Of `price`, in percent: what the policy's limit for staff is compared with. */
    readonly percent: number;
  } | null;
  readonly stock: ExchangeStock;
}

export interface PlannedExchange extends Omit<QuotedExchange, 'problem' | 'order' | 'edit'> {
  /** How what is due can be collected, in the shop's order; empty where nothing is. */
  readonly collect: readonly CollectOffer[];
  /** How many days what is due may stay unpaid. */
  readonly dueDays: number;
}

/** How the customer can pay what is due. */
export type CollectRoute =
  /** Nothing is created: Shopify's own screen makes the exchange, and we record what it did. */
  | 'shopify_exchange'
  /** Collected on Shopify's own order screen once the exchange is made. */
  | 'collect_payment'
  /** The customer pays by link once the exchange is made, where Shopify gives one. */
  | 'pay_link'
  /** What comes back becomes store credit, and the goods are sold in POS's cart: see `DraftExchange.throughCart`. */
  | 'cart'
  /** Paid outside Shopify, as in cash: a manager marks the order as paid. */
  | 'mark_paid';
export const COLLECT_ROUTES: readonly CollectRoute[] = [
  'shopify_exchange',
  'collect_payment',
  'pay_link',
  'cart',
  'mark_paid',
];

/** Routes for an exchange that was made and waits for its payment. */
export const ROUTES_WHILE_DUE: readonly CollectRoute[] = ['collect_payment', 'pay_link', 'mark_paid'];

export interface CollectOffer {
  readonly route: CollectRoute;
  /** Why it cannot be used for this order; null when it can. */
  readonly unavailable: CollectUnavailable | null;
}

export type CollectUnavailable =
  /** Shopify's screen takes no further payment for an order that was paid in several, once something of it came back. */
  | 'SEVERAL_PAYMENTS'
  /** Nor for an order that was edited. */
  | 'ORDER_EDITED'
  /** No store credit can be given for this order. */
  | 'NO_STORE_CREDIT'
  /** Shopify gives no link for it. */
  | 'NO_LINK';

/** What is to be sold in POS's cart for the store credit of a plan. */
export interface CartSale {
  readonly lines: readonly {
    readonly variantId: string;
    readonly quantity: number;
    readonly title: string;
  }[];
  /** Properties for the cart that tie its order to this plan. */
  readonly properties: Readonly<Record<string, string>>;
  /** Who the store credit is for, and so whose cart it is: the number in `Customer.id`. */
  readonly customerId: number;
}

export type Direction = 'receives' | 'even' | 'pays';

/** Who has money to get once a plan is made true. */
export function directionOf({ total, due }: { readonly total: Money; readonly due: Money }): Direction {
  if (due.minor > 0) return 'pays';
  return total.minor > 0 ? 'receives' : 'even';
}
