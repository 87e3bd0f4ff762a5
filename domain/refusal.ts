import type { Day } from './calendar.ts';
import type { Money } from './money.ts';

/** Why one line cannot come back now. */
export type LineRefusal =
  /** Said until such units could be cancelled here; the log keeps it. */
  | { readonly code: 'LINE_NOT_FULFILLED'; readonly unfulfilled: number }
  | { readonly code: 'LINE_NOTHING_LEFT'; readonly ordered: number }
  | { readonly code: 'LINE_GIFT_CARD' }
  | PolicyRefusal;

/** What the shop's policy says against a line. */
export type PolicyRefusal =
  /** `until`: the last day on which it could come back, such as "2026-11-24". */
  | { readonly code: 'LINE_LATE'; readonly until: Day }
  | { readonly code: 'LINE_FINAL_SALE'; readonly tag: string };

/** Why nothing of an order can come back now. */
export type OrderRefusal =
  | { readonly code: 'ORDER_CANCELLED'; readonly at: string }
  /** Paid so that no app may refund any of it, as by Interac: only Shopify's own screens can, with the card at hand. */
  | { readonly code: 'ONLY_IN_SHOPIFY'; readonly tender: string }
  /** Nothing of the money was taken, and goods were handed over: only the shop can take it, or let it go. */
  | { readonly code: 'ORDER_AUTHORIZED'; readonly amount: Money }
  /** A part was taken and a part is only held: what goes back would be reckoned against money that nobody has taken. */
  | { readonly code: 'ORDER_PARTLY_HELD'; readonly amount: Money }
  /** All or a part is only held of a sale over the counter, which is taken by itself within about a quarter of an hour. */
  | { readonly code: 'SALE_AUTHORIZED'; readonly amount: Money }
  | { readonly code: 'RETURN_OPEN'; readonly returnName: string }
  | { readonly code: 'RETURN_REQUESTED'; readonly returnName: string }
  /** The return to go on with was finished, declined or cancelled meanwhile, as by another till or in Shopify. Null: not known. */
  | {
      readonly code: 'RETURN_ENDED';
      readonly returnName: string | null;
      readonly status: 'CLOSED' | 'DECLINED' | 'CANCELED' | null;
    }
  /** It asks for other goods in exchange, which only Shopify's own screens hand out. */
  | { readonly code: 'RETURN_HAS_EXCHANGE'; readonly returnName: string };

/** Why a draft cannot become a plan. */
export type DraftRefusal =
  | { readonly code: 'NOTHING_CHOSEN' }
  | { readonly code: 'LINE_UNKNOWN' }
  | {
      readonly code: 'QUANTITY_ABOVE_LEFT';
      readonly title: string;
      readonly asked: number;
      readonly left: number;
    }
  | { readonly code: 'LINE_REFUSED'; readonly title: string; readonly reason: LineRefusal }
  /** Shopify no longer offers the reason that was chosen for the item. */
  | { readonly code: 'REASON_GONE'; readonly title: string }
  /** The shop no longer keeps goods where this item was to go. */
  | { readonly code: 'LOCATION_GONE'; readonly title: string }
  | { readonly code: 'SHIPPING_ABOVE_LEFT'; readonly asked: Money; readonly left: Money }
  | { readonly code: 'NOTHING_TO_PAY' }
  /** Nothing of the order's money was taken yet: all of it can be cancelled, a part cannot. */
  | { readonly code: 'AUTHORIZED_PART'; readonly amount: Money }
  /** The fees take all that the goods are worth. */
  | { readonly code: 'FEES_TAKE_ALL'; readonly fees: Money; readonly worth: Money }
  /** None of the ways that the policy allows can be used for this order. */
  | { readonly code: 'NO_METHOD_ALLOWED' }
  | {
      readonly code: 'TENDER_ABOVE_CEILING';
      readonly label: string;
      readonly asked: Money;
      readonly ceiling: Money;
    }
  | { readonly code: 'TENDERS_DO_NOT_SUM'; readonly asked: Money; readonly total: Money }
  | { readonly code: 'TENDER_UNKNOWN' }
  /** All was to be given as store credit, and none can be given for this order. */
  | { readonly code: 'STORE_CREDIT_UNAVAILABLE' }
  /** All was to go onto a new gift card, and none can be issued for this order. */
  | { readonly code: 'GIFT_CARD_UNAVAILABLE' }
  /** Shopify lets no app refund this much of the order: its own order screen can. */
  | { readonly code: 'TENDERS_SHORT'; readonly total: Money; readonly refundable: Money };

