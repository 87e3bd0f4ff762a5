import type { ApprovalNeed } from '../../../../domain/approval.ts';
import type { EndedReturn } from '../../../../domain/order.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import type { Facts, Words } from '../words.ts';

/** What a refusal says and what to do next, with its facts as people write them. */
export function refusalWords(words: Words, refusal: Refusal): { what: string; next: string } {
  const facts = factsOf(words, refusal);
  return {
    what: words.t(`refusal.${refusal.code}.what`, facts),
    next: words.t(`refusal.${refusal.code}.next`, facts),
  };
}

/** What became of a return that can no longer be gone on with. */
export function endedWords(words: Words, status: EndedReturn['status'] | null): string {
  const end = status || 'UNKNOWN';
  return words.t(`items.ended.${end}`);
}

/** The facts of a refusal, or of what needs a manager, as people write them. */
export function factsOf(words: Words, told: Refusal | ApprovalNeed): Facts {
  const facts: Record<string, string | number> = {};
  for (const [name, fact] of Object.entries(told)) {
    if (name === 'status') facts[name] = endedWords(words, fact);
    else if (fact === null) facts[name] = '';
    else if (name === 'at') facts[name] = words.date(fact);
    else if (name === 'until') facts[name] = words.day(fact);
    else if (typeof fact !== 'object') facts[name] = fact;
    else facts[name] = 'code' in fact ? refusalWords(words, fact).what : words.money(fact);
  }
  return facts;
}
