import type { DeclineReply, DeclineRequest } from '../../../domain/contract.ts';
import { startDraft } from '../../../domain/draft.ts';
import { PLAN_MINUTES } from '../../../domain/plan.ts';
import { referenceOf } from '../../../domain/reference.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Asker } from '../plan/ports.ts';
import { goOnDeclining, isDeclining } from './declining.ts';
import type { SettlementRecord } from './ports.ts';
import type { SettlePorts } from './run.ts';
import { endedAs } from './steps/continue-return.ts';

/**
 * Says no to a return that a customer asked for online, once. Repeated freely: the id is the key, and the answer is what became of it.
 * It holds its order as a settlement does, so that nothing is paid for the goods meanwhile.
 * @throws LockBusy; ShopifyUnavailable and NotInstalled only before anything was accepted
 */
export async function declineRequest(
  request: Omit<DeclineRequest, 'till'>,
  asker: Asker,
  ports: SettlePorts,
): Promise<DeclineReply> {
  const { journal } = ports;
  return journal.alone(request.id, async (stillAlone) => {
    const known = (await journal.read(request.id)) ?? (await intend(request, asker, ports));
    const record = known?.state === 'planned' ? await takeOn(known, asker, ports) : known;
    if (record === 'busy') return refused({ code: 'ORDER_BUSY', orderName: known?.orderName ?? '' });
    const now = isDeclining(record) ? await goOnDeclining(record, ports, stillAlone) : record;
    return refused(now?.refusal ?? { code: 'PLAN_UNKNOWN' });
  });
}

/** Writes down what is to be declined, or why it cannot be: for the manager, either way. */
async function intend(
  { id, orderId, returnId, reason, note }: Omit<DeclineRequest, 'till'>,
  asker: Asker,
  { returns, store, journal, clock }: SettlePorts,
): Promise<SettlementRecord | null> {
  const found = await returns.requested(returnId);
  const request = found?.order.id === orderId ? found : null;
  const refusal: Refusal =
    request?.status === 'REQUESTED'
      ? { code: 'REQUEST_DECLINING', returnName: request.name, reason }
      : request?.status === 'OPEN'
        ? { code: 'RETURN_OPEN', returnName: request.name }
        : endedAs(request, request);
  const madeAt = clock.now();
  await store.keepPlan({
    id,
    reference: referenceOf(id),
    orderId,
    orderName: request?.order.name ?? null,
    draft: { ...startDraft(id, orderId), continues: returnId, note },
    plan: null,
    refusal,
    policyVersion: (await store.rules()).version,
    madeAt,
    validUntil: new Date(madeAt.getTime() + PLAN_MINUTES * 60_000),
    asker,
  });
  return journal.read(id);
}

async function takeOn(
  { planId, refusal, orderName }: SettlementRecord,
  asker: Asker,
  { journal, clock }: SettlePorts,
): Promise<SettlementRecord | 'busy' | null> {
  // A plan of money is no request to decline, whoever names it so.
  if (refusal?.code !== 'REQUEST_DECLINING') return null;
  const at = clock.now();
  const accepted = await journal.accept(planId, asker, at, [], null);
  if (accepted.kind !== 'busy') return journal.read(planId);
  const facts = { refusal: { code: 'ORDER_BUSY', orderName } };
  await journal.note(planId, at, { step: 'accept', event: 'refused', facts });
  return 'busy';
}

function refused(refusal: Refusal): DeclineReply {
  return { kind: 'refused', refusal };
}
