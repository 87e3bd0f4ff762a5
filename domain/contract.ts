import type { Day } from './calendar.ts';
import type { CashUp, TillSums } from './cash-up.ts';
import type { Approval, ManagerName } from './approval.ts';
import type { Draft } from './draft.ts';
import type { ExchangeItem } from './exchange-items.ts';
import type { Money } from './money.ts';
import type { OrderForReturn, OrderSummary } from './order.ts';
import type { Plan } from './plan.ts';
import type { DeclineReason, Refusal } from './refusal.ts';
import type { SettlementView } from './settlement.ts';

/**
 * What the device and web say to each other: JSON over HTTP, POS session token in Authorization.
 * Replies are a union told apart by `kind`. Errors carry an HTTP status and ErrorReply; refusals are 200s.
 */
export const PATHS = {
  find: '/pos/find',
  plan: '/pos/plan',
  approve: '/pos/approve',
  settle: '/pos/settle',
  /** GET, with the plan's id behind it. */
  settlement: '/pos/settlements/',
  /** GET, with the plan's id behind it: the customer's copy, to print. `locale` is the till's language, `device` its id. */
  slip: '/pos/slip/',
  owed: '/pos/owed',
  decline: '/pos/decline',
  cashUp: '/pos/cash-up',
  customers: '/pos/customers',
  customer: '/pos/customer',
  visitPlan: '/pos/visit/plan',
  visitSettle: '/pos/visit/settle',
  native: '/pos/native',
  exchangeChoices: '/pos/exchange/choices',
  exchangeItems: '/pos/exchange/items',
  markPaid: '/pos/exchange/mark-paid',
  callOff: '/pos/exchange/call-off',
} as const;

/** Where the device says it stands. Claims to be recorded, never proof. */
export interface Till {
  /** Numeric ids, as POS gives them. */
  readonly locationId: number;
  readonly deviceId: string;
  /** The pinned member of staff, who need not be the signed-in account. */
  readonly staffMemberId: number | null;
  readonly posVersion: string;
}

/** POST /pos/find */
export interface FindRequest {
  readonly till: Till;
  /** `scan`: one code, the ladder applies. `search`: what a person typed. `order`: an `Order.id`, from POS or a list. */
  readonly by: 'scan' | 'search' | 'order';
  readonly text: string;
}

export type FindReply =
  /** `draft`: one begun for this order at this or another till and never settled. */
  | {
      readonly kind: 'order';
      readonly order: OrderForReturn;
      readonly draft: Draft | null;
      /** What was read names the order: see `Draft.proved`. */
      readonly proved: boolean;
      /** The return of this order whose number or code was read. */
      readonly returnId: string | null;
      /** What the customer has to pay for goods given in exchange for some of it; null where nothing is waited for. */
      readonly due: DueOfOrder | null;
    }
  /** `item`: the title of the product whose barcode was read, when that is how these were found. */
  | {
      readonly kind: 'orders';
      readonly orders: readonly OrderSummary[];
      readonly more: boolean;
      readonly item: string | null;
    }
  /** Our own reference was read. */
  | { readonly kind: 'settlement'; readonly settlement: SettlementView }
  /** Nothing, or another shop's order: the same words. `read` is what was read, shortened for showing. */
  | { readonly kind: 'nothing'; readonly read: string };

/** The exchange of an order that waits for its payment; the latest, where there are several. */
export interface DueOfOrder {
  readonly planId: string;
  /** As Shopify last told. */
  readonly left: Money;
}

/** POST /pos/plan: also keeps the draft, so that another till can go on. */
export interface PlanRequest {
  readonly till: Till;
  readonly draft: Draft;
}

