import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Approval } from '../../../domain/approval.ts';
import type { Asker } from '../plan/ports.ts';
import { addEntry } from './add-entry.ts';
import type { Drizzle, Transaction } from './database.ts';
import { approvals, managers, plans, settlements, tillTries } from './schema.ts';

/**
 * Keeps what a manager approved with the right PIN, in place of an earlier approval of the same plan; forgets the wrong PINs
 * before it. False where the plan no longer waits to be confirmed: then nobody has approved it.
 */
export async function keepApproval(
  db: Drizzle,
  shop: string,
  planId: string,
  approval: Approval,
  { till, userId }: Asker,
  at: Date,
): Promise<boolean> {
  const { manager } = approval;
  return db.transaction(async (transaction) => {
    await forgiveTries(transaction, shop, manager.id, till.deviceId);
    const [waiting] = await transaction
      .select({ plan: plans.plan })
      .from(settlements)
      .innerJoin(plans, eq(plans.id, settlements.planId))
      .where(
        and(
          eq(settlements.shop, shop),
          eq(settlements.planId, planId),
          eq(settlements.state, 'planned'),
          gt(settlements.validUntil, at),
        ),
      );
    if (!waiting) return false;
    const kept = { managerId: manager.id, approval, validUntil: new Date(approval.validUntil) };
    const [row] = await transaction
      .insert(approvals)
      .values({ planId, shop, ...kept })
      .onConflictDoUpdate({ target: approvals.planId, set: kept, setWhere: isNull(approvals.usedAt) })
      .returning({ planId: approvals.planId });
    if (!row) return false;
    const facts = { approval, needs: waiting.plan?.approvals ?? [], ...till, userId };
    await addEntry(transaction, shop, planId, at, { step: 'approve', event: 'acted', facts });
    return true;
  });
}

/** Forgets the wrong PINs of a manager and at a till, after a right one. */
export async function forgiveTries(
  transaction: Transaction,
  shop: string,
  managerId: string,
  deviceId: string,
): Promise<void> {
  // The till before the manager, as in take-try.ts: two at once never wait for one another.
  await transaction.delete(tillTries).where(and(eq(tillTries.shop, shop), eq(tillTries.deviceId, deviceId)));
  await transaction
    .update(managers)
    .set({ failures: 0, lockedUntil: null })
    .where(and(eq(managers.shop, shop), eq(managers.id, managerId)));
}
