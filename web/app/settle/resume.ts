import { isRunning } from '../../../domain/settlement.ts';
import { NotInstalled, ShopifyUnavailable } from '../plan/ports.ts';
import { advance } from './advance.ts';
import { goOnDeclining, isDeclining } from './declining.ts';
import { followDue } from './follow-due.ts';
import { followMoney } from './follow-money.ts';
import { SealBroken } from './seal.ts';
import type { AcceptedRecord, SettlementRecord } from './ports.ts';
import { Run, type SettlePorts } from './run.ts';
import { callOffTwins } from './twins.ts';
import { isAccepted } from './view.ts';
import { whyOf } from './why-of.ts';

/**
 * Brings an accepted plan as far as it can be brought now. The only way in: for the cashier who confirms or tries again,
 * for the start of web, for the schedule and for webhooks. Where Shopify does not answer, the record stays as it is.
 * @throws LockBusy where another is at it for longer than we wait
 */
export async function resume(planId: string, ports: SettlePorts): Promise<SettlementRecord | null> {
  return ports.journal.alone(planId, async (stillAlone) => {
    // Read under the lock: whoever held it before us may have finished.
    const record = await ports.journal.read(planId);
    if (isDeclining(record)) return goOnDeclining(record, ports, stillAlone);
    return isAccepted(record) ? goOn(new Run(record, ports, stillAlone)) : record;
  });
}

/** The same for whoever holds the settlement's lock, and has read the record under it. */
export async function goOn(run: Run): Promise<AcceptedRecord> {
  try {
    if (isRunning(run.record.state)) await advance(run);
    else if (run.record.state === 'awaiting_payment') await followDue(run);
    else await callOffTwins(run);
    await run.written();
    await followMoney(run);
  } catch (error) {
    await noteWhy(error, run);
    if (error instanceof SealBroken && isRunning(run.record.state)) {
      // No later go can read it either.
      const why = 'the code of the gift card cannot be read any more';
      const change = { state: 'attention', endedAt: run.ports.clock.now() } as const;
      await run.change(change, { step: 'resume', event: 'failed', facts: { why, state: 'attention' } });
      return run.record;
    }
    if (!(error instanceof ShopifyUnavailable || error instanceof NotInstalled)) throw error;
  }
  // What is answered must be what is on disk.
  await run.written();
  const { state, planId } = run.record;
  // A refusal may have brought a new plan, which the run does not carry.
  const ended = state === 'refused' ? await run.ports.journal.read(planId) : null;
  return isAccepted(ended) ? ended : run.record;
}

/** The log must show why a return is stuck, also where it is an error of ours. */
async function noteWhy(error: unknown, run: Run): Promise<void> {
  try {
    run.stillAlone();
    await run.note({ step: 'resume', event: 'failed', facts: { why: whyOf(error) } });
  } catch {
    // Whoever lost the lock or the database cannot write: what went wrong first is what must be told.
  }
}

/** Whether there is anything left for a later go. */
export function isUnfinished(record: SettlementRecord | null): boolean {
  if (isDeclining(record)) return true;
  if (!isAccepted(record)) return false;
  if (isRunning(record.state) || record.owed || record.state === 'awaiting_payment') return true;
  return (
    record.state === 'finished' &&
    record.legs.some(({ status }) => status === 'pending' || status === 'waiting')
  );
}
