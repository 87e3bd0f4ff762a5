import { isOwn, type ManagerName } from '../../../domain/approval.ts';
import type { Asker, PlanStore } from '../plan/ports.ts';
import type { AcceptedRecord } from './ports.ts';

/** Who may say that what is due was paid: managers other than whoever asks, where the shop collects so. */
export async function whoMayMarkPaid(
  { state, plan }: Pick<AcceptedRecord, 'state' | 'plan'>,
  asker: Asker | null,
  store: Pick<PlanStore, 'managersAtWork'>,
): Promise<readonly ManagerName[]> {
  const isOffered = plan.exchange?.collect.some(({ route }) => route === 'mark_paid');
  if (state !== 'awaiting_payment' || !isOffered) return [];
  const managers = await store.managersAtWork();
  return managers
    .filter((manager) => !asker || !isOwn(manager, { ...asker.till, userId: asker.userId }))
    .map(({ id, name }) => ({ id, name }));
}
