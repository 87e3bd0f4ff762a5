import type { Approval } from '../../../../domain/approval.ts';
import type { Day } from '../../../../domain/calendar.ts';
import type {
  CashUpReply,
  FindReply,
  OwedReply,
  PlanReply,
  SettleReply,
  SettlementReply,
  VisitPlanReply,
  VisitSettleReply,
} from '../../../../domain/contract.ts';
import type { Choices, Draft, LineDetails } from '../../../../domain/draft.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import type { Answer } from '../backend.ts';
import type { KeptDraft, ShelfContents, Unsettled } from '../shelf.ts';
import type { Ask, CashingUp, Screen } from './screens.ts';

/** What can happen. */
export type FlowEvent =
  // The cashier
  | { readonly type: 'scanned'; readonly text: string }
  | { readonly type: 'searched'; readonly text: string }
  | { readonly type: 'order-picked'; readonly orderId: string }
  | { readonly type: 'draft-picked'; readonly orderId: string }
  | { readonly type: 'recent-picked'; readonly planId: string }
  | { readonly type: 'unsettled-picked'; readonly unsettled: Unsettled }
  | { readonly type: 'quantity-set'; readonly lineItemId: string; readonly quantity: number }
  /** Only the whole of the order can be cancelled. */
  | { readonly type: 'all-chosen' }
  | { readonly type: 'details-set'; readonly lineItemId: string; readonly details: Partial<LineDetails> }
  /** Goods are to come back that the policy would not take; null: they are not. */
  | { readonly type: 'exception-set'; readonly reason: string | null }
  | { readonly type: 'note-set'; readonly note: string }
  | { readonly type: 'lines-searched'; readonly query: string }
  | { readonly type: 'reviewed' }
  | { readonly type: 'choices-set'; readonly choices: Partial<Choices> }
  | { readonly type: 'blank-card-asked'; readonly asked: boolean }
  | { readonly type: 'confirmed' }
  | { readonly type: 'new-plan-opened' }
  | { readonly type: 'owed-paid'; readonly parentId: string; readonly toParentId: string }
  /** What became of a customer's request that staff said no to. */
  | { readonly type: 'declined'; readonly orderId: string; readonly refusal: Refusal }
  /** Another order of the customer: `text` was read already. */
  | { readonly type: 'another-order'; readonly newId: string; readonly text: string | null }
  | { readonly type: 'part-picked'; readonly orderId: string }
  | { readonly type: 'part-plan-picked'; readonly orderId: string }
  /** Null: today. */
  | { readonly type: 'cash-up-opened'; readonly day: Day | null }
  | { readonly type: 'retried' }
  | { readonly type: 'left' }
  // Answers; each names what it answers
  | { readonly type: 'shelf-read'; readonly shelf: ShelfContents }
  | { readonly type: 'permission-missing' }
  | {
      readonly type: 'found';
      readonly ask: Ask;
      readonly reply: Answer<FindReply>;
      readonly kept: KeptDraft | null;
      readonly newId: string;
    }
  /** `together`: drafts of other orders that come back with it. */
  | {
      readonly type: 'draft-read';
      readonly ask: Ask;
      readonly kept: KeptDraft | null;
      readonly together: readonly KeptDraft[];
    }
  | { readonly type: 'planned'; readonly draft: Draft; readonly reply: Answer<PlanReply> }
  | { readonly type: 'approved'; readonly planId: string; readonly approval: Approval }
  | { readonly type: 'approval-refused'; readonly planId: string; readonly refusal: Refusal }
  | { readonly type: 'settled'; readonly planId: string; readonly reply: Answer<SettleReply> }
  | { readonly type: 'settlement-read'; readonly planId: string; readonly reply: Answer<SettlementReply> }
  | {
      readonly type: 'visit-planned';
      readonly drafts: readonly Draft[];
      readonly reply: Answer<VisitPlanReply>;
    }
  | { readonly type: 'visit-settled'; readonly reply: Answer<VisitSettleReply> }
  | { readonly type: 'owed-answered'; readonly planId: string; readonly reply: Answer<OwedReply> }
  | {
      readonly type: 'cash-up-read';
      readonly asking: CashingUp['asking'];
      readonly reply: Answer<CashUpReply>;
    };

/** What follows from what on one screen; what is not written changes nothing. */
export type RulesOf<A extends Screen['at']> = {
  readonly [T in FlowEvent['type']]?: (
    screen: Extract<Screen, { at: A }>,
    event: Extract<FlowEvent, { type: T }>,
  ) => Screen;
};
