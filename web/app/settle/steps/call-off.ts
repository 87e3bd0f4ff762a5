import type { Refusal } from '../../../../domain/refusal.ts';
import { replan } from '../plan-anew.ts';
import type { Run } from '../run.ts';
import type { Step, StepEnd } from '../step.ts';
import { callOffTwins } from '../twins.ts';
import { whatWasDone } from '../what-was-done.ts';

/** Cancels a return that is not to be processed after all, and offers the plan that holds now. */
export const callOff: Step = {
  name: 'call_off',

  async find(run) {
    const orderReturn = await run.currentReturn();
    if (!orderReturn || orderReturn.status === 'CANCELED') return refused(run);
    // Processed meanwhile, by a call of ours that was thought lost: then it stands as it was agreed.
    return whatWasDone(run, orderReturn);
  },

  async act(run) {
    const cancelled = await run.ports.returns.cancel(run.record.returnId ?? '');
    run.orderReturn = null;
    if (cancelled.kind === 'unknown') return cancelled;
    if (cancelled.kind === 'done') return refused(run);
    const now = await run.currentReturn();
    const done = now && whatWasDone(run, now);
    if (done) return done;
    return { kind: 'attention', facts: { why: `the return cannot be called off: ${cancelled.message}` } };
  },
};

async function refused(run: Run): Promise<StepEnd> {
  await callOffTwins(run);
  const refusal: Refusal = run.record.refusal ?? { code: 'SHOPIFY_REFUSED', message: '' };
  return { kind: 'refuse', refusal, newPlanId: await replan(run, refusal) };
}
