import { isOwn, type ManagerName } from '../../../domain/approval.ts';
import type { SettlementView } from '../../../domain/settlement.ts';
import type { Asker, Clock, PlanStore } from '../plan/ports.ts';
import type { AcceptedRecord } from './ports.ts';
import { needsManagerToMove, viewOf } from './view.ts';

interface TellPorts {
  readonly store: Pick<PlanStore, 'managersAtWork'>;
  readonly clock: Clock;
}

/** What a device is told of a settlement, with the managers whom it may ask: others than whoever asks. */
export async function tell(
  record: AcceptedRecord,
  asker: Asker | null,
  { store, clock }: TellPorts,
): Promise<SettlementView> {
  return viewOf(record, clock.now(), await managersToAsk(record, asker, store));
}

/** Nobody is looked for where nothing needs a manager. */
async function managersToAsk(
  record: AcceptedRecord,
  asker: Asker | null,
  store: TellPorts['store'],
): Promise<readonly ManagerName[]> {
  const isOffered = record.plan.exchange?.collect.some(({ route }) => route === 'mark_paid');
  const mayMark = record.state === 'awaiting_payment' && isOffered;
  if (!mayMark && !needsManagerToMove(record)) return [];
  const managers = await store.managersAtWork();
  return managers
    .filter((manager) => !asker || !isOwn(manager, { ...asker.till, userId: asker.userId }))
    .map(({ id, name }) => ({ id, name }));
}
