import type { Approvals, Managers } from '../approve/ports.ts';
import { addManager, changeManager } from './change-managers.ts';
import type { Database } from './database.ts';
import { keepApproval } from './keep-approval.ts';
import { readManager, readManagerAtWork, readManagers } from './read-managers.ts';
import { takeTry } from './take-try.ts';
import { withLock } from './with-lock.ts';

/** Shorter than a device waits. */
const WAIT_FOR_OTHERS_MS = 8_000;

/** What one shop's managers approved, and how often somebody guessed. */
export function openApprovals(database: Pick<Database, 'db' | 'lockPool'>, shop: string): Approvals {
  const { db } = database;
  return {
    inTurn: (work) => withLock(database, `pins ${shop}`, WAIT_FOR_OTHERS_MS, work),
    managerAtWork: (id) => readManagerAtWork(db, shop, id),
    takeTry: (managerId, deviceId, at) => takeTry(db, shop, managerId, deviceId, at),
    approve: (planId, approval, asker, at) => keepApproval(db, shop, planId, approval, asker, at),
  };
}

/** One shop's managers. */
export function openManagers({ db }: Pick<Database, 'db'>, shop: string): Managers {
  return {
    all: () => readManagers(db, shop),
    one: (id) => readManager(db, shop, id),
    add: (manager, stamp) => addManager(db, shop, manager, stamp),
    change: (id, change, stamp) => changeManager(db, shop, id, change, stamp),
  };
}
