import type { SettleReply, SettleRequest } from '../../../domain/contract.ts';
import type { Plan } from '../../../domain/plan.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { planReading } from '../plan/plan-draft.ts';
import type { Asker } from '../plan/ports.ts';
import { newGiftCard } from './new-gift-card.ts';
import type { SettlementRecord } from './ports.ts';
import { resume } from './resume.ts';
import type { SettlePorts } from './run.ts';
import { isAccepted, viewOf } from './view.ts';

/**
 * Makes a plan true, once. Repeated freely: the plan's id is the key, and the answer is how far it has come.
 * @throws LockBusy; ShopifyUnavailable and NotInstalled only before anything was accepted
 */
export async function settlePlan(
  { planId, giftCardCode }: Omit<SettleRequest, 'till'>,
  asker: Asker,
  ports: SettlePorts,
): Promise<SettleReply> {
  const record = await ports.journal.read(planId);
  if (!record) return refused({ code: 'PLAN_UNKNOWN' }, null);
  const refusal = await accept(record, giftCardCode, asker, ports);
  if (refusal) return refusal;
  const settled = await resume(planId, ports);
  if (!isAccepted(settled)) return refused({ code: 'PLAN_UNKNOWN' }, null);
  return { kind: 'settlement', settlement: viewOf(settled) };
}

/** Takes the plan on unless that was done before. Null when it is taken on. */
async function accept(
  record: SettlementRecord,
  giftCardCode: string | null,
  asker: Asker,
  ports: SettlePorts,
): Promise<SettleReply | null> {
  const { journal, clock } = ports;
  if (isAccepted(record)) return null;
  const { planId, plan, draft } = record;
  if (!plan) {
    return refused(
      record.refusal ?? { code: 'PLAN_UNKNOWN' },
      await journal.presentPlan(draft.id, clock.now()),
    );
  }
  if (record.state === 'superseded') {
    const present = await journal.presentPlan(draft.id, clock.now());
    return note(planId, { code: 'PLAN_SUPERSEDED' }, present, ports);
  }
  if (record.validUntil <= clock.now()) {
    return note(planId, { code: 'PLAN_TOO_OLD' }, await planNow(record, asker, ports), ports);
  }
  const giftCard = newGiftCard(plan, giftCardCode, ports.codes);
  const accepted = await journal.accept(planId, asker, clock.now(), giftCard);
  const { orderName } = plan;
  if (accepted === 'busy') return note(planId, { code: 'ORDER_BUSY', orderName }, null, ports);
  if (accepted === 'settled') return note(planId, { code: 'DRAFT_SETTLED', orderName }, null, ports);
  if (accepted === 'accepted') return null;
  // Somebody was quicker: taken on by another request, or superseded by another plan.
  const now = await journal.read(planId);
  return now && !isAccepted(now) ? refused({ code: 'PLAN_SUPERSEDED' }, null) : null;
}

/** A plan that has grown too old, made again as things are now. */
async function planNow({ draft }: SettlementRecord, asker: Asker, ports: SettlePorts): Promise<Plan | null> {
  const { quotes, store } = ports;
  const [rules, remembered] = await Promise.all([store.rules(), store.remembered(draft.orderId)]);
  const reading = await quotes.readQuote(draft, rules.policy, remembered, null);
  const outcome = await planReading(draft, reading, rules, asker, ports);
  return outcome.kind === 'plan' ? outcome.plan : null;
}

async function note(
  planId: string,
  refusal: Refusal,
  newPlan: Plan | null,
  { journal, clock }: SettlePorts,
): Promise<SettleReply> {
  await journal.note(planId, clock.now(), { step: 'accept', event: 'refused', facts: { refusal } });
  return refused(refusal, newPlan);
}

function refused(refusal: Refusal, newPlan: Plan | null): SettleReply {
  return { kind: 'refused', refusal, newPlan };
}
