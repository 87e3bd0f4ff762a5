import type { SettleReply, SettleRequest } from '../../../domain/contract.ts';
import type { Plan } from '../../../domain/plan.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { planReading } from '../plan/plan-draft.ts';
import type { Asker } from '../plan/ports.ts';
import { newGiftCard } from './new-gift-card.ts';
import type { AcceptedRecord, SettlementRecord } from './ports.ts';
import { goOn } from './resume.ts';
import { Run, type SettlePorts } from './run.ts';
import { isAccepted, viewOf } from './view.ts';

type Refused = Extract<SettleReply, { kind: 'refused' }>;

/**
 * Makes a plan true, once. Repeated freely: the plan's id is the key, and the answer is how far it has come.
 * @throws LockBusy; ShopifyUnavailable and NotInstalled only before anything was accepted
 */
export async function settlePlan(
  { planId, giftCardCode }: Omit<SettleRequest, 'till'>,
  asker: Asker,
  ports: SettlePorts,
): Promise<SettleReply> {
  return ports.journal.alone(planId, async (stillAlone) => {
    const record = await ports.journal.read(planId);
    if (!record) return refused({ code: 'PLAN_UNKNOWN' }, null);
    if (isAccepted(record)) return settled(new Run(record, ports, stillAlone));
    // Read meanwhile: the first thing to be asked of Shopify is asked with it.
    const remembered = ports.store.remembered(record.orderId);
    remembered.catch(() => undefined);
    const taken = await accept(record, giftCardCode, asker, ports);
    return 'kind' in taken ? taken : settled(new Run(taken, ports, stillAlone, remembered));
  });
}

async function settled(run: Run): Promise<SettleReply> {
  return { kind: 'settlement', settlement: viewOf(await goOn(run)) };
}

/** Takes a plan on that nobody has taken on yet, or says why not. */
async function accept(
  record: SettlementRecord,
  giftCardCode: string | null,
  asker: Asker,
  ports: SettlePorts,
): Promise<AcceptedRecord | Refused> {
  const { journal, clock } = ports;
  const { planId, plan, draft } = record;
  const at = clock.now();
  if (!plan) {
    return refused(record.refusal ?? { code: 'PLAN_UNKNOWN' }, await journal.presentPlan(draft.id, at));
  }
  if (record.state === 'superseded') {
    const present = await journal.presentPlan(draft.id, at);
    return note(planId, { code: 'PLAN_SUPERSEDED' }, present, ports);
  }
  if (record.validUntil <= at) {
    return note(planId, { code: 'PLAN_TOO_OLD' }, await planNow(record, asker, ports), ports);
  }
  const { orderName } = plan;
  const giftCard = newGiftCard(plan, giftCardCode, ports.codes);
  const accepted = await journal.accept(planId, asker, at, plan.approvals, giftCard);
  switch (accepted.kind) {
    case 'accepted': {
      const { approval } = accepted;
      // What is remembered of such cards came with it.
      const now = giftCard && (await journal.read(planId));
      return isAccepted(now) ? now : { ...record, plan, state: 'accepted', acceptedAt: at, asker, approval };
    }
    case 'busy':
      return note(planId, { code: 'ORDER_BUSY', orderName }, null, ports);
    case 'settled':
      return note(planId, { code: 'DRAFT_SETTLED', orderName }, null, ports);
    case 'not_approved':
      return note(planId, { code: 'APPROVAL_NEEDED' }, null, ports);
    case 'lost': {
      // Somebody was quicker: superseded by another plan, or taken on by a request that has lost its lock.
      const now = await journal.read(planId);
      return isAccepted(now) ? now : refused({ code: 'PLAN_SUPERSEDED' }, null);
    }
  }
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
): Promise<Refused> {
  await journal.note(planId, clock.now(), { step: 'accept', event: 'refused', facts: { refusal } });
  return refused(refusal, newPlan);
}

function refused(refusal: Refusal, newPlan: Plan | null): Refused {
  return { kind: 'refused', refusal, newPlan };
}