/** `order` comes with a refusal so that the device can show what is left now. */
export type PlanReply =
  /** `managers`: who may approve it; empty where nothing needs approval, and where nobody could give it. */
  | { readonly kind: 'plan'; readonly plan: Plan; readonly managers: readonly ManagerName[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly order: OrderForReturn | null };

/** POST /pos/approve: a manager's PIN, typed at the till, for one plan. */
export interface ApproveRequest {
  readonly till: Till;
  readonly planId: string;
  readonly managerId: string;
  /** PIN_DIGITS digits. */
  readonly pin: string;
}

export type ApproveReply =
  | { readonly kind: 'approved'; readonly approval: Approval }
  /** `triesLeft`: before the manager, or this till, is locked. */
  | { readonly kind: 'wrong_pin'; readonly triesLeft: number }
  /** Too many wrong PINs: of this manager, or at this till whoever's they were. `until`: ISO 8601 UTC. */
  | { readonly kind: 'locked'; readonly who: 'manager' | 'till'; readonly until: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** How long a PIN is: what POS's PIN pad can take. */
export const PIN_DIGITS = { least: 4, most: 10 } as const;

/** POST /pos/settle: repeated freely, the plan's id is the key. */
export interface SettleRequest {
  readonly till: Till;
  readonly planId: string;
  /** The code of a blank card for the plan's new gift card; null has one made. What counts is the first confirmation's. */
  readonly giftCardCode: string | null;
}

/** `refused` without a settlement: the plan was never accepted (unknown, superseded, too old, order busy). */
export type SettleReply =
  | { readonly kind: 'settlement'; readonly settlement: SettlementView }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly newPlan: Plan | null };

/** GET /pos/settlements/PLAN_ID */
export type SettlementReply = Extract<SettleReply, { kind: 'settlement' }> | { readonly kind: 'nothing' };

/**
 * POST /pos/owed: a failed leg is tried again, or moved to another tender of the plan; once. Where the settlement has `movers`, a move
 * needs one of them.
 */
export interface OwedRequest {
  readonly till: Till;
  readonly planId: string;
  /** The leg that failed. */
  readonly parentId: string;
  /** The tender of the plan to use now; the same `parentId` tries again. */
  readonly toParentId: string;
  /** Absent where nobody need be asked. */
  readonly approval?: ManagerPin;
}

/** A manager's word, given with their PIN. */
export interface ManagerPin {
  readonly managerId: string;
  /** PIN_DIGITS digits. */
  readonly pin: string;
}

/** `refused`: nothing was paid this time; with the settlement as it stands now, null where there is none. */
export type OwedReply =
  | Extract<SettleReply, { kind: 'settlement' }>
  | Extract<ApproveReply, { kind: 'wrong_pin' | 'locked' }>
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly settlement: SettlementView | null;
    };

/** POST /pos/decline: staff say no to a return that a customer asked for online. Repeated freely, `id` is the key. */
export interface DeclineRequest {
  readonly till: Till;
  /** A UUID, minted on the device; what counts is what came with it first. */
  readonly id: string;
  readonly orderId: string;
  /** The request (`Return.id`). */
  readonly returnId: string;
  readonly reason: DeclineReason;
  /** Shopify keeps it with the request, for the customer; empty for none, at most NOTE_LIMIT characters. */
  readonly note: string;
}

/** What became of it: REQUEST_DECLINED, REQUEST_DECLINING where nobody can tell yet, or why it was not. */
export interface DeclineReply {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

/** POST /pos/visit/plan: drafts of one customer's orders, planned together. All of them, or the first that stands in the way. */
export interface VisitPlanRequest {
  readonly till: Till;
  /** At least two, of as many orders, with one `visitId`. */
  readonly drafts: readonly Draft[];
}

export type VisitPlanReply =
  /** In the order of the drafts. */
  | { readonly kind: 'plans'; readonly plans: readonly Plan[] }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      /** Whose draft was refused. */
      readonly orderId: string;
      readonly order: OrderForReturn | null;
    };

/** POST /pos/visit/settle: repeated freely, the plans' ids are the keys. Each is settled by itself, one after the other. */
export interface VisitSettleRequest {
  readonly till: Till;
  readonly planIds: readonly string[];
}

export interface VisitSettleReply {
  readonly kind: 'visit';
  /** In the order of the plans. */
  readonly replies: readonly VisitPartReply[];
}

/** `unknown`: what became of this one could not be told just now; asking again does no harm. */
export type VisitPartReply = SettleReply | { readonly kind: 'unknown' };

/** POST /pos/cash-up: what this till paid out on a day. */
export interface CashUpRequest {
  readonly till: Till;
  /** By the shop's clocks; null is today. */
  readonly day: Day | null;
}

export interface CashUpReply {
  readonly kind: 'cash_up';
  readonly cashUp: CashUp;
  readonly sums: TillSums;
  readonly dayBefore: Day;
  /** Null where the day is today, by the shop's clocks. */
  readonly dayAfter: Day | null;
}

/** POST /pos/customers: whose a guest's order could be. `text`: an e-mail address, a telephone number or a name. */
export interface CustomersRequest {
  readonly till: Till;
  readonly text: string;
}