/** Why goods cannot be given in exchange. `title`: of the goods that it is about. */
export type ExchangeRefusal =
  /** Not so many are here; `elsewhere`: how many other locations have, from where they could be sent. */
  | {
      readonly code: 'EXCHANGE_OUT_OF_STOCK';
      readonly title: string;
      readonly asked: number;
      readonly left: number;
      readonly elsewhere: number;
    }
  /** This location does not keep it in stock: it cannot be handed over from here, only sent. */
  | { readonly code: 'EXCHANGE_NOT_STOCKED_HERE'; readonly title: string }
  /** No longer sold: deleted, archived, or a draft. */
  | { readonly code: 'EXCHANGE_VARIANT_GONE'; readonly title: string }
  /** A gift card is a way to be paid, never goods. */
  | { readonly code: 'EXCHANGE_GIFT_CARD'; readonly title: string }
  /** The order was paid in another currency than the shop's: Shopify's prices are not this customer's. ISO 4217. */
  | { readonly code: 'EXCHANGE_OTHER_CURRENCY'; readonly currency: string; readonly shopCurrency: string }
  /** Nothing can be added to a return once it is begun. */
  | { readonly code: 'EXCHANGE_RETURN_BEGUN' }
  /** Some of what the draft takes was never sent: that is cancelled, and nothing is given for it. */
  | { readonly code: 'EXCHANGE_NOT_SENT' }
  /** Something is to be sent, and nobody knows where to. */
  | { readonly code: 'EXCHANGE_NO_ADDRESS' }
  /** It is no other variant of what comes back, or the shop makes no even swaps. */
  | { readonly code: 'EVEN_SWAP_NOT_OFFERED'; readonly title: string }
  /** More units than come back. */
  | {
      readonly code: 'EVEN_SWAP_TOO_MANY';
      readonly title: string;
      readonly asked: number;
      readonly left: number;
    }
  | {
      readonly code: 'DISCOUNT_ABOVE_PRICE';
      readonly title: string;
      readonly asked: Money;
      readonly price: Money;
    }
  /** The customer would have to pay, and the shop collects in none of the ways that this order allows. */
  | { readonly code: 'NO_COLLECT_ROUTE'; readonly due: Money }
  /** Sold in POS's cart, the goods need a customer whose store credit pays for them. */
  | { readonly code: 'CART_NEEDS_CUSTOMER' }
  /** Shopify will not exchange these goods; its words are for the log. */
  | { readonly code: 'EXCHANGE_REFUSED'; readonly message: string };

/** Why orders do not come back together. */
export type VisitRefusal =
  /** Goods are exchanged of one order at a time. */
  | { readonly code: 'VISIT_EXCHANGE'; readonly orderName: string }
  /** Its money was not taken yet: it can be cancelled, not refunded with others. */
  | { readonly code: 'VISIT_HELD'; readonly orderName: string }
  | { readonly code: 'VISIT_ORDER_TWICE' }
  | { readonly code: 'VISIT_TOO_LARGE'; readonly limit: number }
  | { readonly code: 'VISIT_CUSTOMERS'; readonly orderName: string }
  /** ISO 4217 codes. */
  | {
      readonly code: 'VISIT_CURRENCIES';
      readonly orderName: string;
      readonly currency: string;
      readonly other: string;
    };

