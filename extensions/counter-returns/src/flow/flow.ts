import { find } from './arrive.ts';
import { cashUpRules } from './cash-up-rules.ts';
import { checkingRules } from './checking-rules.ts';
import { doneRules } from './done-rules.ts';
import type { FlowEvent, RulesOf } from './events.ts';
import { findRules } from './find-rules.ts';
import { itemsRules } from './items-rules.ts';
import { planRules } from './plan-rules.ts';
import { refusedRules } from './refused-rules.ts';
import type { Find, Screen } from './screens.ts';
import { visitDoneRules } from './visit-done-rules.ts';
import { visitRules } from './visit-rules.ts';

const RULES: { readonly [A in Screen['at']]: RulesOf<A> } = {
  find: findRules,
  items: itemsRules,
  plan: planRules,
  visit: visitRules,
  'visit-done': visitDoneRules,
  checking: checkingRules,
  refused: refusedRules,
  done: doneRules,
  'cash-up': cashUpRules,
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
