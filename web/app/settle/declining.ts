import type { DeclineReason, Refusal, RequestRefusal } from '../../../domain/refusal.ts';
import { NotInstalled, ShopifyUnavailable } from '../plan/ports.ts';
import type { Asked, JournalEvent, RequestState, SettlementRecord } from './ports.ts';
import type { SettlePorts } from './run.ts';
import { endedAs } from './steps/continue-return.ts';
import { mayBeUnderWay } from './under-way.ts';
import { whyOf } from './why-of.ts';

/** A request that is being declined: there is nothing to pay, and so no plan. */
export interface DecliningRecord extends SettlementRecord {
  readonly state: 'accepted';
  readonly refusal: Extract<RequestRefusal, { code: 'REQUEST_DECLINING' }>;
}

export function isDeclining(record: SettlementRecord | null): record is DecliningRecord {
  return record?.state === 'accepted' && record.refusal?.code === 'REQUEST_DECLINING';
}

const STEP = 'decline_request';
/** An answer that got lost is looked for at once, and the call made again once. */
const TRIES = 2;

/** Brings it to its end, or leaves it to a later go where nobody can tell. */
export async function goOnDeclining(
  record: DecliningRecord,
  ports: SettlePorts,
  stillAlone: () => void,
): Promise<SettlementRecord> {
  try {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const end = await decline(record, ports, stillAlone, tries);
      if (end !== 'again') return end;
    }
  } catch (error) {
    stillAlone();
    await note(record, ports, 'failed', { why: whyOf(error) });
    if (!(error instanceof ShopifyUnavailable || error instanceof NotInstalled)) throw error;
  }
  return record;
}

/** Find, then act; the intent is on disk before Shopify is asked to do anything. */
async function decline(
  record: DecliningRecord,
  ports: SettlePorts,
  stillAlone: () => void,
  tries: number,
): Promise<SettlementRecord | 'again'> {
  const { returns, journal } = ports;
  const { refusal, draft, planId } = record;
  const returnId = draft.continues ?? '';
  const before = await journal.asked(planId, STEP);
  const found = over(record, await returns.requested(returnId), before);
  if (found) return end(record, ports, 'found', found);
  await note(record, ports, 'intended', { try: tries });
  stillAlone();
  const written = await returns.decline(returnId, refusal.reason, draft.note);
  switch (written.kind) {
    case 'done':
      return end(record, ports, 'acted', declined(refusal));
    case 'unknown':
      await note(record, ports, 'unknown', { why: written.why });
      return written.late ? record : 'again';
    case 'refused': {
      // An earlier call of ours, thought lost, may have come first, or may yet.
      const meanwhile = over(record, await returns.requested(returnId), before);
      if (meanwhile) return end(record, ports, 'found', meanwhile);
      if (before.unansweredSince && mayBeUnderWay(before.unansweredSince, { ports })) {
        await note(record, ports, 'unknown', { message: written.message });
        return record;
      }
      return end(record, ports, 'refused', {
        code: 'REQUEST_NOT_DECLINED',
        returnName: refusal.returnName,
        message: written.message,
      });
    }
  }
}

/** How it has ended; null while it is still asked for. Declined just so is our doing only once we have asked for it. */
function over({ refusal, draft }: DecliningRecord, now: RequestState | null, asked: Asked): Refusal | null {
  if (now?.status === 'REQUESTED') return null;
  if (now?.status === 'OPEN') return { code: 'RETURN_OPEN', returnName: now.name };
  const asWeAsked = now?.declined?.reason === refusal.reason && now.declined.note === draft.note;
  return asked.times > 0 && now?.status === 'DECLINED' && asWeAsked
    ? declined(refusal)
    : endedAs({ name: refusal.returnName }, now);
}

function declined({
  returnName,
  reason,
}: {
  readonly returnName: string;
  readonly reason: DeclineReason;
}): Refusal {
  return { code: 'REQUEST_DECLINED', returnName, reason };
}

async function end(
  record: DecliningRecord,
  { journal, clock }: SettlePorts,
  event: JournalEvent,
  refusal: Refusal,
): Promise<SettlementRecord> {
  const now = clock.now();
  const change = { state: 'refused', refusal, returnName: record.refusal.returnName, endedAt: now } as const;
  await journal.change(record, now, change, [{ step: STEP, event, facts: { refusal, state: 'refused' } }]);
  return { ...record, ...change };
}

function note(
  { planId }: DecliningRecord,
  { journal, clock }: SettlePorts,
  event: JournalEvent,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  return journal.note(planId, clock.now(), { step: STEP, event, facts });
}
