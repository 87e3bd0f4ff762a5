import type { Approval, ManagerName } from '../../../domain/approval.ts';
import type { Asker, ManagerAtWork } from '../plan/ports.ts';

/** A try at somebody's PIN, counted as failed until it is known to be right. */
export type Try =
  | { readonly kind: 'locked'; readonly who: 'manager' | 'till'; readonly until: Date }
  | {
      readonly kind: 'taken';
      /** Null where the shop has no such manager at work. */
      readonly pinHash: string | null;
      /** As things are should this try fail: 0 when it locks. */
      readonly triesLeft: number;
      readonly lock: { readonly who: 'manager' | 'till'; readonly until: Date } | null;
    };

/** What one shop's managers and approvals are kept in. */
export interface Approvals {
  /** Null where the shop has no such manager, or they no longer approve. */
  managerAtWork(managerId: string): Promise<ManagerAtWork | null>;
  /**
   * Runs work while no other PIN of this shop is looked at, in any process: a hash costs memory and a processor, and whoever guesses
   * by the thousand must keep nobody else waiting.
   * @throws LockBusy
   */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Counts a try before it is looked at: of tries made at once, no more are looked at than there are left. */
  takeTry(managerId: string, deviceId: string, at: Date): Promise<Try>;
  /**
   * Keeps an approval in place of an earlier one of the same plan, and forgets the failures before it. False where the plan no
   * longer waits to be confirmed.
   */
  approve(planId: string, approval: Approval, asker: Asker, at: Date): Promise<boolean>;
}

/** A manager as the manager's pages show them: never the PIN. */
export interface Manager extends ManagerName {
  readonly staffMemberId: number;
  /** May approve. */
  readonly active: boolean;
  /** Wrong PINs since the last right one. */
  readonly failures: number;
  readonly lockedUntil: Date | null;
  readonly changedAt: Date;
  /** The signed-in account that changed them last. */
  readonly changedBy: string;
}

export interface NewManager {
  readonly id: string;
  readonly name: string;
  readonly staffMemberId: number;
  readonly pinHash: string;
}

/** Who changes something, and when. */
export interface ChangeStamp {
  readonly at: Date;
  /** `sub` of the session token. */
  readonly by: string;
}

/** One shop's managers, to be changed by whoever may open the app in the Shopify admin. */
export interface Managers {
  all(): Promise<readonly Manager[]>;
  one(id: string): Promise<Manager | null>;
  /** False where the member of staff is a manager already. */
  add(manager: NewManager, stamp: ChangeStamp): Promise<boolean>;
  /** False where there is no such manager. A new PIN lifts a lock. */
  change(
    id: string,
    change: { readonly name?: string; readonly pinHash?: string; readonly active?: boolean },
    stamp: ChangeStamp,
  ): Promise<boolean>;
}
