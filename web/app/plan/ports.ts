import type { ManagerName } from '../../../domain/approval.ts';
import type { DueOfOrder, Till } from '../../../domain/contract.ts';
import type { Draft } from '../../../domain/draft.ts';
import type { Money } from '../../../domain/money.ts';
import type { OrderForReturn, OrderSummary, ReturnableUnits } from '../../../domain/order.ts';
import type { Plan, Quote } from '../../../domain/plan.ts';
import type { Policy, Rules } from '../../../domain/policy.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { SettlementView } from '../../../domain/settlement.ts';

/** Shopify did not answer a question, or not now. Nothing was changed; asking again may help. */
export class ShopifyUnavailable extends Error {
  override readonly name = 'ShopifyUnavailable';
}

/** The shop has not installed the app, or took its access away. Only opening the app in the Shopify admin helps. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

/** Who stands at which till: the account is proved by the session token, the rest is claimed. */
export interface Asker {
  readonly till: Till;
  /** `sub` of the session token. */
  readonly userId: string;
}

/** Which fulfillment line items a line's units come from, by `LineItem.id`. */
export type UnitsByLine = Readonly<
  Record<string, readonly Pick<ReturnableUnits, 'fulfillmentLineItemId' | 'quantity' | 'held'>[]>
>;

/** What an order was when it was last read, as far as asking for its worth needs it. */
export interface RememberedOrder extends Pick<OrderForReturn, 'soldAt' | 'currency'> {
  readonly units: UnitsByLine;
  /** Units that were never handed over, by `LineItem.id`; lines without any are left out. */
  readonly unfulfilled: Readonly<Record<string, number>>;
  /** Duties with something left, by `LineItem.id`; lines without any are left out. */
  readonly duties: Readonly<Record<string, readonly string[]>>;
  /** The line item of a tip that has not been given back. */
  readonly tipLineItemId: string | null;
}

/** What the scan ladder compares a code with, exactly. */
export interface FoundOrder extends OrderSummary {
  /** `Order.number`: the name without the shop's prefix and suffix. */
  readonly number: number;
  readonly confirmationNumber: string | null;
  readonly sourceIdentifier: string | null;
}

export interface FoundItem {
  readonly title: string;
  readonly sku: string | null;
  readonly barcode: string | null;
}

export interface OrderList {
  readonly orders: readonly OrderSummary[];
  readonly more: boolean;
}

/** Questions about orders. Each throws ShopifyUnavailable or NotInstalled. */
export interface OrderSearch {
  /** Null for an unknown order and for another shop's. */
  readOrder(orderId: string): Promise<OrderForReturn | null>;
  /** `Order.id` of a return's order; null for an unknown return and for another shop's. */
  orderOfReturn(returnId: string): Promise<string | null>;
  /** Candidates only: the search is not exact. */
  searchCode(code: string): Promise<{ orders: readonly FoundOrder[]; items: readonly FoundItem[] }>;
  searchWords(
    words: string,
  ): Promise<{ orders: readonly FoundOrder[]; people: readonly FoundPerson[]; more: boolean }>;
  ordersOf(person: { readonly email: string } | { readonly phone: string }): Promise<OrderList>;
  ordersWithItem(skus: readonly string[]): Promise<OrderList>;
}

export interface FoundPerson {
  readonly name: string;
  readonly orders: readonly OrderSummary[];
}

export interface QuoteReading {
  readonly order: OrderForReturn;
  /** Null when Shopify would not value the draft: `order` tells why. */
  readonly quote: Quote | null;
  /** Where the draft's units come from, as the answer has it. */
  readonly allotted: UnitsByLine;
  /** The return of this order that bears our mark, and has not been called off. */
  readonly marked: { readonly id: string; readonly status: string } | null;
  readonly standing: {
    /** What Shopify says that the order owes its customer; zero where it owes nothing. */
    readonly owed: Money;
    /** The most that could go back on it, whatever the tender. */
    readonly refundable: Money;
  };
}

export interface QuoteReader {
  /**
   * The order as it is and what the draft is worth now, less the fees that the policy asks for: one request where `remembered` still
   * holds. `mark` names our own return, which is then not among `order.unfinishedReturns`; `locationId` is
   * where goods would be handed over: the till's. Null for an order that is gone.
   */
  readQuote(
    draft: Draft,
    policy: Policy,
    remembered: RememberedOrder | null,
    mark: string | null,
    locationId: number,
  ): Promise<QuoteReading | null>;
}

export interface NewPlan {
  readonly id: string;
  readonly reference: string;
  readonly orderId: string;
  readonly orderName: string | null;
  readonly draft: Draft;
  readonly plan: Plan | null;
  readonly refusal: Refusal | null;
  readonly policyVersion: number;
  readonly madeAt: Date;
  readonly validUntil: Date;
  readonly asker: Asker;
}

/** A manager who may approve, with their number in POS. */
export interface ManagerAtWork extends ManagerName {
  readonly staffMemberId: number;
}

/** What web remembers while a plan is made. One shop's. */
export interface PlanStore {
  /** The rules by which returns are judged now. */
  rules(): Promise<Rules>;
  remembered(orderId: string): Promise<RememberedOrder | null>;
  remember(orderId: string, order: RememberedOrder, at: Date): Promise<void>;
  /** The draft of an order that was neither settled nor is being settled. */
  openDraft(orderId: string): Promise<Draft | null>;
  /** What its customer has to pay for an exchange that waits. */
  dueOf(orderId: string): Promise<DueOfOrder | null>;
  keepDraft(draft: Draft, asker: Asker, at: Date): Promise<void>;
  /** Stores a plan or a refusal, and supersedes what its draft was planned as before. */
  keepPlan(plan: NewPlan): Promise<void>;
  /** Who may approve, by name. */
  managersAtWork(): Promise<readonly ManagerAtWork[]>;
  settlementByReference(reference: string, clock: Clock): Promise<SettlementView | null>;
}

export interface Clock {
  now(): Date;
}
