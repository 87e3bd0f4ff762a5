import type { Day } from '../../../../domain/calendar.ts';
import type { Approval, ManagerName } from '../../../../domain/approval.ts';
import type {
  CashUpReply,
  DueOfOrder,
  ExchangeChoicesReply,
  ExchangeItemsReply,
  FindRequest,
  VisitPartReply,
} from '../../../../domain/contract.ts';
import type { Draft } from '../../../../domain/draft.ts';
import type { Money } from '../../../../domain/money.ts';
import type { EndedReturn, OrderForReturn, OrderSummary } from '../../../../domain/order.ts';
import type { Plan } from '../../../../domain/plan.ts';
import type { LineRefusal, Refusal } from '../../../../domain/refusal.ts';
import type { SettlementView } from '../../../../domain/settlement.ts';
import type { Failure } from '../backend.ts';
import type { Sent, ShelfContents, Unsettled } from '../shelf.ts';
import type { Arrangement } from './arrange.ts';

/** What the cashier may be looking at; the rules beside each screen (`find-rules.ts` and so on) lead from one to the next. */
export type Screen =
  Find | Items | Swapping | Planning | Checking | Refused | Done | VisitPlanning | VisitDone | CashingUp;

/** Goods of several orders that one customer brings back together. */
export interface Visit {
  /** `Draft.visitId` of each. */
  readonly id: string;
  /** The orders beside the one on screen, in the order in which they were scanned. */
  readonly others: readonly VisitPart[];
}
export interface VisitPart {
  readonly order: OrderForReturn;
  readonly draft: Draft;
  /** Null until it was planned with the others, and after any change. */
  readonly plan: Plan | null;
  /** Of this plan, given on the order's own screen. */
  readonly approval: Planning['approval'];
}

export interface Find {
  readonly at: 'find';
  /** What is being looked for now; its answer counts only while it stands here, so the last one wins. */
  readonly asking: Ask | null;
  readonly result: FindResult | null;
  /** Null until POS storage was read. */
  readonly shelf: ShelfContents | null;
  /** Just opened: what was left unknown comes before anything else. */
  readonly opening: boolean;
  /** What comes back already, while another order of the customer is looked for. */
  readonly visit: Visit | null;
}
export type Ask =
  /** `code`: what was scanned to get here. */
  | {
      readonly kind: 'find';
      readonly by: FindRequest['by'];
      readonly text: string;
      readonly code: string | null;
    }
  | { readonly kind: 'settlement'; readonly planId: string }
  | { readonly kind: 'draft'; readonly orderId: string };
export type FindResult =
  | {
      readonly kind: 'orders';
      readonly orders: readonly OrderSummary[];
      readonly more: boolean;
      readonly item: string | null;
      readonly code: string | null;
    }
  | { readonly kind: 'nothing'; readonly read: string }
  /** It was found, and cannot come back together with the others; or a request of it was declined. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly orderId: string }
  | { readonly kind: 'failure'; readonly failure: Failure; readonly ask: Ask | null }
  | { readonly kind: 'not-sent'; readonly unsettled: Unsettled };

export interface Items {
  readonly at: 'items';
  readonly order: OrderForReturn;
  readonly draft: Draft;
  readonly sent: Sent;
  readonly query: string;
  readonly lines: Arrangement;
  readonly notice: ItemsNotice | null;
  /** The code that found the order: its late repetitions are no item. */
  readonly foundBy: string | null;
  readonly visit: Visit | null;
  readonly due: DueOfOrder | null;
}
export type ItemsNotice =
  | { readonly kind: 'added'; readonly title: string; readonly chosen: number; readonly left: number }
  | { readonly kind: 'all-chosen'; readonly title: string; readonly left: number }
  | { readonly kind: 'cannot'; readonly title: string; readonly reason: LineRefusal }
  | { readonly kind: 'not-on-order'; readonly read: string }
  | { readonly kind: 'nothing-chosen' }
  /** What was read is a return's number or code, and that return has ended. */
  | { readonly kind: 'ended'; readonly ended: EndedReturn };

