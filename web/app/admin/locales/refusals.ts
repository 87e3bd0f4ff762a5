import type { ExchangeRefusal, Refusal, RefusalCode } from '../../../../domain/refusal.ts';
import type { Formats } from '../formats.ts';

type FactsOf<C extends RefusalCode> = Extract<Refusal, { readonly code: C }>;

/** One sentence for each refusal, with its facts: a code without words does not compile. */
export type RefusalTexts = {
  readonly [C in RefusalCode]: (facts: FactsOf<C>, formats: Formats, texts: RefusalTexts) => string;
};

/** Those about goods given in exchange. */
export type ExchangeRefusalTexts = Pick<
  RefusalTexts,
  ExchangeRefusal['code'] | 'DUE_CHANGED' | 'NOTHING_DUE' | 'GOODS_GIVEN'
>;

/** A refusal in words. One of a code that this version does not know yet is shown by its code. */
export function refusalInWords(refusal: Refusal, texts: RefusalTexts, formats: Formats): string {
  const say: ((facts: never, formats: Formats, texts: RefusalTexts) => string) | undefined =
    texts[refusal.code];
  return say ? say(refusal as never, formats, texts) : refusal.code;
}
