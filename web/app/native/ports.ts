import type { Money } from '../../../domain/money.ts';
import type { TenderKind } from '../../../domain/plan.ts';
import type { SettledLeg } from '../../../domain/settlement.ts';
import type { Asker, Clock } from '../plan/ports.ts';

/** A return, exchange or refund as Shopify keeps it, whoever made it. */
export interface NativeReturn {
  /** `Return.id`; `Refund.id` for a refund that belongs to no return. What makes it one line of the log and never two. */
  readonly id: string;
  /** `Return.name`, such as "#1001-R1"; null for a refund without a return. */
  readonly name: string | null;
  readonly orderId: string;
  readonly orderName: string;
  /** When it was closed, else when it was begun: its time where no refund tells a better one. */
  readonly madeAt: Date;
  /** Where a mark of ours would stand: the notes of its lines and of its refunds. */
  readonly notes: readonly string[];
  readonly refunds: readonly { readonly id: string; readonly at: Date }[];
  /** What came back, and what was given for it. */
  readonly back: readonly GoodsBack[];
  readonly given: readonly NativeGoods[];
  /** Money to the customer, one for each refund transaction. */
  readonly paid: readonly PaidBack[];
  /** Money from the customer, as for a dearer exchange. */
  readonly collected: readonly NativePayment[];
  /** Presentment and shop currency. */
  readonly currency: string;
  readonly shopCurrency: string;
  /** Numeric id of the location whose till moved the money, where Shopify knows it. */
  readonly locationId: number | null;
}

export interface NativeGoods {
  readonly title: string;
  readonly variantTitle: string | null;
  readonly quantity: number;
}

export interface GoodsBack extends NativeGoods {
  /** Null where they came back without a receipt. */
  readonly lineItemId: string | null;
}

export interface PaidBack {
  readonly leg: SettledLeg;
  readonly inShopMoney: Money;
}

export interface NativePayment {
  readonly kind: TenderKind;
  readonly label: string;
  readonly lastDigits: string | null;
  readonly amount: Money;
}

/** What the journal keeps of it beside what every line of the log has. */
export interface NativeFacts extends Pick<NativeReturn, 'given' | 'collected'> {
  readonly back: readonly NativeGoods[];
  /** When Shopify was asked, ISO 8601 UTC: an older answer never takes the place of a later one. */
  readonly readAt: string;
}

/** Somebody says that something was done in Shopify's own screens. Only Shopify knows what. */
export interface NativeHint {
  /** A gid: `Return.id`, `Refund.id`, or `Order.id` where neither is known, which means its latest return. */
  readonly sourceId: string;
  /** The till that heard of it; null where Shopify's webhook told. */
  readonly heardBy: Asker | null;
}

/** A sale whose cart bore the mark of a plan. */
export interface CartSold {
  /** `Plan.reference`, as the cart's property had it. */
  readonly reference: string;
  readonly orderId: string;
  readonly orderName: string;
  /** The number in `Customer.id`; null for a guest. */
  readonly customerId: number | null;
}

/** Throws ShopifyUnavailable, NotInstalled. */
export interface NativeReturns {
  /** Null where there is none, or nothing of it was done yet. */
  read(sourceId: string): Promise<NativeReturn | null>;
}

/** One shop's journal, as far as it is about what others did. */
export interface NativeBook {
  /** A job that looks at it: within the request, so that a till may forget what it told. */
  hear(hint: NativeHint): Promise<void>;
  /**
   * Writes it down once, and the newest of what is known of it, less what settlements of ours did on it; `ours` where they did all: then
   * it is there. `too_early` where one goes on that may have made it, whose end will tell.
   */
  keep(found: NativeReturn, heardBy: Asker | null, readAt: Date): Promise<'kept' | 'ours' | 'too_early'>;
}

export interface NativePorts {
  readonly natives: NativeReturns;
  readonly book: NativeBook;
  readonly clock: Clock;
}
