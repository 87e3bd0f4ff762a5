import type { Refusal } from '../../../../domain/refusal.ts';
import { replan } from '../plan-anew.ts';
import type { Run } from '../run.ts';
import { driftOfOutcome } from '../settled-legs.ts';
import type { Step, StepEnd } from '../step.ts';
import { holdsAll } from '../units-to-process.ts';
import { whatWasDone, whatWeDid } from '../what-was-done.ts';
import { endedAs } from './continue-return.ts';

/**
 * The same for a return that was begun elsewhere. Its lines bear no mark of ours, and others may work on it: what is found done on it is
 * ours only once we have asked for it, if it is what we asked for, and if nobody else signed it.
 */
export const processBegun: Step = {
  name: 'process_return',

  async find(run) {
    const { plan } = run.record;
    const orderReturn = await run.currentReturn();
    const asked = (await timesAsked(run)) > 0;
    const ours = asked && orderReturn ? whatWeDid(run, orderReturn) : null;
    if (ours) return ours;
    if (orderReturn?.status !== 'OPEN') {
      // Nothing of it was done by us, and nothing of it can be done any more.
      return { kind: 'refuse', refusal: endedAs(plan.continues, orderReturn), newPlanId: null };
    }
    if (!whatWasDone(run, orderReturn) && holdsAll(plan, orderReturn)) return null;
    const refusal: Refusal = { code: 'RETURN_CHANGED', returnName: orderReturn.name };
    return asked
      ? { kind: 'call_off', refusal }
      : { kind: 'refuse', refusal, newPlanId: await replan(run, refusal) };
  },

  async judge(run) {
    const { plan } = run.record;
    const orderReturn = await run.currentReturn();
    if (!orderReturn) return null;
    const drift = driftOfOutcome(plan, await run.ports.returns.outcome(orderReturn, plan));
    return drift && { kind: 'call_off', refusal: drift };
  },

  async act(run) {
    const { plan, asker, returnId } = run.record;
    const open = await run.currentReturn();
    if (!open || !returnId) return { kind: 'attention', facts: { why: 'the return is gone' } };
    const processed = await run.ports.returns.process(open, plan, asker.till.locationId);
    run.orderReturn = processed.kind === 'done' ? processed.value : null;
    if (processed.kind === 'unknown') return processed;
    const none: StepEnd = {
      kind: 'attention',
      facts: { why: 'Shopify says it processed the return, yet nothing of it is' },
    };
    if (processed.kind === 'done') return whatWasDone(run, processed.value) ?? none;
    const refused: StepEnd = {
      kind: 'call_off',
      refusal: { code: 'SHOPIFY_REFUSED', message: processed.message },
    };
    // Refused at the first asking, nothing of it is ours. Later, an earlier call of ours, thought lost, may have come first.
    if ((await timesAsked(run)) === 1) return refused;
    const now = await run.currentReturn();
    return (now && whatWeDid(run, now)) ?? refused;
  },
};

async function timesAsked({ record, ports }: Run): Promise<number> {
  return (await ports.journal.asked(record.planId, 'process_return')).times;
}
