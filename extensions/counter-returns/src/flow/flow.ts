import type { Day } from '../../../../domain/calendar.ts';
import type { Approval } from '../../../../domain/approval.ts';
import type {
  CashUpReply,
  FindReply,
  PlanReply,
  OwedReply,
  SettleReply,
  SettlementReply,
  VisitPlanReply,
  VisitSettleReply,
} from '../../../../domain/contract.ts';
import {
  chooseAll,
  isEmpty,
  setDetails,
  setDuties,
  setNote,
  setQuantity,
  setOverrideReason,
  setShipping,
  setSplit,
  setTip,
  waiveFees,
  type Draft,
  type LineDetails,
  type ShippingChoice,
  type Split,
} from '../../../../domain/draft.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import { isRunning } from '../../../../domain/settlement.ts';
import type { Failure } from '../backend.ts';
import type { KeptDraft, ShelfContents, Unsettled } from '../shelf.ts';
import {
  arranged,
  backToItems,
  codeOf,
  checking,
  edited,
  find,
  findFailed,
  isApproved,
  isReady,
  itemScanned,
  items,
  leftUnknown,
  look,
  planning,
  refused,
  replanned,
  settlementShown,
  unknownOf,
  unsettledOf,
} from './arrive.ts';
import {
  backToVisit,
  findAnother,
  join,
  leaveItems,
  partPicked,
  plansOf,
  planPicked,
  reopened,
  reviewAll,
  reviewItems,
  visitDone,
  visitPlanned,
  withSettlement,
} from './arrive-visit.ts';
import { beginDraft } from './begin-draft.ts';
import { blankCardFor, blankCardScanned } from './blank-card.ts';
import type { Ask, CashingUp, Find, Screen } from './screens.ts';

// ---- What can happen ----

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
  | { readonly type: 'shipping-set'; readonly shipping: ShippingChoice }
  | { readonly type: 'duties-set'; readonly refund: boolean }
  | { readonly type: 'tip-set'; readonly refund: boolean }
  | { readonly type: 'split-set'; readonly split: Split }
  | { readonly type: 'blank-card-asked'; readonly asked: boolean }
  /** Null: the fees are taken again. */
  | { readonly type: 'fees-waived'; readonly reason: string | null }
  | { readonly type: 'confirmed' }
  | { readonly type: 'new-plan-opened' }
  | { readonly type: 'owed-paid'; readonly parentId: string; readonly toParentId: string }
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
      readonly reply: FindReply;
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
  | { readonly type: 'find-failed'; readonly ask: Ask; readonly failure: Failure }
  | { readonly type: 'planned'; readonly draft: Draft; readonly reply: PlanReply }
  | { readonly type: 'plan-failed'; readonly draft: Draft; readonly failure: Failure }
  | { readonly type: 'approved'; readonly planId: string; readonly approval: Approval }
  | { readonly type: 'approval-refused'; readonly planId: string; readonly refusal: Refusal }
  | { readonly type: 'visit-planned'; readonly drafts: readonly Draft[]; readonly reply: VisitPlanReply }
  | { readonly type: 'visit-failed'; readonly failure: Failure }
  | { readonly type: 'visit-settled'; readonly reply: VisitSettleReply }
  | { readonly type: 'settled'; readonly planId: string; readonly reply: SettleReply }
  | { readonly type: 'settle-failed'; readonly planId: string; readonly failure: Failure }
  | { readonly type: 'settlement-read'; readonly planId: string; readonly reply: SettlementReply }
  | { readonly type: 'check-failed'; readonly planId: string }
  | { readonly type: 'owed-answered'; readonly planId: string; readonly reply: OwedReply }
  | { readonly type: 'owed-failed'; readonly failure: Failure }
  | { readonly type: 'cash-up-read'; readonly asking: CashingUp['asking']; readonly reply: CashUpReply }
  | { readonly type: 'cash-up-failed'; readonly asking: CashingUp['asking']; readonly failure: Failure };
type EventOf<T extends FlowEvent['type']> = Extract<FlowEvent, { type: T }>;

// ---- What follows: screen by screen. What is not written here changes nothing. ----

type Rules = {
  readonly [A in Screen['at']]: {
    readonly [T in FlowEvent['type']]?: (screen: Extract<Screen, { at: A }>, event: EventOf<T>) => Screen;
  };
};

