import type { Day } from './calendar.ts';
import type { Condition } from './draft.ts';
import type { CollectRoute } from './exchange-plan.ts';
import type { Money } from './money.ts';

/**
 * The shop's rules for returns. Web keeps them by version: every plan names the version that it was judged by, and is settled
 * by that version whatever the rules are by then.
 */
export interface Policy {
  /** How long goods may come back, by where they were sold; null: for ever. */
  readonly window: { readonly online: Window | null; readonly counter: Window | null };
  readonly holiday: Holiday | null;
  /** What the window of goods counts from that were given in exchange: the order's own purchase, or the exchange. */
  readonly afterExchange: 'purchase' | 'exchange';
  /** Goods with one of these tags are sold for good. Case does not matter. */
  readonly finalSaleTags: readonly string[];
  /** Who may take goods back all the same, with a reason. */
  readonly exceptions: { readonly late: Exception; readonly finalSale: Exception };
  /** How money may go back, for goods in time and for goods that are late. */
  readonly methods: { readonly inTime: RefundMethods; readonly late: RefundMethods };
  readonly restockingFee: RestockingFee | null;
  /** Taken once for each return of an order sold online; orders in a currency that is not listed pay none. */
  readonly returnShippingFee: readonly Money[];
  readonly managerFor: ManagerFor;
  /**
   * How new gift cards come about. `exchange_line`: as what the goods are exchanged for, so that the order balances in Shopify.
   * `separate`: issued beside the return, and Shopify goes on showing the amount as owed to the customer.
   */
  readonly giftCardRoute: GiftCardRoute;
  readonly exchange: ExchangePolicy;
}

export interface ExchangePolicy {
  /** Another variant of the same product may be given at the price that was paid. */
  readonly evenSwap: boolean;
  /** Taken off what is given where the customer would have to pay: never paid out. */
  readonly bonus: ExchangeBonus | null;
  /** Percent of its price that staff may take off an item alone; for more a manager is asked. 0: for anything. */
  readonly discountPercent: number;
  /** Lines that something is given for pay no restocking fee, and a return with an exchange no return shipping fee. */
  readonly feesWaived: boolean;
  /** How what a customer owes may be collected, in the order in which it is offered. */
  readonly collect: readonly CollectRoute[];
  /** After so many days an amount due is overdue. */
  readonly dueDays: number;
}

export interface ExchangeBonus {
  /** An amount in the shop's own currency, or a percentage of what comes back. */
  readonly amount: Money | { readonly percent: number };
  /** The most that it comes to, in the shop's own currency; null: no limit. */
  readonly most: Money | null;
}

export type GiftCardRoute = 'exchange_line' | 'separate';

export interface Window {
  /** The day counted from is none of them; the last one counts in full, in the shop's time zone. */
  readonly days: number;
  /** `delivery`: the day on which the parcel arrived, or left where nobody knows; over the counter, the day of the hand-over. */
  readonly from: 'delivery' | 'purchase';
}

/** Goods bought from one day to another, both included, may come back at least until a third. */
export interface Holiday {
  readonly boughtFrom: Day;
  readonly boughtTo: Day;
  readonly until: Day;
}

export type Exception = 'nobody' | 'manager' | 'anyone';

export interface RefundMethods {
  /** To the payments of the order. */
  readonly original: boolean;
  /** As new store credit. */
  readonly storeCredit: boolean;
  /** As a new gift card. */
  readonly giftCard: boolean;
}

export interface RestockingFee {
  /** Of what a line is worth, above 0 and at most 100: Shopify works the amount out. */
  readonly percent: number;
  readonly soldAt: 'online' | 'counter' | 'everywhere';
  /** Goods that come back so pay none. */
  readonly freeConditions: readonly Condition[];
  /** Goods that come back for one of these reasons (`ReturnReasonDefinition.id`) pay none. */
  readonly freeReasonIds: readonly string[];
}

/** What staff may not do alone. */
export interface ManagerFor {
  /** Pay out more than this, in the shop's own currency; null: any amount. */
  readonly aboveAmount: Money | null;
  readonly feeWaived: boolean;
  readonly tenderChanged: boolean;
  readonly noReceiptMatch: boolean;
}

const ANY_METHOD: RefundMethods = { original: true, storeCredit: true, giftCard: true };

/** The rules of a shop that has made none: whatever Shopify gives back comes back. */
export const DEFAULT_POLICY: Policy = {
  window: { online: null, counter: null },
  holiday: null,
  afterExchange: 'purchase',
  finalSaleTags: [],
  exceptions: { late: 'manager', finalSale: 'manager' },
  methods: { inTime: ANY_METHOD, late: ANY_METHOD },
  restockingFee: null,
  returnShippingFee: [],
  managerFor: { aboveAmount: null, feeWaived: false, tenderChanged: false, noReceiptMatch: false },
  giftCardRoute: 'exchange_line',
  exchange: {
    evenSwap: true,
    bonus: null,
    discountPercent: 0,
    feesWaived: true,
    collect: ['collect_payment', 'pay_link', 'cart', 'shopify_exchange'],
    dueDays: 7,
  },
};

/** Rules with the version that they are. */
export interface Rules {
  readonly version: number;
  readonly policy: Policy;
}
