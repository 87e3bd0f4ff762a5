import type { SettlementReply } from '../../../domain/contract.ts';
import type { Clock, PlanStore } from '../plan/ports.ts';
import type { Journal } from './ports.ts';
import { tell } from './tell.ts';
import { isAccepted } from './view.ts';

interface ReadPorts {
  readonly journal: Pick<Journal, 'read'>;
  readonly store: Pick<PlanStore, 'managersAtWork'>;
  readonly clock: Clock;
}

/** How far a plan has come, by the journal alone: Shopify is not asked. `nothing` for a plan that nobody confirmed here. */
export async function readSettlement(
  planId: string,
  { journal, store, clock }: ReadPorts,
): Promise<SettlementReply> {
  const record = await journal.read(planId);
  if (!isAccepted(record)) return { kind: 'nothing' };
  return { kind: 'settlement', settlement: await tell(record, null, { store, clock }) };
}
