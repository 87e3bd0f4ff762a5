import { isPositive } from '../../../domain/money.ts';
import type { Plan } from '../../../domain/plan.ts';
import type { AcceptedRecord } from './ports.ts';
import type { Step } from './step.ts';
import { awaitPayment } from './steps/await-payment.ts';
import { handOver } from './steps/hand-over.ts';
import { moveGoods } from './steps/move-goods.ts';
import { shipTo } from './steps/ship-to.ts';

/** From which state on the goods of a plan are on the order: their return is processed, or the edit made. */
export function goodsAre({
  cancellation,
}: Pick<Plan, 'cancellation'>): 'return_processed' | 'items_cancelled' {
  return cancellation?.swapped ? 'items_cancelled' : 'return_processed';
}

/** What goods given at the counter add to the steps of a settlement; null where there are none, or nothing to do for them now. */
export function handOverStep({
  state,
  plan,
  given,
  due,
}: Pick<AcceptedRecord, 'state' | 'plan' | 'given' | 'due'>): Step | null {
  if (!plan.exchange || state !== goodsAre(plan)) return null;
  const sent = plan.exchange.lines.some((line) => line.handOver === 'ship');
  if (given === null && sent && plan.draft.exchange.shipTo) return shipTo;
  // Goods go once they are paid for: until then Shopify holds them.
  if (isPositive(plan.due) && !due) return awaitPayment;
  if (given === null || given === 'addressed') return moveGoods;
  return given === 'moved' ? handOver : null;
}
