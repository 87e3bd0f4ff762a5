import { TEXT_LIMIT, type FindRequest } from '../../../../domain/contract.ts';
import { addScannedItem, chosenQuantity, isEmpty, type Draft } from '../../../../domain/draft.ts';
import { judgeLine } from '../../../../domain/eligibility.ts';
import type { OrderForReturn, OrderLine } from '../../../../domain/order.ts';
import type { Plan } from '../../../../domain/plan.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import { isRunning, type SettlementView } from '../../../../domain/settlement.ts';
import type { Failure } from '../backend.ts';
import type { Sent, ShelfContents, Unsettled } from '../shelf.ts';
import { arrangeLines } from './arrange.ts';
import { fitDraft } from './begin-draft.ts';
import type { Ask, Checking, Find, Items, Planning, Refused, Screen, Visit } from './screens.ts';

// How a screen looks when the flow arrives at it: what the rules of the screens have in common.

export function find(): Find {
  return { at: 'find', asking: null, result: null, shelf: null, opening: false, visit: null };
}

export function look(screen: Find, by: FindRequest['by'], raw: string, code: string | null = null): Find {
  const text = raw.trim();
  const { asking } = screen;
  if (asking?.kind === 'find' && asking.text === text) return screen;
  if (text === '' || text.length > TEXT_LIMIT) {
    return { ...screen, asking: null, result: { kind: 'nothing', read: text.slice(0, READ_SHOWN) } };
  }
  return { ...screen, asking: { kind: 'find', by, text, code: by === 'scan' ? text : code }, result: null };
}
/** How much of an unreadable code is shown. */
const READ_SHOWN = 40;

/** What was scanned to find this, directly or by way of a list. */
export function codeOf(ask: Ask): string | null {
  return ask.kind === 'find' ? ask.code : null;
}

export function findFailed(screen: Find, failure: Failure, ask: Ask | null): Find {
  return { ...screen, asking: null, result: { kind: 'failure', failure, ask } };
}

export function items(
  order: OrderForReturn,
  draft: Draft,
  sent: Sent,
  foundBy: string | null,
  visit: Visit | null = null,
  due: Items['due'] = null,
): Items {
  // An order that was found by scanning an item of it: that item comes back.
  const scanned = isEmpty(draft) && foundBy !== null ? addScannedItem(draft, order, foundBy) : null;
  const begun = scanned?.kind === 'added' ? scanned.draft : draft;
  const lines = arrangeLines(order, begun, '');
  return { at: 'items', order, draft: begun, sent, query: '', lines, notice: null, foundBy, visit, due };
}

export function arranged(screen: Items): Items {
  return { ...screen, lines: arrangeLines(screen.order, screen.draft, screen.query) };
}

export function edited(screen: Items, draft: Draft): Items {
  if (draft === screen.draft) return screen;
  return { ...screen, draft, sent: screen.sent === 'latest' ? 'older' : screen.sent, notice: null };
}

export function itemScanned(screen: Items, text: string): Items {
  if (text === '') return screen;
  const scanned = addScannedItem(screen.draft, screen.order, text);
  if (scanned.kind === 'not-on-order') {
    if (text === screen.foundBy) return screen;
    return { ...screen, notice: { kind: 'not-on-order', read: text.slice(0, READ_SHOWN) } };
  }
  const { line } = scanned;
  if (scanned.kind === 'added') {
    const chosen = chosenQuantity(scanned.draft, line.id);
    const notice = { kind: 'added', title: line.title, chosen, left: leftOf(line, scanned.draft) } as const;
    return arranged({ ...edited(screen, scanned.draft), query: '', notice });
  }
  const eligibility = judgeLine(line, screen.draft.overrideReason !== null);
  const notice =
    eligibility.kind === 'refused'
      ? ({ kind: 'cannot', title: line.title, reason: eligibility.reason } as const)
      : ({ kind: 'all-chosen', title: line.title, left: eligibility.upTo } as const);
  return { ...screen, notice };
}

function leftOf(line: OrderLine, draft: Draft): number {
  const eligibility = judgeLine(line, draft.overrideReason !== null);
  return eligibility.kind === 'returnable' ? eligibility.upTo : 0;
}

export function planning(
  order: OrderForReturn | null,
  draft: Draft,
  plan: Plan | null,
  visit: Visit | null = null,
): Planning {
  // Whom to ask comes with a plan that was asked for.
  const whole = plan && plan.approvals.length === 0 ? plan : null;
  return {
    at: 'plan',
    order,
    draft,
    asking: whole ? null : draft,
    plan: whole,
    managers: [],
    approval: null,
    sending: false,
    problem: null,
    blankCard: null,
    visit,
  };
}

export function replanned(screen: Planning, draft: Draft): Planning {
  if (screen.sending) return screen;
  return { ...screen, draft, asking: draft, approval: null, problem: null };
}

/** Back to the choices of one order; without the order at hand it is asked for. */
export function backToItems({ order, draft, visit }: Planning | Refused): Items | Find {
  if (!order) return look(find(), 'order', draft.orderId);
  const fitted = fitDraft(draft, order);
  return items(order, fitted, fitted === draft ? 'latest' : 'older', null, visit);
}

export function checking(unsettled: Unsettled): Checking {
  return { at: 'checking', unsettled, why: 'no-answer', tries: 0, ours: true, from: null };
}

export function settlementShown(settlement: SettlementView, ours: boolean, from: Planning | null): Screen {
  const { plan, planId, newPlan, refusal, returnName } = settlement;
  if (isRunning(settlement.state)) return { ...checking(unsettledOf(plan)), why: 'running', ours, from };
  if (refusal) {
    const approved = plan.continues?.status === 'REQUESTED' ? returnName : null;
    return refused(refusal, plan.draft, plan.orderName, { newPlan, planId, approved });
  }
  return { at: 'done', settlement, ours, doing: null, problem: null, refusal: null, back: null };
}

/** `rest`: what is known beside the refusal. */
export function refused(
  refusal: Refusal,
  draft: Draft,
  orderName: string,
  rest: Partial<Refused> = {},
): Refused {
  const unknown = { order: null, newPlan: null, planId: null, approved: null, visit: null };
  return { at: 'refused', refusal, draft, orderName, ...unknown, ...rest };
}

/** The order has a refund whose end this till does not know: that comes first. */
export function unknownOf({ shelf }: Find, orderId: string): Unsettled | null | undefined {
  return shelf && shelf.unsettled.find((unsettled) => unsettled.orderId === orderId);
}

/** A refund whose end this till does not know; when one order is asked for, only that order's. */
export function leftUnknown(shelf: ShelfContents, asking: Ask | null): Unsettled | undefined {
  if (asking?.kind !== 'find') return asking ? undefined : shelf.unsettled[0];
  return shelf.unsettled.find(({ orderId }) => asking.by === 'order' && orderId === asking.text);
}

/** Whether a plan may be confirmed as it stands: a manager has approved it, or need not. */
export function isApproved({ plan, approval }: Pick<Planning, 'plan' | 'approval'>): boolean {
  return (plan !== null && plan.approvals.length === 0) || (approval !== null && approval !== 'ran-out');
}

/** Nothing is waited for that belongs to the plan: a manager's word, the code of a blank card. */
export function isReady(screen: Planning): boolean {
  return isApproved(screen) && !(screen.blankCard && screen.blankCard.code === null);
}

/** What the till keeps of a plan that it sends. */
export function unsettledOf({ id, reference, orderId, orderName, total, cancellation }: Plan): Unsettled {
  const released = cancellation?.released;
  return { planId: id, reference, orderId, orderName, amount: released || total, held: !!released };
}
