import type { Approval, ApprovalNeed } from '../../../domain/approval.ts';
import type { CustomerSummary } from '../../../domain/contract.ts';
import type { Draft } from '../../../domain/draft.ts';
import type { Money } from '../../../domain/money.ts';
import type { Leg, Plan, QuotedTender, StagedEdit } from '../../../domain/plan.ts';
import type { Policy } from '../../../domain/policy.ts';
import type { DeclineReason, Refusal } from '../../../domain/refusal.ts';
import type {
  GivenStatus,
  LegStatus,
  PaidLater,
  SettledLeg,
  SettlementState,
  SettlementView,
} from '../../../domain/settlement.ts';
import type { Asker, QuoteReader, UnitsByLine } from '../plan/ports.ts';
import type { DueRecord } from './due-ports.ts';
import type { GiftCardRecord, NewGiftCard } from './gift-card-ports.ts';

/** What became of a write: done, refused with Shopify's own words, or nobody can tell. */
export type Written<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** `field`: what of the input it is about, where Shopify says so. */
  | {
      readonly kind: 'refused';
      readonly code: string | null;
      readonly message: string;
      readonly field?: readonly string[];
    }
  /** `late`: Shopify may be at it still. */
  | { readonly kind: 'unknown'; readonly why: string; readonly late: boolean };

/** How a return that a customer asked for stands. */
export interface RequestState {
  readonly name: string;
  readonly status: ShopifyReturn['status'];
  /** Why it was declined; null where it was not. */
  readonly declined: { readonly reason: string; readonly note: string } | null;
  readonly order: { readonly id: string; readonly name: string };
}

/** A return as Shopify keeps it. */
export interface ShopifyReturn {
  readonly id: string;
  /** `Return.name`, such as "#1001-R1". */
  readonly name: string;
  readonly status: 'REQUESTED' | 'OPEN' | 'CLOSED' | 'CANCELED' | 'DECLINED';
  readonly lines: readonly ReturnedLine[];
  readonly exchangeLines: readonly ExchangedLine[];
  /** Where the goods of a line wait for their disposition: units without one yet. */
  readonly goods: readonly {
    readonly id: string;
    readonly fulfillmentLineItemId: string;
    readonly quantity: number;
  }[];
  /** Units not processed yet that no plan can name: goods given in exchange, goods taken back without a receipt. */
  readonly others: number;
  readonly refundIds: readonly string[];
  readonly payments: readonly Payment[];
}

export interface ReturnedLine {
  /** `ReturnLineItem.id`. */
  readonly id: string;
  readonly lineItemId: string;
  readonly fulfillmentLineItemId: string;
  readonly quantity: number;
  readonly processed: number;
}

export interface ExchangedLine {
  /** `ExchangeLineItem.id`. */
  readonly id: string;
  readonly quantity: number;
  readonly processed: number;
  /** `ProductVariant.id` at the time the return was created. */
  readonly variantId: string | null;
  /** `LineItem.id` of what it is on the order; none before it is processed. */
  readonly lineItemIds: readonly string[];
}

/** What is given for the goods: one gift card. */
export interface Exchange {
  readonly variantId: string;
  readonly giftCardCode: string;
}

/** A refund transaction. */
export interface Payment {
  readonly transactionId: string;
  /** The tender that was paid; null where it is none that a plan could name. */
  readonly parentId: string | null;
  readonly amount: Money;
  readonly status: Extract<LegStatus, 'success' | 'pending' | 'failed'>;
  /** `Refund.note` of its refund. */
  readonly note: string | null;
}

export interface Refunded {
  readonly refundId: string;
  readonly transactionId: string | null;
  readonly status: Payment['status'];
}

export interface OwedRefund {
  readonly orderId: string;
  readonly leg: Leg;
  readonly key: string;
  readonly note: string;
}

/** What processing a return would pay (`suggestedFinancialOutcome`). */
export interface ReturnOutcome {
  /** Zero where Shopify has nothing to pay out, below zero where it would ask the customer for money. */
  readonly total: Money;
  /** The most on each tender, by parent id; payments that Shopify would not use are left out, store credit of the plan never is. */
  readonly ceilings: ReadonlyMap<string, Money>;
}

/** What an order owes its customer as it stands. */
export interface Owing {
  /** Zero where it owes nothing, or the customer owes the shop. */
  readonly owed: Money;
  /** The most on each tender, by parent id; tenders that Shopify would not use are left out. */
  readonly ceilings: ReadonlyMap<string, Money>;
}

/** What cancelling a plan's units would pay as the order is now, and where they wait. */
export interface Cancellable {
  /** Null where Shopify would not value them. */
  readonly total: Money | null;
  /** The most on each tender, by parent id; payments that Shopify would not use are left out, store credit of the plan never is. */
  readonly ceilings: ReadonlyMap<string, Money>;
  /** Which locations are to send them, by `LineItem.id`: as many of a plan's units as we may see. */
  readonly waiting: ReadonlyMap<
    string,
    readonly { readonly locationId: string; readonly quantity: number }[]
  >;
}

