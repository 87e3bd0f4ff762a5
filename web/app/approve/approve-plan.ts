import { isOwn, type Approval } from '../../../domain/approval.ts';
import type { ApproveReply, ApproveRequest } from '../../../domain/contract.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Asker, Clock, ManagerAtWork } from '../plan/ports.ts';
import type { Journal, SettlementRecord } from '../settle/ports.ts';
import { verifyPin } from './pin.ts';
import type { Approvals } from './ports.ts';

/** How long a plan may be confirmed after a manager approved it. */
export const APPROVAL_MINUTES = 5;

export interface ApprovePorts {
  readonly journal: Pick<Journal, 'read' | 'note'>;
  readonly approvals: Approvals;
  readonly clock: Clock;
}

/**
 * A manager's word on one plan, if the PIN is theirs. Repeated freely: a right PIN approves the same plan anew. Whatever is wrong
 * about plan or manager is said before the PIN is looked at; the PIN itself goes nowhere, neither into the journal nor into a log.
 * @throws LockBusy where too many PINs of this shop wait to be looked at: this one was not, and does not count
 */
export async function approvePlan(
  { planId, managerId, pin }: Omit<ApproveRequest, 'till'>,
  asker: Asker,
  { journal, approvals, clock }: ApprovePorts,
): Promise<ApproveReply> {
  const at = clock.now();
  const record = await journal.read(planId);
  const manager = await approvals.managerAtWork(managerId);
  const refusal = against(record, manager, asker, at);
  const note = (facts: Readonly<Record<string, unknown>>) => {
    const who = { manager: manager?.name ?? null, ...asker.till, userId: asker.userId };
    const entry = { step: 'approve', event: 'refused', facts: { ...facts, ...who } } as const;
    return record ? journal.note(planId, at, entry) : Promise.resolve();
  };
  if (refusal) {
    await note({ refusal });
    return { kind: 'refused', refusal };
  }
  return approvals.inTurn(async () => {
    const taken = await approvals.takeTry(managerId, asker.till.deviceId, at);
    if (taken.kind === 'locked') {
      await note({ lockedUntil: taken.until.toISOString() });
      return { ...taken, until: taken.until.toISOString() };
    }
    const right = await verifyPin(pin, taken.pinHash);
    if (!manager || taken.pinHash === null) return { kind: 'refused', refusal: { code: 'MANAGER_UNKNOWN' } };
    if (!right) {
      const { triesLeft, lock } = taken;
      await note(lock ? { lockedUntil: lock.until.toISOString() } : { triesLeft });
      return lock
        ? { kind: 'locked', who: lock.who, until: lock.until.toISOString() }
        : { kind: 'wrong_pin', triesLeft };
    }
    const approval = approvalBy(manager, at);
    const kept = await approvals.approve(planId, approval, asker, at);
    return kept ? { kind: 'approved', approval } : { kind: 'refused', refusal: { code: 'PLAN_SUPERSEDED' } };
  });
}

/** What speaks against asking this manager about this plan; a manager that nobody knows is left to the PIN, and takes as long. */
function against(
  record: SettlementRecord | null,
  manager: ManagerAtWork | null,
  asker: Asker,
  at: Date,
): Refusal | null {
  if (!record?.plan) return { code: 'PLAN_UNKNOWN' };
  if (record.state !== 'planned') return { code: 'PLAN_SUPERSEDED' };
  if (record.validUntil <= at) return { code: 'PLAN_TOO_OLD' };
  // Who asked for the plan counts as well as who stands there now: pinning somebody else in changes neither.
  const own =
    manager && [asker, record.asker].some(({ till, userId }) => isOwn(manager, { ...till, userId }));
  return own ? { code: 'OWN_APPROVAL', name: manager.name } : null;
}

function approvalBy({ id, name, staffMemberId }: ManagerAtWork, at: Date): Approval {
  const validUntil = new Date(at.getTime() + APPROVAL_MINUTES * 60_000);
  return { manager: { id, name }, staffMemberId, at: at.toISOString(), validUntil: validUntil.toISOString() };
}
