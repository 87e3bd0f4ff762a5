import type { DraftLine } from './draft.ts';
import type { OrderLine } from './order.ts';
import { returnableQuantity } from './order.ts';

/** Units of one line: those that come back, and those that were never handed over and are cancelled. */
export interface Divided {
  readonly toReturn: number;
  readonly toCancel: number;
}

type Chosen = Pick<DraftLine, 'quantity' | 'unfulfilledFirst'>;

/** Units that were handed over are chosen first, unless the draft has it the other way round. What is too much is to be returned. */
export function divide(
  { quantity, unfulfilledFirst }: Chosen,
  returnable: number,
  unfulfilled: number,
): Divided {
  const others = unfulfilledFirst ? quantity : Math.max(0, quantity - returnable);
  const toCancel = Math.min(unfulfilled, others);
  return { toReturn: quantity - toCancel, toCancel };
}

export function divideLine(chosen: Chosen, line: OrderLine): Divided {
  return divide(chosen, returnableQuantity(line), line.unfulfilledQuantity);
}