/** A refund that cancelled units. */
export interface CancelledItems {
  readonly refundId: string;
  readonly payments: readonly Payment[];
}

/** An order that was cancelled as a whole. */
export interface CancelledOrder {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** `OrderCancellation.staffNote`. */
  readonly note: string | null;
  readonly refundIds: readonly string[];
  /** Money of it had been taken after all. */
  readonly taken: boolean;
}

/** What settling asks of Shopify. Reads throw ShopifyUnavailable or NotInstalled; so do writes that certainly did nothing. */
export interface Returns extends QuoteReader {
  create(
    plan: Plan,
    units: UnitsByLine,
    note: string,
    exchange: Exchange | null,
  ): Promise<Written<ShopifyReturn>>;
  read(returnId: string, currency: string): Promise<ShopifyReturn | null>;
  outcome(orderReturn: ShopifyReturn, plan: Plan): Promise<ReturnOutcome>;
  process(orderReturn: ShopifyReturn, plan: Plan, locationId: number): Promise<Written<ShopifyReturn>>;
  cancel(returnId: string): Promise<Written<null>>;
  /** Agrees to a return that a customer asked for: from then on it is open. The customer is not told. */
  approve(returnId: string, currency: string): Promise<Written<ShopifyReturn>>;
  /** Null for a return that is gone. */
  requested(returnId: string): Promise<RequestState | null>;
  /** Says no to a return that a customer asked for. The customer is not told. */
  decline(returnId: string, reason: DeclineReason, note: string): Promise<Written<null>>;
  close(returnId: string): Promise<Written<null>>;
  /** Every return of the order that bears the mark. */
  marked(orderId: string, mark: string): Promise<readonly { readonly id: string; readonly status: string }[]>;
  /** Null for an order that is gone. */
  owing(orderId: string, currency: string): Promise<Owing | null>;
  /** The payments of an order as it is now, oldest first; none for one that is gone. */
  payments(orderId: string, currency: string): Promise<readonly QuotedTender[]>;
  /** Null for an order that is gone. */
  cancellable(plan: Plan): Promise<Cancellable | null>;
  /** Cancels the plan's units where they wait, and refunds them; of units that were swapped, pays back what is left. */
  cancelItems(
    plan: Plan,
    waiting: Cancellable['waiting'],
    key: string,
    note: string,
  ): Promise<Written<CancelledItems>>;
  /** The refund that bears this note, if it was made. */
  cancelledItems(orderId: string, note: string, currency: string): Promise<CancelledItems | null>;
  /** Cancels a whole order, and lets go what is held for it. Shopify does so by and by. */
  cancelOrder(orderId: string, note: string): Promise<Written<null>>;
  /** Null for an order that is not cancelled, or gone. */
  cancelledOrder(orderId: string): Promise<CancelledOrder | null>;
  refund(owed: OwedRefund): Promise<Written<Refunded>>;
  /** The refund that bears this note, if it was made. */
  refundNoted(orderId: string, note: string): Promise<Refunded | null>;
  statuses(transactionIds: readonly string[]): Promise<ReadonlyMap<string, Payment['status']>>;
}

/** Who an order may be given to. Reads throw ShopifyUnavailable or NotInstalled; so do writes that certainly did nothing. */
export interface Customers {
  search(
    person: { readonly email: string } | { readonly phone: string } | { readonly words: string },
  ): Promise<{ customers: readonly CustomerSummary[]; more: boolean }>;
  /** Null for an order that is gone; a guest's order has no customer. */
  ofOrder(orderId: string): Promise<{ readonly customerId: string | null } | null>;
  attach(orderId: string, customerId: string): Promise<Written<null>>;
}

/** Money of a failed leg on its way to the same or another tender. */
export interface OwedPayment extends PaidLater {
  readonly parentId: string;
  /** Of the leg, where its tender has two. */
  readonly part?: SettledLeg['part'];
  readonly toParentId: string;
  /** Which attempt of this settlement, from 1. */
  readonly attempt: number;
  /** When a call of this attempt last ended unknown (ISO 8601 UTC): Shopify may be at it for a while after. */
  readonly unknownAt?: string;
}

/** `planned`: not confirmed yet. `superseded`: its draft was planned again. `native`: made in Shopify's own screens, no plan of ours. */
export type RecordState = 'planned' | 'superseded' | 'native' | SettlementState;

/** `addressed`: Shopify knows where to send it. `moved`: what is handed over waits where it is handed over. */
export type GivenProgress =
  'addressed' | 'moved' | Extract<GivenStatus, 'given' | 'not_recorded' | 'called_off'>;

