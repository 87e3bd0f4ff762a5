import { find, look } from './arrive.ts';
import { withSettlement } from './arrive-visit.ts';
import type { RulesOf } from './events.ts';

export const doneRules: RulesOf<'done'> = {
  'owed-paid': (screen, { parentId, toParentId }) =>
    screen.paying ? screen : { ...screen, paying: { parentId, toParentId }, problem: null, refusal: null },
  'owed-answered': (screen, { planId, reply }) => {
    if (planId !== screen.settlement.planId) return screen;
    if (reply.kind === 'failure') return { ...screen, paying: null, problem: reply };
    const settlement = reply.settlement || screen.settlement;
    // What was owed is owed still: it stays in sight, whatever was against paying it this time.
    return {
      ...screen,
      settlement,
      paying: null,
      back: screen.back && withSettlement(screen.back, settlement),
      refusal: reply.kind === 'refused' ? reply.refusal : null,
    };
  },
  scanned: (screen, { text }) => (screen.paying ? screen : look(find(), 'scan', text)),
  left: (screen) => (screen.paying ? screen : screen.back || find()),
};
