import type { SettlementReply } from '../../../domain/contract.ts';
import type { Journal } from './ports.ts';
import { isAccepted, viewOf } from './view.ts';

/** How far a plan has come, by the journal alone: Shopify is not asked. `nothing` for a plan that nobody confirmed here. */
export async function readSettlement(
  planId: string,
  journal: Pick<Journal, 'read'>,
): Promise<SettlementReply> {
  const record = await journal.read(planId);
  return isAccepted(record) ? { kind: 'settlement', settlement: viewOf(record) } : { kind: 'nothing' };
}