/** One row of our journal: how far a plan has come. */
export interface SettlementRecord {
  readonly planId: string;
  readonly reference: string;
  readonly orderId: string;
  /** Null only where the order was gone before it had been read. */
  readonly orderName: string | null;
  readonly draft: Draft;
  /** Null where planning was refused. */
  readonly plan: Plan | null;
  /** The rules of the version that judged it. */
  readonly policy: Policy;
  readonly state: RecordState;
  readonly validUntil: Date;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  readonly legs: readonly SettledLeg[];
  readonly returnId: string | null;
  readonly returnName: string | null;
  readonly refundIds: readonly string[];
  /** Of the plan, once it was accepted. */
  readonly approval: Approval | null;
  /** In `return_created`: why the return is being called off. */
  readonly refusal: Refusal | null;
  readonly newPlan: Plan | null;
  /** The new gift card of its plan; null where there is none, and before it was accepted. */
  readonly giftCard: GiftCardRecord | null;
  readonly owed: OwedPayment | null;
  readonly owedCount: number;
  /** How far goods given in exchange have been handed over; null while nothing of it was done. */
  readonly given: GivenProgress | null;
  /** What the customer has to pay; null where nothing is due, and before it is. */
  readonly due: DueRecord | null;
  /** The edit that swaps what was never sent, once it was staged. */
  readonly orderEdit: StagedEdit | null;
  /** The order that the plan's cart became; null where there is none, and while nobody told. */
  readonly soldIn: SettlementView['soldIn'];
  /** How many times Shopify may have been asked to create the return: more than once may have left a second one. */
  readonly createsIntended: number;
  /** Who confirmed it; before that, who asked for the plan. */
  readonly asker: Asker;
}

/** A record that somebody confirmed. */
export interface AcceptedRecord extends SettlementRecord {
  readonly plan: Plan;
  readonly state: SettlementState;
  readonly acceptedAt: Date;
}

export type SettlementChange = Partial<
  Pick<
    SettlementRecord,
    | 'legs'
    | 'returnId'
    | 'returnName'
    | 'refundIds'
    | 'refusal'
    | 'owed'
    | 'owedCount'
    | 'given'
    | 'due'
    | 'orderEdit'
  >
> & {
  readonly state?: SettlementState;
  readonly newPlanId?: string | null;
  /** `LineItem.id` of what was given in exchange. */
  readonly givenLines?: readonly string[];
  readonly giftCard?: GiftCardRecord;
  readonly endedAt?: Date;
};

/** A settlement as whoever changes it knows it. */
export type ChangedFrom = Pick<SettlementRecord, 'planId' | 'state' | 'owed'>;

export type JournalEvent = 'intended' | 'found' | 'acted' | 'refused' | 'failed' | 'unknown' | 'state';

export interface JournalNote {
  readonly step: string;
  readonly event: JournalEvent;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** What became of taking a plan on. */
export type AcceptEnd =
  | { readonly kind: 'accepted'; readonly approval: Approval | null }
  | { readonly kind: 'busy' | 'settled' | 'lost' | 'not_approved' };

export interface Asked {
  readonly times: number;
  readonly answered: number;
  /** When it was last asked, where some asking has no known answer: it may be under way. Null where all was answered. */
  readonly unansweredSince: Date | null;
}

/** One shop's journal. */
export interface Journal {
  read(planId: string): Promise<SettlementRecord | null>;
  /** The plan to confirm now that a draft was planned again. */
  presentPlan(draftId: string, at: Date): Promise<Plan | null>;
  /**
   * Takes a plan on, together with the job that will finish it should we die: `busy` where another return of the order is running,
   * `settled` where another plan of its draft was, `lost` where it is no longer waiting to be confirmed, `not_approved` where there
   * are `needs` and no approval that still holds. The approval is used up with it.
   */
  accept(
    planId: string,
    asker: Asker,
    at: Date,
    needs: readonly ApprovalNeed[],
    giftCard: NewGiftCard | null,
  ): Promise<AcceptEnd>;
  /** Whether another settlement of the plan's order has ended since then. */
  hasEndedSince(plan: Pick<Plan, 'id' | 'orderId'>, since: Date): Promise<boolean>;
  /** Written before a call to Shopify, so that no call goes unrecorded. */
  note(planId: string, at: Date, note: JournalNote): Promise<void>;
  /**
   * A change and what it came from, together; with the job that looks after a payment that is `owed`, should we die.
   * @throws an Error where the settlement is not as `from` has it: somebody else went on with it
   */
  change(from: ChangedFrom, at: Date, change: SettlementChange, notes: readonly JournalNote[]): Promise<void>;
  /** How often Shopify was asked to make a step, and what of that was not answered. */
  asked(planId: string, step: string): Promise<Asked>;
  /**
   * Runs work while nobody else, in any process, works on this settlement; `stillAlone` throws once that cannot be warranted any more.
   * @throws LockBusy
   */
  alone<T>(planId: string, work: (stillAlone: () => void) => Promise<T>): Promise<T>;
}