export interface CustomersReply {
  readonly kind: 'customers';
  readonly customers: readonly CustomerSummary[];
  readonly more: boolean;
}

export interface CustomerSummary {
  /** `Customer.id`, a gid. */
  readonly id: string;
  readonly name: string;
  /** E-mail address or telephone number, to tell namesakes apart; null where there is neither. */
  readonly contact: string | null;
}

/** POST /pos/customer: gives the order of a plan that was not confirmed to a customer. Repeated freely. */
export interface CustomerRequest {
  readonly till: Till;
  readonly planId: string;
  readonly customerId: string;
}

export type CustomerReply =
  { readonly kind: 'attached' } | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * POST /pos/native: staff finished a return or an exchange in Shopify's own screens. A hint: what it was, web asks Shopify.
 * Ids (gids) as far as POS names them, at least one. Repeated freely.
 */
export interface NativeRequest {
  readonly till: Till;
  readonly returnId: string | null;
  readonly refundId: string | null;
  readonly orderId: string | null;
}

export interface NativeReply {
  readonly kind: 'heard';
}

/** POST /pos/exchange/choices: what could be given for a line that comes back. */
export interface ExchangeChoicesRequest {
  readonly till: Till;
  readonly orderId: string;
  readonly lineItemId: string;
  /** Why the line comes back (`DraftLine.reasonId`): it decides which come first. */
  readonly reasonId: string | null;
}

export interface ExchangeChoicesReply {
  readonly kind: 'choices';
  /**
   * The variants of the line's product, those first that are likely to be wanted; the very same variant is among them. Empty where the
   * product is gone, and for what never was one.
   */
  readonly items: readonly ExchangeItem[];
  /** `ProductVariant.id` of the line itself; null where it is gone. */
  readonly returned: string | null;
}

/** POST /pos/exchange/items: other goods to give. `scan`: a barcode or a SKU, exactly. `search`: words that a person typed. */
export interface ExchangeItemsRequest {
  readonly till: Till;
  readonly orderId: string;
  readonly by: 'scan' | 'search';
  readonly text: string;
}

export interface ExchangeItemsReply {
  readonly kind: 'items';
  readonly items: readonly ExchangeItem[];
  /** There are more than are told: say it more exactly. */
  readonly more: boolean;
}

/**
 * POST /pos/exchange/mark-paid: a manager says that what is due was paid outside Shopify, as in cash; their PIN proves it. All of it that
 * is left. Answers as `approve` does where the PIN is not right. To see whether a payment has come, settle the plan again.
 */
export interface MarkPaidRequest extends ManagerPin {
  readonly till: Till;
  readonly planId: string;
}

export type MarkPaidReply = OwedReply;

/**
 * POST /pos/exchange/call-off: the customer will not pay. The goods that were to be given are taken off the order, and what is left goes
 * back: as much as the settlement's `due.callOff` says, else it is refused. Repeated freely.
 */
export interface CallOffRequest {
  readonly till: Till;
  readonly planId: string;
  /** What the cashier and the customer were shown (`DueView.callOff`). */
  readonly refund: Money;
}

export type CallOffReply =
  | Extract<SettleReply, { kind: 'settlement' }>
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly settlement: SettlementView | null;
    };

export type ErrorCode =
  /** No token, or one that proves nothing: sign in again, or ask for the app permission. */
  | 'UNAUTHENTICATED'
  /** Body not JSON, wrong shape, unknown field: the app is out of date or broken. */
  | 'BAD_REQUEST'
  | 'TOO_LARGE'
  | 'NOT_FOUND'
  /** Shopify does not answer, or not now: try again. */
  | 'SHOPIFY_UNAVAILABLE'
  /** Our database does not answer: try again; nothing was done. */
  | 'UNAVAILABLE'
  /** The app is not installed, or lost its access: open it once in the Shopify admin. */
  | 'NOT_INSTALLED'
  | 'UNEXPECTED';

/** Body of every answer that is not 2xx. `trace` is in our log too. */
export interface ErrorReply {
  readonly kind: 'error';
  readonly code: ErrorCode;
  readonly trace: string;
}

/** Bodies above this many bytes are refused unread. */
export const BODY_LIMIT = 64 * 1024;
/** What a scan or a search may be long; more is cut for showing and finds nothing. */
export const TEXT_LIMIT = 512;
