import { PIN_DIGITS } from '../../../domain/contract.ts';
import type { Clock } from '../plan/ports.ts';
import { hashPin } from './pin.ts';
import type { ChangeStamp, Managers } from './ports.ts';
import { weaknessOf, type PinWeakness } from './weak-pin.ts';

/** What whoever runs the shop wants done about its managers. */
export type ManagerChange =
  | {
      readonly kind: 'add';
      readonly name: string;
      readonly staffNumber: string;
      readonly pin: string;
      readonly pinAgain: string;
    }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }
  | { readonly kind: 'set_pin'; readonly id: string; readonly pin: string; readonly pinAgain: string }
  | { readonly kind: 'deactivate' | 'activate'; readonly id: string };

/** Why it was not done, and which field is to blame. */
export type ManagerProblem =
  | { readonly field: 'name'; readonly code: 'NAME_MISSING' | 'NAME_TOO_LONG' }
  | { readonly field: 'staffNumber'; readonly code: 'STAFF_NUMBER' | 'STAFF_TAKEN' }
  | { readonly field: 'pin'; readonly code: 'PIN_FORM' | PinWeakness }
  | { readonly field: 'pinAgain'; readonly code: 'PIN_DIFFERS' }
  | { readonly field: null; readonly code: 'MANAGER_UNKNOWN' };

export interface ManagePorts {
  readonly managers: Managers;
  readonly clock: Clock;
  readonly newId: () => string;
}

const NAME_LIMIT = 60;

/** Makes the change, or says why not; null when it was made. `by` is the signed-in account. */
export async function manageManagers(
  change: ManagerChange,
  by: string,
  ports: ManagePorts,
): Promise<ManagerProblem | null> {
  const stamp = { at: ports.clock.now(), by };
  switch (change.kind) {
    case 'add':
      return add(change, stamp, ports);
    case 'rename': {
      const name = change.name.trim();
      return problemOfName(name) ?? changed(change.id, { name }, stamp, ports);
    }
    case 'set_pin': {
      const manager = await ports.managers.one(change.id);
      if (!manager) return UNKNOWN;
      const problem = problemOfPin(change, manager.staffMemberId);
      return problem ?? changed(change.id, { pinHash: await hashPin(change.pin) }, stamp, ports);
    }
    case 'deactivate':
    case 'activate':
      return changed(change.id, { active: change.kind === 'activate' }, stamp, ports);
  }
}

const UNKNOWN: ManagerProblem = { field: null, code: 'MANAGER_UNKNOWN' };

async function add(
  change: Extract<ManagerChange, { kind: 'add' }>,
  stamp: ChangeStamp,
  { managers, newId }: ManagePorts,
): Promise<ManagerProblem | null> {
  const name = change.name.trim();
  const digits = change.staffNumber.trim();
  const staffMemberId = Number(digits);
  const problem =
    problemOfName(name) ?? problemOfStaffNumber(digits, staffMemberId) ?? problemOfPin(change, staffMemberId);
  if (problem) return problem;
  const pinHash = await hashPin(change.pin);
  const added = await managers.add({ id: newId(), name, staffMemberId, pinHash }, stamp);
  return added ? null : { field: 'staffNumber', code: 'STAFF_TAKEN' };
}

async function changed(
  id: string,
  change: Parameters<Managers['change']>[1],
  stamp: ChangeStamp,
  { managers }: ManagePorts,
): Promise<ManagerProblem | null> {
  return (await managers.change(id, change, stamp)) ? null : UNKNOWN;
}

function problemOfName(name: string): ManagerProblem | null {
  if (name === '' || !name.isWellFormed() || name.includes('\0'))
    return { field: 'name', code: 'NAME_MISSING' };
  return name.length > NAME_LIMIT ? { field: 'name', code: 'NAME_TOO_LONG' } : null;
}

function problemOfStaffNumber(digits: string, staffMemberId: number): ManagerProblem | null {
  const fits = /^\d+$/.test(digits) && staffMemberId > 0 && Number.isSafeInteger(staffMemberId);
  return fits ? null : { field: 'staffNumber', code: 'STAFF_NUMBER' };
}

function problemOfPin(
  { pin, pinAgain }: { readonly pin: string; readonly pinAgain: string },
  staffMemberId: number,
): ManagerProblem | null {
  const { least, most } = PIN_DIGITS;
  if (!/^\d+$/.test(pin) || pin.length < least || pin.length > most)
    return { field: 'pin', code: 'PIN_FORM' };
  const weakness = weaknessOf(pin, staffMemberId);
  if (weakness) return { field: 'pin', code: weakness };
  return pin === pinAgain ? null : { field: 'pinAgain', code: 'PIN_DIFFERS' };
}
