/** A misbehaviour that the simulator was asked for: the `nth` call of a root field from now on. */
export interface Fault {
  /** Root field, such as `returnProcess`. */
  operation: string;
  /** Counts from 1 after the faults were set. */
  nth: number;
  mode: FaultMode;
  /** For `slow`: how long the answer is kept back. */
  ms?: number;
}

/**
 * - `slow`: the work is done, the answer is kept back for `ms` (default 10,000)
 * - `5xx`: 502 with a page of HTML, nothing is done
 * - `throttled`: a THROTTLED error, nothing is done
 * - `user-error`: a mutation answers `userErrors`, nothing is done; a query answers an error
 * - `refused`: the connection is reset before anything is done
 * - `reply-lost`: the work is done, the connection is reset instead of an answer
 * - `malformed`: the work is done, the answer is 200 and not JSON
 * - `refund-pending`, `refund-failed`: refund transactions of this call come out PENDING or FAILURE
 */
export const FAULT_MODES = [
  'slow',
  '5xx',
  'throttled',
  'user-error',
  'refused',
  'reply-lost',
  'malformed',
  'refund-pending',
  'refund-failed',
] as const;

export type FaultMode = (typeof FAULT_MODES)[number];

export const SLOW_MS = 10_000;

/** Raised for a fault that cannot be set; the message says what is wrong with it. */
export class FaultError extends Error {
  override name = 'FaultError';
}

export class Faults {
  #faults: Fault[] = [];
  readonly #seen = new Map<string, number>();

  /** Replaces all faults and starts counting again. */
  set(faults: readonly Fault[]): void {
    for (const { operation, nth, mode } of faults) {
      if (typeof operation !== 'string' || operation === '')
        throw new FaultError('a fault needs an "operation"');
      if (!Number.isInteger(nth) || nth < 1) throw new FaultError('"nth" counts from 1');
      if (!FAULT_MODES.includes(mode)) throw new FaultError(`"mode" is one of ${FAULT_MODES.join(', ')}`);
    }
    this.#faults = [...faults];
    this.#seen.clear();
  }

  /** Counts a call of these root fields; the fault that is due with it. */
  next(operations: readonly string[]): Fault | undefined {
    let due: Fault | undefined;
    for (const operation of operations) {
      const count = (this.#seen.get(operation) ?? 0) + 1;
      this.#seen.set(operation, count);
      due ??= this.#faults.find((fault) => fault.operation === operation && fault.nth === count);
    }
    return due;
  }
}
