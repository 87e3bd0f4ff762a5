import type { Draft } from './draft.ts';

/** The draft without amounts that were made for another total. That all of it goes one way holds for any total. */
export function withoutAmounts(draft: Draft): Draft {
  return draft.split === null || typeof draft.split === 'string' ? draft : { ...draft, split: null };
}
