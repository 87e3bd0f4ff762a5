import { isRunning } from '../../../../domain/settlement.ts';
import { find, look, settlementShown } from './arrive.ts';
import { withSettlement } from './arrive-visit.ts';
import type { RulesOf } from './events.ts';

export const doneRules: RulesOf<'done'> = {
  'asked-to': (screen, { doing }) =>
    screen.doing ? screen : { ...screen, doing, problem: null, refusal: null },
  'settlement-told': (screen, { planId, reply }) => {
    if (planId !== screen.settlement.planId) return screen;
    if (reply.kind === 'failure') return { ...screen, doing: null, problem: reply };
    const settlement = ('settlement' in reply && reply.settlement) || screen.settlement;
    if (isRunning(settlement.state)) return settlementShown(settlement, screen.ours, null);
    // What was owed, or is due, is so still: it stays in sight, whatever was against it this time.
    return {
      ...screen,
      settlement,
      doing: null,
      problem: null,
      back: screen.back && withSettlement(screen.back, settlement),
      refusal: reply.kind === 'refused' ? reply.refusal : null,
    };
  },
  scanned: (screen, { text }) => (screen.doing ? screen : look(find(), 'scan', text)),
  left: (screen) => (screen.doing ? screen : screen.back || find()),
};
