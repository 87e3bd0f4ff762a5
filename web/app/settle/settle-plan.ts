import type { SettleReply, SettleRequest } from '../../../domain/contract.ts';
import { canBeCollected } from '../../../domain/plan-exchange.ts';
import type { Plan } from '../../../domain/plan.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { planReading } from '../plan/plan-draft.ts';
import type { Asker } from '../plan/ports.ts';
import { markOf } from './mark.ts';
import { newGiftCard } from './new-gift-card.ts';
import type { AcceptedRecord, SettlementRecord } from './ports.ts';
import { goOn } from './resume.ts';
import { readOrder, Run, type ReadAhead, type SettlePorts } from './run.ts';
import { tell } from './tell.ts';
import { isAccepted } from './view.ts';

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
    if (isAccepted(record)) return settled(new Run(record, ports, stillAlone), asker);
    const taken = await accept(record, giftCardCode, asker, ports);
    return 'kind' in taken ? taken : settled(new Run(taken.record, ports, stillAlone, taken.ahead), asker);
  });
}

async function settled(run: Run, asker: Asker): Promise<SettleReply> {
  const now = await goOn(run);
  return { kind: 'settlement', settlement: await tell(now, asker, run.ports) };
}

/** A plan that was taken on, and what was read of its order meanwhile. */
interface Taken {
  readonly record: AcceptedRecord;
  readonly ahead: ReadAhead | null;
}

/** Takes a plan on that nobody has taken on yet, or says why not. */
async function accept(
  record: SettlementRecord,
  giftCardCode: string | null,
  asker: Asker,
  ports: SettlePorts,
): Promise<Taken | Refused> {
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
  if (!canBeCollected(plan)) return note(planId, { code: 'NO_COLLECT_ROUTE', due: plan.due }, null, ports);
  const { orderName } = plan;
  const giftCard = newGiftCard(plan, giftCardCode, ports.codes);
  // A gift card is made ready first, by when the order would have been read long ago; what no manager approved is not looked at.
  const ahead = giftCard || plan.approvals.length > 0 ? null : readAhead({ ...record, plan }, asker, ports);
  const accepted = await journal.accept(planId, asker, at, plan.approvals, giftCard);
  switch (accepted.kind) {
    case 'accepted': {
      const { approval } = accepted;
      // What is remembered of such cards came with it.
      const now = giftCard && (await journal.read(planId));
      const taken = { ...record, plan, state: 'accepted', acceptedAt: at, asker, approval } as const;
      return { record: isAccepted(now) ? now : taken, ahead };
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
      return isAccepted(now) ? { record: now, ahead: null } : refused({ code: 'PLAN_SUPERSEDED' }, null);
    }
  }
}

/**
 * Begins to read the order of a plan whose first step opens a return: a look changes nothing, and takes Shopify longer than we take to
 * accept. Other plans have something to do before.
 */
function readAhead(
  record: Pick<AcceptedRecord, 'plan' | 'policy' | 'orderId'>,
  asker: Asker,
  ports: SettlePorts,
): ReadAhead | null {
  const { plan } = record;
  if (plan.continues || plan.lines.length === 0) return null;
  const mark = markOf(plan.id);
  const reading = readOrder(record, asker, ports, mark);
  reading.catch(() => undefined); // whoever waits for it is told
  return { mark, reading };
}

/** A plan that has grown too old, made again as things are now. */
async function planNow({ draft }: SettlementRecord, asker: Asker, ports: SettlePorts): Promise<Plan | null> {
  const { quotes, store } = ports;
  const [rules, remembered] = await Promise.all([store.rules(), store.remembered(draft.orderId)]);
  const reading = await quotes.readQuote(draft, rules.policy, remembered, null, asker.till.locationId);
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
