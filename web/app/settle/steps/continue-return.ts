import { newNeeds } from '../../../../domain/approval.ts';
import { driftOf } from '../../../../domain/drift.ts';
import { type ContinuedReturn } from '../../../../domain/plan.ts';
import type { EndedReturn } from '../../../../domain/order.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import { judgeAgain } from '../../plan/plan-draft.ts';
import { planAnew } from '../plan-anew.ts';
import type { ShopifyReturn } from '../ports.ts';
import type { Run } from '../run.ts';
import type { Step, StepEnd } from '../step.ts';
import { whyNotCancellable } from './cancel-items.ts';

/**
 * Takes on a return that was begun elsewhere, if it and its order still are what cashier and customer agreed on: a request is approved, an
 * open return is open already. Whatever comes of it, the return is never called off: it was not ours.
 */
export const continueReturn: Step = {
  name: 'continue_return',

  async find(run) {
    const { plan } = run.record;
    await run.readOrder(null);
    // Open from the start, or approved by an earlier call of ours or by somebody else: it comes to the same.
    const begun = run.reading?.order.unfinishedReturns.find(({ id }) => id === plan.draft.continues);
    if (begun?.status !== 'OPEN') return null;
    return (await objection(run)) ?? reached(begun);
  },

  judge: (run) => objection(run),

  async act(run) {
    const { plan } = run.record;
    const { returns } = run.ports;
    const approved = await returns.approve(plan.continues?.id ?? '', plan.currency);
    if (approved.kind === 'unknown') return approved;
    // A refusal may mean that an earlier call of ours, thought lost, came first: look before believing it.
    const now =
      approved.kind === 'done' ? approved.value : await returns.read(plan.continues?.id ?? '', plan.currency);
    if (now?.status === 'OPEN') {
      run.orderReturn = now;
      return reached(now);
    }
    const refusal: Refusal =
      approved.kind === 'refused' && now?.status === 'REQUESTED'
        ? { code: 'SHOPIFY_REFUSED', message: approved.message }
        : endedAs(plan.continues, now);
    return { kind: 'refuse', refusal, newPlanId: null };
  },
};

/** What speaks against going on, by the order as it was just read. */
async function objection(run: Run): Promise<StepEnd | null> {
  const { plan, policy } = run.record;
  const { reading } = run;
  const begun = reading?.order.unfinishedReturns.find(({ id }) => id === plan.draft.continues);
  // Approved by an earlier call of ours: then it stays so, and the till must say it.
  const change = begun?.status === 'OPEN' ? { returnId: begun.id, returnName: begun.name } : {};
  const outcome = judgeAgain(plan, reading, policy);
  if (outcome.kind === 'refused') {
    const refusal = named(outcome.refusal, plan.continues);
    return { kind: 'refuse', refusal, newPlanId: null, change };
  }
  const quote = reading?.quote;
  if (!quote || !plan.continues) return null;
  const drift = driftOf(plan, quote);
  const refusal: Refusal | null = drift
    ? drift
    : !isAsBefore(plan.continues, quote.continues)
      ? { code: 'RETURN_CHANGED', returnName: plan.continues.name }
      : newNeeds(plan.approvals, outcome.plan.approvals).length > 0
        ? { code: 'APPROVAL_NEEDED' }
        : null;
  if (refusal) return { kind: 'refuse', refusal, newPlanId: await planAnew(run, reading), change };
  // What cannot be cancelled afterwards keeps the whole from being begun.
  const stuck = plan.cancellation && (await whyNotCancellable(run));
  return stuck && { kind: 'refuse', refusal: stuck, newPlanId: null, change };
}

/** The order may be too long for the name of a return that has ended to be read with it. */
function named(refusal: Refusal, continues: ContinuedReturn | null): Refusal {
  return refusal.code === 'RETURN_ENDED' && continues ? { ...refusal, returnName: continues.name } : refusal;
}

/** Nothing of it was processed since the plan was made: what is found later must be ours. */
function isAsBefore(before: ContinuedReturn, now: ContinuedReturn | null): boolean {
  const processed = Object.entries(now?.processed ?? {});
  return (
    processed.every(([id, units]) => units === (before.processed[id] ?? 0)) &&
    (now?.transactionIds ?? []).every((id) => before.transactionIds.includes(id))
  );
}

/** Why a return can no longer be gone on with. */
export function endedAs(
  continues: Pick<ContinuedReturn, 'name'> | null,
  now: Pick<ShopifyReturn, 'status'> | null,
): Refusal {
  const ended: readonly ShopifyReturn['status'][] = ['CLOSED', 'DECLINED', 'CANCELED'];
  const status = now && ended.includes(now.status) ? (now.status as EndedReturn['status']) : null;
  return { code: 'RETURN_ENDED', returnName: continues?.name ?? null, status };
}

function reached({ id: returnId, name: returnName }: Pick<ShopifyReturn, 'id' | 'name'>): StepEnd {
  return {
    kind: 'reached',
    state: 'return_created',
    change: { returnId, returnName },
    facts: { returnId, returnName },
  };
}
