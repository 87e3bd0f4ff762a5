import { find, isApproved, look } from './arrive.ts';
import { partPicked, planPicked, plansOf, visitDone, visitPlanned } from './arrive-visit.ts';
import type { RulesOf } from './events.ts';
import type { Find, VisitPlanning } from './screens.ts';

export const visitRules: RulesOf<'visit'> = {
  'visit-planned': (screen, { drafts, reply }) =>
    drafts === screen.asking ? visitPlanned(screen, reply) : screen,
  // A new object asks again, even for the same choices.
  retried: (screen) => ({ ...screen, asking: screen.asking && [...screen.asking], problem: null }),
  'part-picked': (screen, { orderId }) =>
    screen.sending ? screen : partPicked(screen.id, screen.parts, orderId) || screen,
  'part-plan-picked': (screen, { orderId }) => (screen.sending ? screen : planPicked(screen, orderId)),
  confirmed: (screen) =>
    plansOf(screen.parts) && screen.parts.every(isApproved) && !screen.asking && !screen.sending
      ? { ...screen, sending: true, problem: null }
      : screen,
  'visit-settled': (screen, { reply }) => {
    const plans = plansOf(screen.parts);
    if (!screen.sending || !plans) return screen;
    if (reply.kind === 'visit') return visitDone(plans, reply.replies);
    // Sent, and nobody can tell what became of it: each order is asked for by itself.
    return reply.mayHaveHappened ? visitDone(plans, []) : { ...screen, sending: false, problem: reply };
  },
  scanned: (screen, { text }) => (screen.sending ? screen : look(findMore(screen), 'scan', text)),
  left: (screen) => (screen.sending ? screen : findMore(screen)),
};

function findMore({ id, parts }: VisitPlanning): Find {
  return { ...find(), visit: { id, others: parts } };
}
