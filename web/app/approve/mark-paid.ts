import type { MarkPaidReply, MarkPaidRequest } from '../../../domain/contract.ts';
import { isPositive } from '../../../domain/money.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { askManager, type AskPorts } from './ask-manager.ts';
import type { Asker } from '../plan/ports.ts';
import { followDue } from '../settle/follow-due.ts';
import { Run } from '../settle/run.ts';
import { tell } from '../settle/tell.ts';
import { isAccepted } from '../settle/view.ts';

/**
 * A manager says that what is due was paid outside Shopify, all of it. Repeated freely: once nothing is left there is nothing to mark.
 * @throws LockBusy, ShopifyUnavailable, NotInstalled
 */
export async function markPaid(
  { planId, managerId, pin }: Omit<MarkPaidRequest, 'till'>,
  asker: Asker,
  ports: AskPorts,
): Promise<MarkPaidReply> {
  return ports.journal.alone(planId, async (stillAlone) => {
    const record = await ports.journal.read(planId);
    if (!isAccepted(record)) return { kind: 'refused', refusal: { code: 'PLAN_UNKNOWN' }, settlement: null };
    const run = new Run(record, ports, stillAlone);
    const refusal = against(run);
    if (refusal) return { kind: 'refused', refusal, settlement: await tell(record, asker, ports) };
    const asked = await askManager(run, 'mark_paid', { managerId, pin }, asker, ports);
    if (asked.kind !== 'given') return asked;
    const refused = await mark(run, { manager: asked.manager, ...asker.till, userId: asker.userId });
    const settlement = await tell(run.record, asker, ports);
    return refused ? { kind: 'refused', refusal: refused, settlement } : { kind: 'settlement', settlement };
  });
}

function against({ record }: Run): Refusal | null {
  const { state, due, plan } = record;
  if (state !== 'awaiting_payment' || !due || due.calledOff) {
    return { code: 'NOTHING_DUE', orderName: plan.orderName };
  }
  const isOffered = plan.exchange?.collect.some(({ route }) => route === 'mark_paid');
  return isOffered ? null : { code: 'NO_COLLECT_ROUTE', due: due.left };
}

/** Shopify marks an order only while something of it is left to be paid: what was lost is found by that. */
async function mark(run: Run, who: Readonly<Record<string, unknown>>): Promise<Refusal | null> {
  const { orderId, plan } = run.record;
  const { dues } = run.ports;
  const now = await dues.read(orderId, plan.currency);
  if (!now) return { code: 'ORDER_GONE' };
  if (isPositive(now.outstanding)) {
    await run.note(step('intended', { left: now.outstanding, ...who }));
    run.stillAlone();
    const written = await dues.markPaid(orderId);
    await run.note(
      written.kind === 'done'
        ? step('acted', {})
        : step(written.kind === 'unknown' ? 'unknown' : 'refused', {
            why: written.kind === 'unknown' ? written.why : written.message,
          }),
    );
    if (written.kind === 'refused') return { code: 'SHOPIFY_REFUSED', message: written.message };
  }
  await followDue(run);
  return null;
}

const step = (event: 'intended' | 'acted' | 'unknown' | 'refused', facts: Record<string, unknown>) =>
  ({ step: 'mark_paid', event, facts }) as const;
