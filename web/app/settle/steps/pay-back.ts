import { cancellationLegs } from '../../../../domain/cancellation.ts';
import { compare, sum } from '../../../../domain/money.ts';
import { NEW_GIFT_CARD } from '../../../../domain/tender.ts';
import { cancelKey, cancelNote } from '../mark.ts';
import type { AcceptedRecord } from '../ports.ts';
import type { Run } from '../run.ts';
import type { Reached, Step } from '../step.ts';
import { lookAtEarlier, refusedMeanwhile } from '../under-way.ts';
import { cancelled, refundMade } from './cancel-items.ts';

/** Whether anything of what a swap leaves for the customer has still to be paid. */
export function isToPayBack({ legs }: Pick<AcceptedRecord, 'legs'>): boolean {
  return legs.some(({ part, status }) => part === 'cancellation' && status === 'waiting');
}

/** Pays what is left for the customer once what was never sent was swapped for something cheaper. What Shopify will not pay stays owed. */
export const payBack: Step = {
  name: 'pay_back',

  find: refundMade,

  async judge(run) {
    const { plan } = run.record;
    const wait = await lookAtEarlier(run, 'pay_back');
    if (wait) return wait;
    const owing = await run.ports.returns.owing(plan.orderId, plan.currency);
    if (!owing) return { kind: 'attention', facts: { why: 'the order is gone' } };
    const legs = cancellationLegs(plan).filter(({ parentId }) => parentId !== NEW_GIFT_CARD);
    const amount = sum(
      plan.currency,
      legs.map((leg) => leg.amount),
    );
    const above = legs.some(({ parentId, amount: asked }) => {
      const ceiling = owing.ceilings.get(parentId);
      return ceiling && compare(asked, ceiling) > 0;
    });
    // Our own call, thought lost, may be why nothing is owed any more.
    if (run.mayBeAtWork || (compare(amount, owing.owed) <= 0 && !above)) return null;
    return stillOwed(run, 'the order does not owe this any more');
  },

  async act(run) {
    const { plan, planId } = run.record;
    const note = cancelNote(planId);
    const written = await run.ports.returns.cancelItems(plan, new Map(), cancelKey(planId), note);
    if (written.kind === 'unknown') return written;
    if (written.kind === 'done') return cancelled(run, written.value);
    // An earlier call of ours, thought lost, may have come first or be at it still: look before believing it.
    const done = await refundMade(run);
    if (done) return done;
    if (run.mayBeAtWork) return refusedMeanwhile(run, 'pay_back', written.message);
    return stillOwed(run, written.message);
  },
};

/** The goods are swapped, which stands; the money is shown as owed, to be tried again or moved to another tender. */
function stillOwed({ record: { legs } }: Run, why: string): Reached {
  const owed = legs.map((leg) =>
    leg.part === 'cancellation' && leg.status === 'waiting' ? { ...leg, status: 'failed' as const } : leg,
  );
  return { kind: 'reached', state: 'items_cancelled', change: { legs: owed }, facts: { why } };
}
