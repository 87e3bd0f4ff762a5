import { isRunning } from '../../../../domain/settlement.ts';
import { find, settlementShown } from './arrive.ts';
import type { RulesOf } from './events.ts';

export const checkingRules: RulesOf<'checking'> = {
  'settlement-read': (screen, { planId, reply }) => {
    const { unsettled, ours, from } = screen;
    if (planId !== unsettled.planId) return screen;
    const again = { ...screen, tries: screen.tries + 1 };
    if (reply.kind === 'failure') return again;
    if (reply.kind === 'settlement') {
      const { settlement } = reply;
      return isRunning(settlement.state)
        ? { ...again, why: 'running' }
        : settlementShown(settlement, ours, from);
    }
    return from ? { ...from, problem: 'not-sent' } : { ...find(), result: { kind: 'not-sent', unsettled } };
  },
  retried: (screen) => ({ ...screen, tries: 0 }),
  left: find,
};
