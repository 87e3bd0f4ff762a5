/** One entry of `userErrors`: a refusal by Shopify's rules, with the place in the input and a `ReturnErrorCode` or such. */
export interface Refusal {
  /** Null where Shopify has an error without a code. */
  code: string | null;
  field: string[] | null;
  message: string;
}

/** Thrown inside the ledger before anything is written; a mutation turns it into `userErrors`. */
export class Refused extends Error {
  override name = 'Refused';
  readonly refusal: Refusal;

  constructor(code: string | null, field: readonly (string | number)[] | null, message: string) {
    super(message);
    this.refusal = { code, field: field === null ? null : field.map(String), message };
  }
}

/** Runs what may be refused: its result, or the refusal. Every other error is a bug and is thrown on. */
export function attempt<T>(act: () => T): { done: T } | { refusal: Refusal } {
  try {
    return { done: act() };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}