const RULES: Rules = {
  find: {
    'shelf-read': (screen, { shelf }) => {
      const unknown = screen.opening && leftUnknown(shelf, screen.asking);
      return unknown ? checking(unknown) : { ...screen, shelf, opening: false };
    },
    'permission-missing': (screen) => findFailed(screen, NO_PERMISSION, screen.asking),
    scanned: (screen, { text }) => look(screen, 'scan', text),
    searched: (screen, { text }) => look(screen, 'search', text),
    'order-picked': (screen, { orderId }) =>
      look(screen, 'order', orderId, screen.result?.kind === 'orders' ? screen.result.code : null),
    'draft-picked': (screen, { orderId }) => ({
      ...screen,
      asking: { kind: 'draft', orderId },
      result: null,
    }),
    'recent-picked': (screen, { planId }) => ({
      ...screen,
      asking: { kind: 'settlement', planId },
      result: null,
    }),
    'unsettled-picked': (_, { unsettled }) => checking(unsettled),
    'cash-up-opened': (_, { day }) => ({ at: 'cash-up', asking: { day }, reply: null, problem: null }),
    retried: (screen) =>
      screen.result?.kind === 'failure' ? { ...screen, asking: screen.result.ask, result: null } : screen,
    found: (screen, { ask, reply, kept, newId }) => {
      if (ask !== screen.asking) return screen;
      if (reply.kind === 'order') {
        const unknown = unknownOf(screen, reply.order.id);
        if (unknown) return checking(unknown);
        const begun = beginDraft(reply.order, kept, reply.draft, newId, reply.proved);
        if (screen.visit) return join(screen, screen.visit, reply.order, begun, codeOf(ask));
        return items(reply.order, begun.draft, begun.sent, codeOf(ask));
      }
      if (reply.kind === 'settlement') return settlementShown(reply.settlement, false, null);
      if (reply.kind === 'nothing') return { ...screen, asking: null, result: reply };
      return { ...screen, asking: null, result: { ...reply, code: codeOf(ask) } };
    },
    'draft-read': (screen, { ask, kept, together }) => {
      if (ask !== screen.asking || ask.kind !== 'draft') return screen;
      const unknown = unknownOf(screen, ask.orderId);
      if (unknown) return checking(unknown);
      if (!kept) return look(screen, 'order', ask.orderId);
      if (screen.visit) return join(screen, screen.visit, kept.order, kept, null);
      return reopened(kept, together);
    },
    'settlement-read': (screen, { planId, reply }) => {
      if (screen.asking?.kind !== 'settlement' || screen.asking.planId !== planId) return screen;
      if (reply.kind === 'settlement') return settlementShown(reply.settlement, false, null);
      const read = screen.shelf?.recent.find((recent) => recent.planId === planId)?.reference ?? planId;
      return { ...screen, asking: null, result: { kind: 'nothing', read } };
    },
    'find-failed': (screen, { ask, failure }) =>
      ask === screen.asking ? findFailed(screen, failure, ask) : screen,
    // With what comes back already.
    'part-picked': (screen, { orderId }) =>
      (screen.visit && partPicked(screen.visit.id, screen.visit.others, orderId)) ?? screen,
    reviewed: (screen) => (screen.visit ? reviewAll(screen.visit.id, screen.visit.others) : screen),
    left: () => find(),
  },

  items: {
    'quantity-set': (screen, { lineItemId, quantity }) =>
      edited(screen, setQuantity(screen.draft, screen.order, lineItemId, quantity)),
    'all-chosen': (screen) => edited(screen, chooseAll(screen.draft, screen.order)),
    'details-set': (screen, { lineItemId, details }) =>
      edited(screen, setDetails(screen.draft, lineItemId, details)),
    'exception-set': (screen, { reason }) =>
      arranged(edited(screen, setOverrideReason(screen.draft, screen.order, reason))),
    'note-set': (screen, { note }) => edited(screen, setNote(screen.draft, note)),
    scanned: (screen, { text }) => itemScanned(screen, text.trim()),
    'lines-searched': (screen, { query }) => arranged({ ...screen, query, notice: null }),
    searched: (screen, { text }) =>
      look(screen.visit ? leaveItems(screen, screen.visit) : find(), 'scan', text),
    'another-order': (screen, { newId, text }) => {
      if (isEmpty(screen.draft)) return { ...screen, notice: { kind: 'nothing-chosen' } };
      const another = findAnother(screen, newId);
      return text === null ? another : look(another, 'scan', text);
    },
    reviewed: (screen) => {
      if (screen.visit) return reviewItems(screen, screen.visit);
      return isEmpty(screen.draft)
        ? { ...screen, notice: { kind: 'nothing-chosen' } }
        : planning(screen.order, screen.draft, null);
    },
    left: (screen) => (screen.visit ? leaveItems(screen, screen.visit) : find()),
  },

  plan: {
    planned: (screen, { draft, reply }) => {
      if (draft !== screen.asking) return screen;
      const { order, visit } = screen;
      if (reply.kind === 'plan') {
        const { plan, managers } = reply;
        const blankCard = blankCardFor(plan, screen.blankCard);
        return { ...screen, asking: null, plan, managers, approval: null, blankCard, problem: null };
      }
      return { ...refused(reply.refusal, draft, order?.name ?? '', reply.order ?? order), visit };
    },
    'plan-failed': (screen, { draft, failure }) =>
      draft === screen.asking ? { ...screen, problem: failure } : screen,
    // A new object asks again, even for the same choices.
    retried: (screen) => ({ ...screen, asking: screen.asking && { ...screen.asking }, problem: null }),
    'shipping-set': (screen, { shipping }) =>
      screen.sending ? screen : replanned(screen, setShipping(screen.draft, shipping)),
    'duties-set': (screen, { refund }) =>
      screen.sending ? screen : replanned(screen, setDuties(screen.draft, refund)),
    'tip-set': (screen, { refund }) =>
      screen.sending ? screen : replanned(screen, setTip(screen.draft, refund)),
    'split-set': (screen, { split }) =>
      screen.sending ? screen : replanned(screen, setSplit(screen.draft, split)),
    'fees-waived': (screen, { reason }) =>
      screen.sending ? screen : replanned(screen, waiveFees(screen.draft, reason)),
    approved: (screen, { planId, approval }) =>
      screen.plan?.id === planId && !screen.asking ? { ...screen, approval } : screen,
    'approval-refused': (screen, { planId, refusal }) =>
      screen.plan?.id === planId && !screen.asking
        ? refused(refusal, screen.draft, screen.plan.orderName, null)
        : screen,
    confirmed: (screen) =>
      screen.plan && isReady(screen) && !screen.asking && !screen.sending && !screen.visit
        ? { ...screen, sending: true, problem: null }
        : screen,
    settled: (screen, { planId, reply }) => {
      if (!screen.sending || screen.plan?.id !== planId) return screen;
      const stopped = { ...screen, sending: false };
      if (reply.kind === 'settlement') return settlementShown(reply.settlement, true, stopped);
      if (reply.refusal.code === 'APPROVAL_NEEDED') return { ...stopped, approval: 'ran-out' };
      return {
        ...refused(reply.refusal, screen.draft, screen.plan.orderName, null),
        newPlan: reply.newPlan,
        planId,
      };
    },
    'settle-failed': (screen, { planId, failure }) => {
      if (!screen.sending || screen.plan?.id !== planId) return screen;
      const stopped = { ...screen, sending: false, problem: failure };
      return failure.mayHaveHappened ? { ...checking(unsettledOf(screen.plan)), from: stopped } : stopped;
    },
    'blank-card-asked': (screen, { asked }) =>
      screen.sending ? screen : { ...screen, blankCard: asked ? { code: null, wrong: false } : null },
    // A blank card's code, or one more thing that comes back.
    scanned: (screen, { text }) => {
      const blankCard = blankCardScanned(screen, text);
      if (blankCard) return { ...screen, blankCard };
      const back = screen.sending ? screen : backToItems(screen.order, screen.draft);
      return back.at === 'items' ? itemScanned({ ...back, visit: screen.visit }, text.trim()) : screen;
    },
    left: (screen) => {
      if (screen.visit) return backToVisit(screen, screen.visit);
      return screen.sending ? screen : backToItems(screen.order, screen.draft);
    },
  },

  visit: {
    'visit-planned': (screen, { drafts, reply }) =>
      drafts === screen.asking ? visitPlanned(screen, reply) : screen,
    'visit-failed': (screen, { failure }) => {
      const plans = plansOf(screen.parts);
      // Sent, and nobody can tell what became of it: each order is asked for by itself.
      if (screen.sending && plans && failure.mayHaveHappened) return visitDone(plans, []);
      return { ...screen, sending: false, problem: failure };
    },
    // A new object asks again, even for the same choices.
    retried: (screen) => ({ ...screen, asking: screen.asking && [...screen.asking], problem: null }),
    'part-picked': (screen, { orderId }) =>
      screen.sending ? screen : (partPicked(screen.id, screen.parts, orderId) ?? screen),
    'part-plan-picked': (screen, { orderId }) => (screen.sending ? screen : planPicked(screen, orderId)),
    confirmed: (screen) =>
      plansOf(screen.parts) && screen.parts.every(isApproved) && !screen.asking && !screen.sending
        ? { ...screen, sending: true, problem: null }
        : screen,
    'visit-settled': (screen, { reply }) => {
      const plans = plansOf(screen.parts);
      return screen.sending && plans ? visitDone(plans, reply.replies) : screen;
    },
    scanned: (screen, { text }) =>
      screen.sending
        ? screen
        : look({ ...find(), visit: { id: screen.id, others: screen.parts } }, 'scan', text),
    left: (screen) =>
      screen.sending ? screen : { ...find(), visit: { id: screen.id, others: screen.parts } },
  },

  'visit-done': {
    retried: (screen) => ({ ...screen, asking: true }),
    'visit-settled': (screen, { reply }) =>
      screen.asking
        ? visitDone(
            screen.parts.map(({ plan }) => plan),
            reply.replies,
          )
        : screen,
    'visit-failed': (screen) => ({ ...screen, asking: false }),
    'part-picked': (screen, { orderId }) => {
      const part = screen.parts.find(({ plan }) => plan.orderId === orderId);
      if (!part || part.reply.kind === 'unknown') return screen;
      const { plan, reply } = part;
      if (reply.kind === 'refused') {
        return {
          ...refused(reply.refusal, plan.draft, plan.orderName, null),
          newPlan: reply.newPlan,
          planId: plan.id,
        };
      }
      const shown = settlementShown(reply.settlement, true, null);
      return shown.at === 'done' ? { ...shown, back: screen } : shown;
    },
    scanned: (screen, { text }) => look(find(), 'scan', text),
    left: () => find(),
  },

  checking: {
    'settlement-read': (screen, { planId, reply }) => {
      if (planId !== screen.unsettled.planId) return screen;
      if (reply.kind === 'settlement') {
        const { settlement } = reply;
        if (isRunning(settlement.state)) return { ...screen, why: 'running', tries: screen.tries + 1 };
        return settlementShown(settlement, screen.ours, screen.from);
      }
      if (screen.from) return { ...screen.from, problem: 'not-sent' };
      return { ...find(), result: { kind: 'not-sent', unsettled: screen.unsettled } };
    },
    'check-failed': (screen, { planId }) =>
      planId === screen.unsettled.planId ? { ...screen, tries: screen.tries + 1 } : screen,
    retried: (screen) => ({ ...screen, tries: 0 }),
    left: () => find(),
  },

  refused: {
    'new-plan-opened': (screen) =>
      screen.newPlan ? planning(screen.order, screen.newPlan.draft, screen.newPlan) : screen,
    'split-set': (screen, { split }) => ({
      ...planning(screen.order, setSplit(screen.draft, split), null),
      visit: screen.visit,
    }),
    'fees-waived': (screen, { reason }) => ({
      ...planning(screen.order, waiveFees(screen.draft, reason), null),
      visit: screen.visit,
    }),
    left: (screen) => {
      const back = backToItems(screen.order, screen.draft);
      return back.at === 'items' ? { ...back, visit: screen.visit } : back;
    },
  },

  done: {
    'owed-paid': (screen, { parentId, toParentId }) =>
      screen.paying ? screen : { ...screen, paying: { parentId, toParentId }, problem: null, refusal: null },
    'owed-answered': (screen, { planId, reply }) => {
      if (planId !== screen.settlement.planId) return screen;
      const settlement = reply.settlement ?? screen.settlement;
      // What was owed is owed still: it stays in sight, whatever was against paying it this time.
      return {
        ...screen,
        settlement,
        paying: null,
        back: screen.back && withSettlement(screen.back, settlement),
        refusal: reply.kind === 'refused' ? reply.refusal : null,
      };
    },
    'owed-failed': (screen, { failure }) => ({ ...screen, paying: null, problem: failure }),
    scanned: (screen, { text }) => (screen.paying ? screen : look(find(), 'scan', text)),
    left: (screen) => (screen.paying ? screen : (screen.back ?? find())),
  },

  'cash-up': {
    'cash-up-opened': (screen, { day }) => ({ ...screen, asking: { day }, problem: null }),
    'cash-up-read': (screen, { asking, reply }) =>
      asking === screen.asking ? { ...screen, asking: null, reply, problem: null } : screen,
    'cash-up-failed': (screen, { asking, failure }) =>
      asking === screen.asking ? { ...screen, problem: failure } : screen,
    // A new object asks again, for the same day.
    retried: (screen) => ({ ...screen, asking: screen.asking && { ...screen.asking }, problem: null }),
    scanned: (_, { text }) => look(find(), 'scan', text),
    left: () => find(),
  },
};

/** What the cashier sees next. Pure; the screens run what a screen's fields ask for. */
export function next(screen: Screen, event: FlowEvent): Screen {
  const rule = RULES[screen.at][event.type] as ((screen: Screen, event: FlowEvent) => Screen) | undefined;
  return rule ? rule(screen, event) : screen;
}

/** The first screen; with an order's id it opens that order's items straight away. */
export function start(orderId: string | null): Find {
  const asking =
    orderId === null ? null : ({ kind: 'find', by: 'order', text: orderId, code: null } as const);
  return { ...find(), asking, opening: true };
}

const NO_PERMISSION: Failure = { code: 'NO_PERMISSION', trace: null, mayHaveHappened: false };
