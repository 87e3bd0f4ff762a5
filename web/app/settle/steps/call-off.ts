import type { Refusal } from '../../../../domain/refusal.ts';
import { replan } from '../plan-anew.ts';
import type { Run } from '../run.ts';
import type { Step, StepEnd } from '../step.ts';
import { callOffTwins } from '../twins.ts';

/** Cancels a return that is not to be processed after all, and offers the plan that holds now. */
export const callOff: Step = {
  name: 'call_off',

  async find(run) {
    const orderReturn = await run.currentReturn();
    if (!orderReturn || orderReturn.status === 'CANCELED') return refused(run);
    const touched =
      orderReturn.payments.length > 0 || orderReturn.lines.some(({ processed }) => processed > 0);
    return touched ? { kind: 'attention', facts: { why: 'processed while it was to be called off' } } : null;
  },

  async act(run) {
    const cancelled = await run.ports.returns.cancel(run.record.returnId ?? '');
    run.orderReturn = null;
    if (cancelled.kind === 'unknown') return cancelled;
    if (cancelled.kind === 'done') return refused(run);
    return { kind: 'attention', facts: { why: `the return cannot be called off: ${cancelled.message}` } };
  },
};

async function refused(run: Run): Promise<StepEnd> {
  await callOffTwins(run);
  const refusal: Refusal = run.record.refusal ?? { code: 'SHOPIFY_REFUSED', message: '' };
  return { kind: 'refuse', refusal, newPlanId: await replan(run) };
}
