import type { FindRequest } from '../../../../domain/contract.ts';
import type { Draft } from '../../../../domain/draft.ts';
import type { OrderForReturn, OrderSummary } from '../../../../domain/order.ts';
import type { Plan } from '../../../../domain/plan.ts';
import type { LineRefusal, Refusal } from '../../../../domain/refusal.ts';
import type { SettlementView } from '../../../../domain/settlement.ts';
import type { Failure } from '../backend.ts';
import type { Sent, ShelfContents, Unsettled } from '../shelf.ts';
import type { Arrangement } from './arrange.ts';

/** What the cashier may be looking at; the rules of flow.ts lead from one to the next. */
export type Screen = Find | Items | Planning | Checking | Refused | Done;

export interface Find {
  readonly at: 'find';
  /** What is being looked for now; its answer counts only while it stands here, so the last one wins. */
  readonly asking: Ask | null;
  readonly result: FindResult | null;
  /** Null until POS storage was read. */
  readonly shelf: ShelfContents | null;
  /** Just opened: what was left unknown comes before anything else. */
  readonly opening: boolean;
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
}
export type ItemsNotice =
  | { readonly kind: 'added'; readonly title: string; readonly chosen: number; readonly left: number }
  | { readonly kind: 'all-chosen'; readonly title: string; readonly left: number }
  | { readonly kind: 'cannot'; readonly title: string; readonly reason: LineRefusal }
  | { readonly kind: 'not-on-order'; readonly read: string }
  | { readonly kind: 'nothing-chosen' };

export interface Planning {
  readonly at: 'plan';
  /** Null where only a plan is known (a refusal that came with a new one). */
  readonly order: OrderForReturn | null;
  readonly draft: Draft;
  /** The draft whose plan is being asked for; null when `plan` is its plan. */
  readonly asking: Draft | null;
  readonly plan: Plan | null;
  readonly sending: boolean;
  readonly problem: Failure | 'not-sent' | null;
  /** The blank gift card to use; null where none was asked for, `code` null until it is scanned. Kept nowhere else. */
  readonly blankCard: BlankCard | null;
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
}

export interface Done {
  readonly at: 'done';
  readonly settlement: SettlementView;
  /** Settled at this till, not looked up. */
  readonly ours: boolean;
  /** Money owed that is being paid: the leg that failed, and the tender to use now. */
  readonly paying: { readonly parentId: string; readonly toParentId: string } | null;
  readonly problem: Failure | null;
}