/** What the customer wants instead of a line that comes back. */
export interface Swapping {
  readonly at: 'swap';
  /** Where the line was chosen, and where what is picked is put. */
  readonly from: Items;
  readonly lineItemId: string;
  /** What is being asked for; its answer counts only while it stands here, so the last one wins. */
  readonly asking: AskGoods | null;
  /** The variants of the line's product; null until they are known. */
  readonly choices: ExchangeChoicesReply | null;
  /** What a scan or a search came to. */
  readonly found: ExchangeItemsReply | null;
  readonly problem: Failure | null;
}
/** `choices`: the line's other variants; else any goods. */
export type AskGoods = { readonly by: 'choices' } | { readonly by: 'scan' | 'search'; readonly text: string };

export interface Planning {
  readonly at: 'plan';
  /** Null where only a plan is known (a refusal that came with a new one). */
  readonly order: OrderForReturn | null;
  readonly draft: Draft;
  /** The draft whose plan is being asked for; null when `plan` is its plan. */
  readonly asking: Draft | null;
  readonly plan: Plan | null;
  /** Who may approve the plan, where it needs that. */
  readonly managers: readonly ManagerName[];
  /** Of this plan; it goes with the choices. `ran-out`: web holds it for valid no longer. */
  readonly approval: Approval | 'ran-out' | null;
  readonly sending: boolean;
  readonly problem: Failure | 'not-sent' | null;
  /** The blank gift card to use; null where none was asked for, `code` null until it is scanned. Kept nowhere else. */
  readonly blankCard: BlankCard | null;
  /** The other orders that come back with this one: they are all confirmed together, not here. */
  readonly visit: Visit | null;
}

export interface BlankCard {
  readonly code: string | null;
  /** What was scanned or typed last is no code. */
  readonly wrong: boolean;
}

/** A settlement whose end is not known: sent without an answer, or still running. */
export interface Checking {
  readonly at: 'checking';
  readonly unsettled: Unsettled;
  readonly why: 'no-answer' | 'running';
  readonly tries: number;
  /** Confirmed at this till, not looked up. */
  readonly ours: boolean;
  /** Where to go back to when it turns out that nothing was sent; null after a restart. */
  readonly from: Planning | null;
}

export interface Refused {
  readonly at: 'refused';
  readonly refusal: Refusal;
  readonly draft: Draft;
  readonly orderName: string;
  /** The order as it is now; null where it must be asked for. */
  readonly order: OrderForReturn | null;
  readonly newPlan: Plan | null;
  /** The settlement that ended so; null where none was accepted. */
  readonly planId: string | null;
  /** `Return.name` of a customer's request that it approved all the same; null as a rule. */
  readonly approved: string | null;
  readonly visit: Visit | null;
}

export interface Done {
  readonly at: 'done';
  readonly settlement: SettlementView;
  /** Settled at this till, not looked up. */
  readonly ours: boolean;
  /** What web is asked to do about it. */
  readonly doing: Doing | null;
  readonly problem: Failure | null;
  /** Why it was not done when it was tried last. */
  readonly refusal: Refusal | null;
  /** The visit that it was a part of. */
  readonly back: VisitDone | null;
}

export type Doing =
  /** Money owed is paid: the leg that failed, and the tender to use now. */
  | { readonly kind: 'owed'; readonly parentId: string; readonly toParentId: string }
  /** Whether a payment that is waited for has come. */
  | { readonly kind: 'check' }
  /** The customer will not pay for the goods: what goes back, as it was shown. */
  | { readonly kind: 'call-off'; readonly refund: Money };

/** What every order of a visit comes to; one button confirms them all. */
export interface VisitPlanning {
  readonly at: 'visit';
  readonly id: string;
  readonly parts: readonly VisitPart[];
  /** The drafts whose plans are being asked for; null when every part has its plan. */
  readonly asking: readonly Draft[] | null;
  readonly sending: boolean;
  readonly problem: Failure | null;
  /** What stands in the way, and of which order. */
  readonly refused: { readonly refusal: Refusal; readonly orderId: string } | null;
}

/** What became of each order of a visit. */
export interface VisitDone {
  readonly at: 'visit-done';
  readonly parts: readonly {
    readonly plan: Plan;
    readonly reply: VisitPartReply;
  }[];
  /** Orders whose end is not known are being asked for again. */
  readonly asking: boolean;
}

/** What this till paid out on a day. */
export interface CashingUp {
  readonly at: 'cash-up';
  /** What is being asked for; its answer counts only while it stands here. */
  readonly asking: { readonly day: Day | null } | null;
  readonly reply: CashUpReply | null;
  readonly problem: Failure | null;
}
