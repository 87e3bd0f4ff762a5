import { find, look, refused, settlementShown } from './arrive.ts';
import { visitDone } from './arrive-visit.ts';
import type { RulesOf } from './events.ts';

export const visitDoneRules: RulesOf<'visit-done'> = {
  retried: (screen) => ({ ...screen, asking: true }),
  'visit-settled': (screen, { reply }) => {
    if (!screen.asking) return screen;
    if (reply.kind === 'failure') return { ...screen, asking: false };
    return visitDone(
      screen.parts.map(({ plan }) => plan),
      reply.replies,
    );
  },
  'part-picked': (screen, { orderId }) => {
    const part = screen.parts.find(({ plan }) => plan.orderId === orderId);
    if (!part || part.reply.kind === 'unknown') return screen;
    const { plan, reply } = part;
    if (reply.kind === 'refused') {
      return refused(reply.refusal, plan.draft, plan.orderName, { newPlan: reply.newPlan, planId: plan.id });
    }
    const shown = settlementShown(reply.settlement, true, null);
    return shown.at === 'done' ? { ...shown, back: screen } : shown;
  },
  scanned: (_, { text }) => look(find(), 'scan', text),
  left: find,
};
