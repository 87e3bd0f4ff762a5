import { newNeeds } from '../../../domain/approval.ts';
import { driftOf } from '../../../domain/drift.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { judgeAgain } from '../plan/plan-draft.ts';
import { planAnew } from './plan-anew.ts';
import type { Run } from './run.ts';
import type { StepEnd } from './step.ts';

/** Whether the order, as it was just read, still is what cashier and customer agreed on; null where it is. Nothing was done yet. */
export async function judgeNow(run: Run): Promise<StepEnd | null> {
  const { plan, policy } = run.record;
  const outcome = judgeAgain(plan, run.reading, policy);
  if (outcome.kind === 'refused') return { kind: 'refuse', refusal: outcome.refusal, newPlanId: null };
  const quote = run.reading?.quote;
  // Money that was only held may have been taken since, or the other way round: then it is another kind of plan.
  const held = (of: typeof plan) => of.cancellation?.released ?? null;
  const drift =
    quote && (held(plan) === null) === (held(outcome.plan) === null)
      ? driftOf(plan, quote)
      : ({ code: 'PLAN_CHANGED', agreed: held(plan) ?? plan.total, now: outcome.plan.total } as const);
  // What needs no manager when it was agreed may need one by now, as when the last day has passed since.
  const unapproved = newNeeds(plan.approvals, outcome.plan.approvals);
  if (!drift && unapproved.length === 0) return null;
  const refusal: Refusal = drift ?? { code: 'APPROVAL_NEEDED' };
  return { kind: 'refuse', refusal, newPlanId: await planAnew(run, run.reading) };
}
