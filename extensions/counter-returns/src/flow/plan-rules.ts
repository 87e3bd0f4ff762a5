import { setChoices } from '../../../../domain/draft.ts';
import type { Plan } from '../../../../domain/plan.ts';
import {
  backToItems,
  checking,
  isReady,
  itemScanned,
  refused,
  replanned,
  settlementShown,
  unsettledOf,
} from './arrive.ts';
import { backToVisit } from './arrive-visit.ts';
import { blankCardFor, blankCardScanned } from './blank-card.ts';
import type { RulesOf } from './events.ts';
import type { Planning } from './screens.ts';

export const planRules: RulesOf<'plan'> = {
  planned: (screen, { draft, reply }) => {
    if (draft !== screen.asking) return screen;
    const { order, visit } = screen;
    switch (reply.kind) {
      case 'failure':
        return { ...screen, problem: reply };
      case 'refused':
        return refused(reply.refusal, draft, order?.name || '', { order: reply.order || order, visit });
      case 'plan': {
        const { plan, managers } = reply;
        const blankCard = blankCardFor(plan, screen.blankCard);
        return { ...screen, asking: null, plan, managers, approval: null, blankCard, problem: null };
      }
    }
  },
  // A new object asks again, even for the same choices.
  retried: (screen) => ({ ...screen, asking: screen.asking && { ...screen.asking }, problem: null }),
  'choices-set': (screen, { choices }) =>
    screen.sending ? screen : replanned(screen, setChoices(screen.draft, choices)),
  approved: (screen, { planId, approval }) => (isOn(screen, planId) ? { ...screen, approval } : screen),
  'approval-refused': (screen, { planId, refusal }) =>
    isOn(screen, planId) ? refused(refusal, screen.draft, screen.plan.orderName) : screen,
  confirmed: (screen) =>
    screen.plan && isReady(screen) && !screen.asking && !screen.sending && !screen.visit
      ? { ...screen, sending: true, problem: null }
      : screen,
  settled: (screen, { planId, reply }) => {
    if (!screen.sending || !isOn(screen, planId)) return screen;
    const { plan, draft } = screen;
    const stopped = { ...screen, sending: false };
    switch (reply.kind) {
      case 'failure': {
        const failed = { ...stopped, problem: reply };
        return reply.mayHaveHappened ? { ...checking(unsettledOf(plan)), from: failed } : failed;
      }
      case 'settlement':
        return settlementShown(reply.settlement, true, stopped);
      case 'refused':
        if (reply.refusal.code === 'APPROVAL_NEEDED') return { ...stopped, approval: 'ran-out' };
        return refused(reply.refusal, draft, plan.orderName, { newPlan: reply.newPlan, planId });
    }
  },
  'blank-card-asked': (screen, { asked }) =>
    screen.sending ? screen : { ...screen, blankCard: asked ? { code: null, wrong: false } : null },
  // A blank card's code, or one more thing that comes back.
  scanned: (screen, { text }) => {
    const blankCard = blankCardScanned(screen, text);
    if (blankCard) return { ...screen, blankCard };
    const back = screen.sending ? screen : backToItems(screen);
    return back.at === 'items' ? itemScanned(back, text.trim()) : screen;
  },
  left: (screen) => {
    if (screen.visit) return backToVisit(screen, screen.visit);
    return screen.sending ? screen : backToItems(screen);
  },
};

/** The plan is on screen, and no other is being asked for. */
function isOn(screen: Planning, planId: string): screen is Planning & { readonly plan: Plan } {
  return screen.plan !== null && screen.plan.id === planId && !screen.asking;
}