/** Why a plan is not settled. */
export type SettleRefusal =
  | { readonly code: 'PLAN_UNKNOWN' }
  | { readonly code: 'PLAN_SUPERSEDED' }
  | { readonly code: 'PLAN_TOO_OLD' }
  | { readonly code: 'ORDER_GONE' }
  /** It is no guest's order: whose it is is not ours to change. */
  | { readonly code: 'ORDER_HAS_CUSTOMER' }
  /** Another return of this order is being settled at this moment. */
  | { readonly code: 'ORDER_BUSY'; readonly orderName: string }
  /** The same choices were settled already, as by another till that went on with the draft. */
  | { readonly code: 'DRAFT_SETTLED'; readonly orderName: string }
  /** Money owed that was paid meanwhile, as by hand in Shopify: the order owes its customer nothing. */
  | { readonly code: 'NOTHING_OWED'; readonly orderName: string }
  /** A part of it was. */
  | { readonly code: 'OWED_LESS'; readonly orderName: string; readonly asked: Money; readonly left: Money }
  /** A manager must approve it first: nobody did, it is too long ago, or it was the one who now confirms. */
  | { readonly code: 'APPROVAL_NEEDED' }
  /** The manager is the one who asks. */
  | { readonly code: 'OWN_APPROVAL'; readonly name: string }
  /** No such manager, or no longer. */
  | { readonly code: 'MANAGER_UNKNOWN' }
  /** Shopify's answer is no longer what the cashier and the customer agreed to. */
  | { readonly code: 'PLAN_CHANGED'; readonly agreed: Money; readonly now: Money }
  /** What the customer would have to pay is no longer what was agreed to. */
  | { readonly code: 'DUE_CHANGED'; readonly agreed: Money; readonly now: Money }
  /** Nothing is waiting to be paid: it was paid, or called off, meanwhile. */
  | { readonly code: 'NOTHING_DUE'; readonly orderName: string }
  /** It cannot be called off any more: the goods were handed over, or sent. */
  | { readonly code: 'GOODS_GIVEN'; readonly orderName: string }
  /** Shopify would not issue a gift card for this return; its words are for the log. */
  | { readonly code: 'GIFT_CARD_REFUSED'; readonly message: string }
  /** The blank card that was scanned is in use already, or its code is none. */
  | { readonly code: 'GIFT_CARD_CODE_REFUSED'; readonly lastCharacters: string }
  /** The return to go on with was changed elsewhere since the plan was made, as processed in part. */
  | { readonly code: 'RETURN_CHANGED'; readonly returnName: string }
  /** Units to be cancelled wait at none of the shop's locations: sent or cancelled meanwhile, or a fulfillment service has them. */
  | { readonly code: 'NOT_WAITING_HERE'; readonly title: string; readonly units: number }
  /** Shopify said no; its words are for the log, not for the customer. */
  | { readonly code: 'SHOPIFY_REFUSED'; readonly message: string };

/** Shopify's words (`ReturnDeclineReason`). */
export type DeclineReason = (typeof DECLINE_REASONS)[number];
export const DECLINE_REASONS = ['FINAL_SALE', 'RETURN_PERIOD_ENDED', 'OTHER'] as const;

/** What became of a customer's request that staff said no to. */
export type RequestRefusal =
  /** On its way to Shopify: nobody can tell yet. */
  | { readonly code: 'REQUEST_DECLINING'; readonly returnName: string; readonly reason: DeclineReason }
  | { readonly code: 'REQUEST_DECLINED'; readonly returnName: string; readonly reason: DeclineReason }
  /** Shopify said no; its words are for the log. */
  | { readonly code: 'REQUEST_NOT_DECLINED'; readonly returnName: string; readonly message: string };

/** Every business "no", a value with its facts. The device words it from `refusal.<code>` in its locales. */
export type Refusal =
  LineRefusal | OrderRefusal | DraftRefusal | ExchangeRefusal | VisitRefusal | SettleRefusal | RequestRefusal;
export type RefusalCode = Refusal['code'];
