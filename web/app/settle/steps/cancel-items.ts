import { cancellationLegs } from '../../../../domain/cancellation.ts';
import { compare, equal, zero } from '../../../../domain/money.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import { ShopifyUnavailable } from '../../plan/ports.ts';
import { judgeNow } from '../judge-now.ts';
import { cancelKey, cancelNote } from '../mark.ts';
import { replan } from '../plan-anew.ts';
import type { CancelledItems } from '../ports.ts';
import type { Run } from '../run.ts';
import { settleLegs } from '../settled-legs.ts';
import type { Step, StepEnd } from '../step.ts';
import { AT_WORK, lookAtEarlier, refusedMeanwhile } from '../under-way.ts';

/**
 * Cancels units that were never handed over, and refunds them: one call, after the return where there is one. What the return has paid
 * by then stays paid, whatever becomes of this.
 */
export const cancelItems: Step = {
  name: 'cancel_items',

  find: refundMade,

  async judge(run) {
    const { plan } = run.record;
    const wait = await lookAtEarlier(run, 'cancel_items');
    if (wait) return wait;
    if (plan.lines.length === 0) {
      await run.readOrder(null);
      const against = await judgeNow(run);
      // Our own call, thought lost, may be what has changed the order.
      if (against) return run.mayBeAtWork ? AT_WORK : against;
    }
    const refusal = (await whyNotCancellable(run)) ?? changed(run);
    if (!refusal) return null;
    return run.mayBeAtWork ? AT_WORK : givenUp(run, refusal);
  },

  async act(run) {
    const { plan, planId } = run.record;
    const { cancellable } = run;
    if (!cancellable) return { kind: 'attention', facts: { why: 'the order is gone' } };
    const note = cancelNote(planId);
    const written = await run.ports.returns.cancelItems(plan, cancellable.waiting, cancelKey(planId), note);
    if (written.kind === 'unknown') return written;
    if (written.kind === 'done') return cancelled(run, written.value);
    // An earlier call of ours, thought lost, may have come first or be at it still: look before believing it.
    const done = await refundMade(run);
    if (done) return done;
    if (run.mayBeAtWork) return refusedMeanwhile(run, 'cancel_items', written.message);
    return givenUp(run, { code: 'SHOPIFY_REFUSED', message: written.message });
  },
};

/** What cannot be cancelled here, by the order as it is now; null where all of it can. */
export async function whyNotCancellable(run: Run): Promise<Refusal | null> {
  const { plan } = run.record;
  run.cancellable = await run.ports.returns.cancellable(plan);
  if (!run.cancellable) return { code: 'ORDER_GONE' };
  for (const { lineItemId, title, quantity } of plan.cancellation?.lines ?? []) {
    const waiting = run.cancellable.waiting.get(lineItemId) ?? [];
    const units = quantity - waiting.reduce((sum, each) => sum + each.quantity, 0);
    if (units > 0) return { code: 'NOT_WAITING_HERE', title, units };
  }
  if (!run.cancellable.total) throw new ShopifyUnavailable('Shopify did not say what the units are worth');
  return null;
}

/** What it would pay now, where that is no longer what was agreed: more, less, or more than a tender can take. */
function changed({ record: { plan }, cancellable }: Run): Refusal | null {
  if (!cancellable?.total || !plan.cancellation) return null;
  const { total } = plan.cancellation;
  if (!equal(total, cancellable.total))
    return { code: 'PLAN_CHANGED', agreed: total, now: cancellable.total };
  for (const { parentId, amount } of cancellationLegs(plan)) {
    // A payment that Shopify would not use itself is not named; its ceiling was compared before anything was done.
    const ceiling = cancellable.ceilings.get(parentId);
    if (ceiling && compare(amount, ceiling) > 0)
      return { code: 'PLAN_CHANGED', agreed: amount, now: ceiling };
  }
  return null;
}

/** Nothing is cancelled: nothing at all was done, or the return stands as it is and the rest must be told. */
async function givenUp(run: Run, refusal: Refusal): Promise<StepEnd> {
  const { plan, legs } = run.record;
  if (plan.lines.length === 0) return { kind: 'refuse', refusal, newPlanId: await replan(run, refusal) };
  return {
    kind: 'reached',
    state: 'return_processed',
    change: {
      refusal,
      legs: legs.map((leg) => (leg.part === 'cancellation' ? { ...leg, status: 'not_cancelled' } : leg)),
    },
    facts: { refusal },
  };
}

/** Our refund, known again by its note: where it has led. */
export async function refundMade(run: Run): Promise<StepEnd | null> {
  const { plan, planId } = run.record;
  const done = await run.ports.returns.cancelledItems(plan.orderId, cancelNote(planId), plan.currency);
  return done && cancelled(run, done);
}

/** Where a refund of ours has led, with what it paid. */
export function cancelled({ record }: Run, { refundId, payments }: CancelledItems): StepEnd {
  const { legs, refundIds, plan } = record;
  const mine = settleLegs(
    legs.filter(({ part }) => part === 'cancellation'),
    payments,
  );
  if (!mine) return { kind: 'attention', facts: { why: 'money went out that was not planned', refundId } };
  const change = {
    refundIds: [...refundIds, refundId],
    legs: [...legs.filter(({ part }) => !part), ...mine],
  };
  const paid = mine.map(({ transactionId, status }) => ({ transactionId, status }));
  return {
    kind: 'reached',
    state: 'items_cancelled',
    change,
    facts: { refundId, payments: paid, total: plan.cancellation?.total ?? zero(plan.currency) },
  };
}
