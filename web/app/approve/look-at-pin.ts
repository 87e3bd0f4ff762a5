import type { ApproveReply } from '../../../domain/contract.ts';
import type { Asker, Clock } from '../plan/ports.ts';
import { verifyPin } from './pin.ts';
import type { Approvals } from './ports.ts';

/** Looks at a PIN that stands for no plan that waits to be confirmed; a right one forgets the failures before it. */
export async function lookAtPin(
  managerId: string,
  pin: string,
  asker: Asker,
  { approvals, clock }: { readonly approvals: Approvals; readonly clock: Clock },
): Promise<{ readonly kind: 'right' } | Exclude<ApproveReply, { kind: 'approved' }>> {
  const at = clock.now();
  const { deviceId } = asker.till;
  return approvals.inTurn(async () => {
    const taken = await approvals.takeTry(managerId, deviceId, at);
    if (taken.kind === 'locked') return { ...taken, until: taken.until.toISOString() };
    const right = await verifyPin(pin, taken.pinHash);
    if (taken.pinHash === null) return { kind: 'refused', refusal: { code: 'MANAGER_UNKNOWN' } };
    if (right) {
      await approvals.forgive(managerId, deviceId);
      return { kind: 'right' };
    }
    const { triesLeft, lock } = taken;
    return lock
      ? { kind: 'locked', who: lock.who, until: lock.until.toISOString() }
      : { kind: 'wrong_pin', triesLeft };
  });
}
