import { compare, isPositive } from '../../../domain/money.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { SettledLeg } from '../../../domain/settlement.ts';
import type { Run } from './run.ts';

/**
 * What speaks, by Shopify as it is now, against paying a failed leg to a tender: somebody may have paid it by hand since.
 * Null where nothing does.
 * @throws ShopifyUnavailable, NotInstalled
 */
export async function judgeStillOwed(
  { ports, record }: Run,
  leg: SettledLeg,
  toParentId: string,
): Promise<Refusal | null> {
  const { orderId, orderName, currency, tenders } = record.plan;
  const owing = await ports.returns.owing(orderId, currency);
  if (!owing) return { code: 'ORDER_GONE' };
  const { owed, ceilings } = owing;
  if (!isPositive(owed)) return { code: 'NOTHING_OWED', orderName };
  if (compare(leg.amount, owed) > 0) return { code: 'OWED_LESS', orderName, asked: leg.amount, left: owed };
  // A tender that Shopify would not use itself is not named here; its ceiling was compared with the plan's.
  const ceiling = ceilings.get(toParentId);
  if (!ceiling || compare(leg.amount, ceiling) <= 0) return null;
  const label = tenders.find(({ parentId }) => parentId === toParentId)?.label ?? '';
  return { code: 'TENDER_ABOVE_CEILING', label, asked: leg.amount, ceiling };
}
