import { setChoices } from '../../../../domain/draft.ts';
import { backToItems, planning } from './arrive.ts';
import type { RulesOf } from './events.ts';

export const refusedRules: RulesOf<'refused'> = {
  'new-plan-opened': (screen) =>
    screen.newPlan ? planning(screen.order, screen.newPlan.draft, screen.newPlan) : screen,
  'choices-set': ({ order, draft, visit }, { choices }) =>
    planning(order, setChoices(draft, choices), null, visit),
  left: backToItems,
};
