import { money } from '../../../../domain/money.ts';
import type { DueRecord } from '../due-ports.ts';
import type { Run } from '../run.ts';
import type { Step, StepEnd } from '../step.ts';
import { callOffTwins } from '../twins.ts';

const DAY_MS = 86_400_000;

/**
 * The goods are exchanged and the customer has to pay: from here on somebody else acts, on Shopify's own screens or by link, and it may take
 * days. The return is closed before: an open one would keep Shopify's screens, where it can be paid, from this order.
 */
export const awaitPayment: Step = {
  name: 'await_payment',

  async find(run) {
    if (run.record.plan.cancellation?.swapped) return awaiting(run);
    const orderReturn = await run.currentReturn();
    return orderReturn?.status === 'CLOSED' ? awaiting(run) : null;
  },

  async act(run) {
    const closed = await run.ports.returns.close(run.record.returnId ?? '');
    run.orderReturn = null;
    if (closed.kind === 'unknown') return closed;
    if (closed.kind === 'done' || (await run.currentReturn())?.status === 'CLOSED') return awaiting(run);
    return { kind: 'attention', facts: { why: `the return cannot be closed: ${closed.message}` } };
  },
};

async function awaiting(run: Run): Promise<StepEnd> {
  const { plan, orderId, planId } = run.record;
  const { dues, clock } = run.ports;
  await callOffTwins(run);
  const now = await dues.read(orderId, plan.currency);
  if (!now) return { kind: 'attention', facts: { why: 'the order is gone' } };
  const left = money(Math.max(0, now.outstanding.minor), plan.currency);
  const days = plan.exchange?.dueDays ?? 0;
  const due: DueRecord = {
    agreed: plan.due,
    left,
    link: now.link,
    qr: now.link && dues.qrOf(planId),
    until: new Date(clock.now().getTime() + days * DAY_MS).toISOString(),
    calledOff: null,
  };
  // Somebody was quick: there is nothing to wait for.
  const state = left.minor === 0 ? run.record.state : 'awaiting_payment';
  return { kind: 'reached', state, change: { due }, facts: { left } };
}
