import type { SettledLeg } from '../../../domain/settlement.ts';
import { cancelNote } from './mark.ts';
import { payOwedAgain } from './pay-owed.ts';
import type { Payment } from './ports.ts';
import type { Run } from './run.ts';
import { paymentsSince, takePayment } from './settled-legs.ts';

/** After the goods are back: asks what became of payments that had not arrived, and ends what is owed. */
export async function followMoney(run: Run): Promise<void> {
  if (run.record.state !== 'finished') return;
  if (run.record.owed) await payOwedAgain(run);
  await findMissing(run);
  await askPending(run);
}

/** Payments that had not been listed yet when the return was processed. */
async function findMissing(run: Run): Promise<void> {
  const { legs, owed } = run.record;
  if (owed || !legs.some(isMissing)) return;
  // Only of those: a leg that failed and was paid again must not be taken for the payment that failed.
  const found = async (part: SettledLeg['part'], payments: () => Promise<readonly Payment[]>) =>
    legs.some((leg) => isMissing(leg) && leg.part === part) ? payments() : [];
  const returned = await found(undefined, async () => {
    run.orderReturn = null;
    const orderReturn = await run.currentReturn();
    return orderReturn ? paymentsSince(run.record.plan.continues, orderReturn) : [];
  });
  const { plan, planId } = run.record;
  const cancelled = await found('cancellation', async () => {
    const refund = await run.ports.returns.cancelledItems(plan.orderId, cancelNote(planId), plan.currency);
    return refund?.payments ?? [];
  });
  const ofReturn = settleMissing(
    legs.filter(({ part }) => !part),
    returned,
  );
  const ofCancellation = settleMissing(
    legs.filter(({ part }) => part),
    cancelled,
  );
  await keep(run, [...ofReturn, ...ofCancellation]);
}

function isMissing({ status, transactionId }: SettledLeg): boolean {
  return status === 'waiting' && !transactionId;
}

function settleMissing(legs: readonly SettledLeg[], payments: readonly Payment[]): SettledLeg[] {
  const known = new Set(legs.map(({ transactionId }) => transactionId));
  const left = payments.filter(({ transactionId }) => !known.has(transactionId));
  return legs.map((leg) => (isMissing(leg) ? takePayment(leg, left) : leg));
}

async function askPending(run: Run): Promise<void> {
  const pending = run.record.legs.flatMap(({ status, transactionId }) =>
    status === 'pending' && transactionId ? [transactionId] : [],
  );
  if (pending.length === 0) return;
  const statuses = await run.ports.returns.statuses(pending);
  await keep(
    run,
    run.record.legs.map((leg) => ({ ...leg, status: statuses.get(leg.transactionId ?? '') ?? leg.status })),
  );
}

async function keep(run: Run, legs: readonly SettledLeg[]): Promise<void> {
  const changed = legs.filter((leg, index) => leg.status !== run.record.legs[index]?.status);
  if (changed.length === 0) return;
  const payments = changed.map(({ transactionId, status }) => ({ transactionId, status }));
  await run.change({ legs }, { step: 'follow_money', event: 'found', facts: { payments } });
}
