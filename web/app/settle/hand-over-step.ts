import type { AcceptedRecord } from './ports.ts';
import type { Step } from './step.ts';
import { handOver } from './steps/hand-over.ts';
import { moveGoods } from './steps/move-goods.ts';

/** What goods given at the counter add to the steps of a settlement; null where there are none, or nothing to do for them now. */
export function handOverStep({
  state,
  plan,
  given,
}: Pick<AcceptedRecord, 'state' | 'plan' | 'given'>): Step | null {
  if (!plan.exchange || state !== 'return_processed') return null;
  if (given === null) return moveGoods;
  return given === 'moved' ? handOver : null;
}
