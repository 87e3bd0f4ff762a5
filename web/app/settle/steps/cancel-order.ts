import { judgeNow } from '../judge-now.ts';
import { markOf } from '../mark.ts';
import type { Run } from '../run.ts';
import type { Step, StepEnd, Unknown } from '../step.ts';
import { AT_WORK, lookAtEarlier, refusedMeanwhile } from '../under-way.ts';

/**
 * Cancels a whole order whose money was only held: the hold is let go, nothing is refunded. Shopify does so by and by, and only once: asking
 * again does no harm.
 */
export const cancelOrder: Step = {
  name: 'cancel_order',

  find: (run) => whatBecame(run),

  async judge(run) {
    const wait = await lookAtEarlier(run, 'cancel_order');
    if (wait) return wait;
    await run.readOrder(null);
    const against = await judgeNow(run);
    // Our own call, thought lost, may be what has changed the order.
    return against && run.mayBeAtWork ? ((await whatBecame(run)) ?? AT_WORK) : against;
  },

  async act(run) {
    const { plan, planId } = run.record;
    const written = await run.ports.returns.cancelOrder(plan.orderId, markOf(planId));
    if (written.kind === 'unknown') return written;
    const now = await whatBecame(run);
    if (now) return now;
    if (written.kind === 'done') return NOT_YET;
    if (run.mayBeAtWork) return refusedMeanwhile(run, 'cancel_order', written.message);
    return {
      kind: 'refuse',
      refusal: { code: 'SHOPIFY_REFUSED', message: written.message },
      newPlanId: null,
    };
  },
};

const NOT_YET: Unknown = {
  kind: 'unknown',
  why: 'Shopify has not finished cancelling the order',
  late: true,
};

async function whatBecame({ record: { plan, planId }, ports }: Run): Promise<StepEnd | null> {
  const cancelled = await ports.returns.cancelledOrder(plan.orderId);
  if (!cancelled) return null;
  const { at, note, refundIds, taken } = cancelled;
  if (note !== markOf(planId))
    return { kind: 'refuse', refusal: { code: 'ORDER_CANCELLED', at }, newPlanId: null };
  if (taken)
    return { kind: 'attention', facts: { why: 'money was taken before the order was cancelled', refundIds } };
  return { kind: 'reached', state: 'items_cancelled', change: { refundIds }, facts: { refundIds } };
}
