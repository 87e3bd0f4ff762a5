import { and, eq, gt, isNull } from 'drizzle-orm';
import { isOwn, type Approval, type WhoAsks } from '../../../domain/approval.ts';
import type { Transaction } from './database.ts';
import { approvals, managers } from './schema.ts';

/**
 * Uses up the approval of a plan. Null where there is none that holds: none was given, it has run out or was used, the manager
 * approves no longer, or is now the one who confirms.
 */
export async function useApproval(
  transaction: Transaction,
  shop: string,
  planId: string,
  who: WhoAsks,
  at: Date,
): Promise<Approval | null> {
  const [row] = await transaction
    .select({ approval: approvals.approval })
    .from(approvals)
    .innerJoin(managers, eq(managers.id, approvals.managerId))
    .where(
      and(
        eq(approvals.shop, shop),
        eq(approvals.planId, planId),
        isNull(approvals.usedAt),
        gt(approvals.validUntil, at),
        eq(managers.active, true),
      ),
    )
    .for('update', { of: approvals });
  if (!row || isOwn(row.approval, who)) return null;
  await transaction
    .update(approvals)
    .set({ usedAt: at })
    .where(and(eq(approvals.shop, shop), eq(approvals.planId, planId)));
  return row.approval;
}
