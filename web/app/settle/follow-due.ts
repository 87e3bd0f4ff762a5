import { equal, money } from '../../../domain/money.ts';
import { advance } from './advance.ts';
import { goodsAre } from './hand-over-step.ts';
import { takeGoodsOff } from './call-off-exchange.ts';
import type { Run } from './run.ts';

/**
 * Looks whether a customer has paid what is due, and goes on once all of it is there: Shopify alone says so, whatever brought us here.
 * @throws LockLost where another return of the order is being settled at this moment
 */
export async function followDue(run: Run): Promise<void> {
  const { due, plan, orderId, state } = run.record;
  if (!due || state !== 'awaiting_payment') return;
  if (due.calledOff) return takeGoodsOff(run);
  const now = await run.ports.dues.read(orderId, plan.currency);
  if (!now) return;
  const left = money(Math.max(0, now.outstanding.minor), plan.currency);
  const facts = { left };
  if (left.minor === 0) {
    const paid = { ...due, left, link: null, qr: null };
    await run.change(
      { state: goodsAre(plan), due: paid },
      { step: 'follow_due', event: 'found', facts: { ...facts, state: goodsAre(plan) } },
    );
    return advance(run);
  }
  const qr = now.link && (due.qr ?? run.ports.dues.qrOf(run.record.planId));
  if (equal(left, due.left) && now.link === due.link) return;
  await run.change(
    { due: { ...due, left, link: now.link, qr } },
    { step: 'follow_due', event: 'found', facts },
  );
}
