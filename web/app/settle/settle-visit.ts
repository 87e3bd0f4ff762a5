import type { VisitPartReply, VisitSettleReply, VisitSettleRequest } from '../../../domain/contract.ts';
import type { Asker } from '../plan/ports.ts';
import type { SettlePorts } from './run.ts';
import { settlePlan } from './settle-plan.ts';

/**
 * Makes the plans of a visit true, one after the other: each is a settlement of its own, and what becomes of one changes nothing
 * for the next. Repeated freely.
 * @throws what settlePlan throws, where nothing can be told of any of them
 */
export async function settleVisit(
  { planIds }: Pick<VisitSettleRequest, 'planIds'>,
  asker: Asker,
  ports: SettlePorts,
): Promise<VisitSettleReply> {
  const replies: VisitPartReply[] = [];
  const errors: unknown[] = [];
  for (const planId of planIds) {
    try {
      replies.push(await settlePlan({ planId, giftCardCode: null }, asker, ports));
    } catch (error) {
      // An order that cannot be told of keeps nobody from hearing of the others; its journal says why.
      replies.push({ kind: 'unknown' });
      errors.push(error);
    }
  }
  if (errors.length === planIds.length) throw errors[0];
  return { kind: 'visit', replies };
}
