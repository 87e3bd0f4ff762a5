import { find, look } from './arrive.ts';
import type { RulesOf } from './events.ts';

export const cashUpRules: RulesOf<'cash-up'> = {
  'cash-up-opened': (screen, { day }) => ({ ...screen, asking: { day }, problem: null }),
  'cash-up-read': (screen, { asking, reply }) => {
    if (asking !== screen.asking) return screen;
    return reply.kind === 'failure'
      ? { ...screen, problem: reply }
      : { ...screen, asking: null, reply, problem: null };
  },
  // A new object asks again, for the same day.
  retried: (screen) => ({ ...screen, asking: screen.asking && { ...screen.asking }, problem: null }),
  scanned: (_, { text }) => look(find(), 'scan', text),
  left: find,
};
