import type { Refusal } from '../../../../domain/refusal.ts';
import { replan } from '../plan-anew.ts';
import type { Run } from '../run.ts';
import type { Step, StepEnd } from '../step.ts';
import { whatWasDone, whatWeDid } from '../what-was-done.ts';
import { endedAs } from './continue-return.ts';

/** Longer than Shopify works on any one call. */
const UNDER_WAY_MS = 10 * 60_000;

/**
 * Ends what goes on with a return that was begun elsewhere, where it cannot be processed as agreed. The return stays as it is, open: it is
 * not ours to cancel. So nothing keeps a call of ours that was thought lost from being done yet; until none can be, nobody is told that
 * nothing was paid.
 */
export const leaveReturn: Step = {
  name: 'leave_return',

  async find(run) {
    // Every call of ours was answered with no: what is done on it others did.
    if (!(await unanswered(run))) return refused(run);
    const orderReturn = await run.currentReturn();
    return orderReturn && whatWeDid(run, orderReturn);
  },

  async act(run) {
    const since = await unanswered(run);
    const now = run.ports.clock.now().getTime();
    if (!since || now - since.getTime() >= UNDER_WAY_MS) return refused(run);
    return { kind: 'unknown', why: 'an earlier call may still be under way', late: true };
  },
};

async function unanswered({ record, ports }: Run): Promise<Date | null> {
  return (await ports.journal.asked(record.planId, 'process_return')).unansweredSince;
}

async function refused(run: Run): Promise<StepEnd> {
  const { plan, refusal } = run.record;
  const orderReturn = await run.currentReturn();
  return { kind: 'refuse', refusal: whyNow(), newPlanId: await replan(run, refusal) };

  /** What others did on it meanwhile says more than that Shopify refused. */
  function whyNow(): Refusal {
    if (orderReturn?.status !== 'OPEN') return endedAs(plan.continues, orderReturn);
    if (whatWasDone(run, orderReturn)) return { code: 'RETURN_CHANGED', returnName: orderReturn.name };
    return refusal ?? { code: 'SHOPIFY_REFUSED', message: '' };
  }
}
