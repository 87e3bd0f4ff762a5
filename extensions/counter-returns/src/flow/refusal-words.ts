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

function factsOf(words: Words, refusal: Refusal): Facts {
  const facts: Record<string, string | number> = {};
  for (const [name, fact] of Object.entries(refusal)) {
    if (name === 'reason') facts[name] = refusalWords(words, fact).what;
    else if (name === 'at') facts[name] = words.date(fact);
    else if (name === 'until') facts[name] = words.day(fact);
    else facts[name] = typeof fact === 'object' ? words.money(fact) : fact;
  }
  return facts;
}
