import type { VisitPartReply, VisitPlanReply } from '../../../../domain/contract.ts';
import { isEmpty, type Draft } from '../../../../domain/draft.ts';
import type { OrderForReturn } from '../../../../domain/order.ts';
import type { Plan } from '../../../../domain/plan.ts';
import type { SettlementView } from '../../../../domain/settlement.ts';
import { judgeVisit } from '../../../../domain/visit.ts';
import type { Answer } from '../backend.ts';
import type { KeptDraft, Sent } from '../shelf.ts';
import { find, isApproved, items, planning } from './arrive.ts';
import { fitDraft } from './begin-draft.ts';
import type { Find, Items, Planning, Screen, Visit, VisitDone, VisitPart, VisitPlanning } from './screens.ts';

// How a visit goes on: goods of several orders, each with its own draft and plan, confirmed together.

/** Looks for the next order of the customer; what was chosen so far waits. */
export function findAnother({ visit, order, draft }: Items, newId: string): Find {
  const id = visit ? visit.id : newId;
  return { ...find(), visit: { id, others: allParts(visit, order, draft, id) } };
}

/** The visit's orders with the one on screen; one of which nothing comes back is left out. */
function allParts(
  visit: Visit | null,
  order: OrderForReturn,
  draft: Draft,
  id: string,
): readonly VisitPart[] {
  const others = visit ? visit.others : [];
  return isEmpty(draft)
    ? others
    : [...others, { order, draft: { ...draft, visitId: id }, plan: null, approval: null }];
}

/** An order was found while others wait: it joins them, or it is said why not. */
export function join(
  screen: Find,
  visit: Visit,
  order: OrderForReturn,
  begun: { draft: Draft; sent: Sent },
  foundBy: string | null,
): Screen {
  const waiting = visit.others.find((part) => part.order.id === order.id);
  if (waiting) {
    // Choices that can no longer be planned, as beside a return that was begun meanwhile, are not gone on with.
    const { draft } = waiting.draft.continues === begun.draft.continues ? waiting : begun;
    return openPart({ ...visit, others: without(visit, order.id) }, { ...waiting, order, draft });
  }
  const refusal = judgeVisit([...visit.others.map((part) => part.order), order]);
  if (refusal) {
    return { ...screen, asking: null, result: { kind: 'refused', refusal, orderId: order.id } };
  }
  const draft = { ...begun.draft, visitId: visit.id };
  return items(order, draft, begun.sent === 'never' ? 'never' : 'older', foundBy, visit);
}

function without(visit: Visit, orderId: string): readonly VisitPart[] {
  return visit.others.filter(({ order }) => order.id !== orderId);
}

/** The items of one order of the visit; the others wait. */
function openPart(visit: Visit, { order, draft }: VisitPart): Items {
  const fitted = fitDraft(draft, order);
  const kept = visit.others.length > 0 ? visit : null;
  return items(order, { ...fitted, visitId: kept && visit.id }, 'older', null, kept);
}

/** A draft taken up again from the till's storage, with those of its visit. */
export function reopened({ order, draft, sent }: KeptDraft, together: readonly KeptDraft[]): Items {
  const { visitId } = draft;
  const others = together.map((kept) => ({ ...kept, plan: null, approval: null }));
  const visit = visitId !== null && others.length > 0 ? { id: visitId, others } : null;
  return items(order, draft, sent, null, visit);
}

/** The part of this order on screen, the rest beside it. */
export function partPicked(id: string, parts: readonly VisitPart[], orderId: string): Items | null {
  const part = parts.find(({ order }) => order.id === orderId);
  return part ? openPart({ id, others: parts.filter((each) => each !== part) }, part) : null;
}

/** On to what everything comes to: of one order alone as ever, of several together. */
export function reviewAll(id: string, unsorted: readonly VisitPart[]): Planning | VisitPlanning | Find {
  // Wherever the cashier has been meanwhile, the orders stand where they stood.
  const parts = [...unsorted].sort((a, b) => a.order.name.localeCompare(b.order.name));
  const [first, ...others] = parts;
  if (!first) return find();
  if (others.length === 0) return planning(first.order, { ...first.draft, visitId: null }, null);
  const asking = parts.some(({ plan }) => plan === null) ? parts.map(({ draft }) => draft) : null;
  return { at: 'visit', id, parts, asking, sending: false, problem: null, refused: null };
}

export function reviewItems(screen: Items, visit: Visit): Screen {
  return reviewAll(visit.id, allParts(visit, screen.order, screen.draft, visit.id));
}

/** Back from the items of an order to the search; what was chosen of it waits where others of the visit do. */
export function leaveItems({ visit, order, draft }: Items): Find {
  return { ...find(), visit: visit && { ...visit, others: allParts(visit, order, draft, visit.id) } };
}

export function visitPlanned(screen: VisitPlanning, reply: Answer<VisitPlanReply>): VisitPlanning {
  if (reply.kind === 'failure') return { ...screen, problem: reply };
  if (reply.kind === 'refused') {
    const { refusal, orderId, order } = reply;
    const parts = screen.parts.map((part) =>
      part.order.id === orderId && order ? { ...part, order } : part,
    );
    return { ...screen, parts, asking: null, refused: { refusal, orderId } };
  }
  const parts = screen.parts.map((part) => {
    const plan = reply.plans.find(({ orderId }) => orderId === part.order.id) || null;
    return { ...part, plan, draft: plan ? plan.draft : part.draft, approval: null };
  });
  return { ...screen, parts, asking: null, problem: null, refused: null };
}

/** One order's own plan, to change where its money goes or to have it approved. */
export function planPicked(screen: VisitPlanning, orderId: string): Screen {
  const part = screen.parts.find(({ order }) => order.id === orderId);
  if (!part) return screen;
  const visit = { id: screen.id, others: screen.parts.filter((each) => each !== part) };
  const shown = planning(part.order, part.draft, part.plan, visit);
  // Approved, it stays as it is; another would have to be approved again.
  return isApproved(part) ? { ...shown, asking: null, plan: part.plan, approval: part.approval } : shown;
}

/** Back from one order's plan to all of them. */
export function backToVisit(screen: Planning, visit: Visit): Screen {
  const { order, draft, plan, asking, approval } = screen;
  if (!order) return find();
  const part = { order, draft, plan: asking ? null : plan, approval };
  return reviewAll(visit.id, [...visit.others, part]);
}

export function visitDone(plans: readonly Plan[], replies: readonly VisitPartReply[]): VisitDone {
  const parts = plans.map((plan, index) => ({
    plan,
    reply: replies[index] || ({ kind: 'unknown' } as const),
  }));
  return { at: 'visit-done', parts, asking: false };
}

/** The plans of a visit, once each part has one. */
export function plansOf(parts: readonly VisitPart[]): readonly Plan[] | null {
  const plans = parts.flatMap(({ plan }) => (plan ? [plan] : []));
  return plans.length === parts.length ? plans : null;
}

/** The end of a visit, with one of its settlements as it stands now. */
export function withSettlement(visit: VisitDone, settlement: SettlementView): VisitDone {
  const parts = visit.parts.map((part) =>
    part.plan.id === settlement.planId
      ? { ...part, reply: { kind: 'settlement', settlement } as const }
      : part,
  );
  return { ...visit, parts };
}
