import { decideCalls, type Fate } from './fake-network.ts';

// A process that dies is one that reaches Shopify no more: what it had written down by then is all that is left of it.

/** When it dies: Shopify never heard of the call, or did what was asked and the answer was lost. */
export const ENDS = ['before the call', 'before the answer'] as const;
export type End = (typeof ENDS)[number];

export interface Death<Name extends string = string> {
  /** Of the GraphQL operation. */
  readonly name: Name;
  readonly end: End;
}

/** Every death at these calls. */
export function deathsAt<Name extends string>(names: readonly Name[]): Death<Name>[] {
  return names.flatMap((name) => ENDS.map((end) => ({ name, end })));
}

/** From the nth call of this name on the process is dead. */
export function dieAt(name: string, end: End, nth = 1): void {
  let seen = 0;
  decideCalls((call): Fate => {
    if (seen >= nth) return 'fail';
    if (call.name === name) seen += 1;
    if (seen < nth) return 'pass';
    return end === 'before the call' ? 'fail' : 'lose';
  });
}
