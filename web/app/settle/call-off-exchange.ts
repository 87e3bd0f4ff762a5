import type { CallOffReply, CallOffRequest } from '../../../domain/contract.ts';
import { equal, isPositive, money, zero, type Money } from '../../../domain/money.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Asker } from '../plan/ports.ts';
import { legsBack } from './legs-back.ts';
import { markOf } from './mark.ts';
import { payLeg } from './pay-owed.ts';
import { Run, type SettlePorts } from './run.ts';
import { tell } from './tell.ts';
import { callOffRefund, isAccepted } from './view.ts';

/**
 * The customer will not pay: the goods that were to be given come off the order, and what is left goes back. Repeated freely.
 * @throws LockBusy, ShopifyUnavailable, NotInstalled
 */
export async function callOffExchange(
  { planId, refund }: Omit<CallOffRequest, 'till'>,
  asker: Asker,
  ports: SettlePorts,
): Promise<CallOffReply> {
  return ports.journal.alone(planId, async (stillAlone) => {
    const record = await ports.journal.read(planId);
    if (!isAccepted(record)) return { kind: 'refused', refusal: { code: 'PLAN_UNKNOWN' }, settlement: null };
    const run = new Run(record, ports, stillAlone);
    const refusal = await begin(run, refund, asker);
    if (!refusal) await takeGoodsOff(run);
    const settlement = await tell(run.record, asker, ports);
    return refusal ? { kind: 'refused', refusal, settlement } : { kind: 'settlement', settlement };
  });
}

/** Writes down that it is called off, if it still comes to what the customer was shown; null where it is on its way or done. */
async function begin(run: Run, refund: Money, { till }: Asker): Promise<Refusal | null> {
  const { state, due, given, plan, orderId } = run.record;
  const { orderName, currency } = plan;
  if (given === 'called_off' || due?.calledOff) return null;
  if (state !== 'awaiting_payment' || !due) return { code: 'NOTHING_DUE', orderName };
  const [now, goods] = await Promise.all([run.ports.dues.read(orderId, currency), run.goodsGiven()]);
  if (!now) return { code: 'ORDER_GONE' };
  if (!isPositive(now.outstanding)) return { code: 'NOTHING_DUE', orderName };
  if (goods?.lines.some(({ unfulfilled, quantity }) => unfulfilled < quantity)) {
    return { code: 'GOODS_GIVEN', orderName };
  }
  const left = money(now.outstanding.minor, currency);
  const back = callOffRefund(plan, left);
  if (refund.currency !== currency || !equal(refund, back)) {
    await run.change({ due: { ...due, left } }, step('refused', { refund, now: back }));
    return { code: 'PLAN_CHANGED', agreed: refund, now: back };
  }
  const at = run.ports.clock.now().toISOString();
  await run.change({ due: { ...due, left, calledOff: { at, till } } }, step('intended', { refund, till }));
  return null;
}

/** Takes the goods off, unless that was done before; then pays back what Shopify says is the customer's. */
export async function takeGoodsOff(run: Run): Promise<void> {
  const { due, state, orderId, plan, planId } = run.record;
  if (!due?.calledOff || state !== 'awaiting_payment') return;
  const { dues, clock } = run.ports;
  const goods = await run.goodsGiven();
  run.goods = null;
  const units = (goods?.lines ?? []).filter(({ unfulfilled }) => unfulfilled > 0);
  if (units.length > 0) {
    run.stillAlone();
    const written = await dues.takeOff(orderId, units, markOf(planId));
    if (written.kind === 'unknown') return run.note(step('unknown', { why: written.why }));
    if (written.kind === 'refused') {
      // Nothing was taken off: it waits for its payment as before.
      return run.change({ due: { ...due, calledOff: null } }, step('refused', { message: written.message }));
    }
  }
  const legs = await legsBack(run);
  await run.change(
    {
      state: 'finished',
      given: 'called_off',
      due: { ...due, left: zero(plan.currency), link: null, qr: null },
      legs,
      endedAt: clock.now(),
    },
    step(units.length > 0 ? 'acted' : 'found', { state: 'finished', legs }),
  );
  for (const leg of run.record.legs) {
    // One that Shopify refuses stays owed, and is shown so.
    if (leg.status === 'failed') await payLeg(run, leg, due.calledOff.till);
  }
}

const step = (
  event: 'intended' | 'found' | 'acted' | 'refused' | 'unknown',
  facts: Record<string, unknown>,
) => ({ step: 'call_off_exchange', event, facts }) as const;
