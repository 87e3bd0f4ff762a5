import { and, eq } from 'drizzle-orm';
import type { Try } from '../approve/ports.ts';
import { lockedUntil, triesLeft } from '../approve/tries.ts';
import type { Drizzle } from './database.ts';
import { managers, tillTries } from './schema.ts';

/**
 * Counts a try at a manager's PIN as failed, before anybody looks at the PIN. Both rows stay locked until that is on disk, so
 * that of any number of tries made at once no more are looked at than there are left.
 */
export async function takeTry(
  db: Drizzle,
  shop: string,
  managerId: string,
  deviceId: string,
  at: Date,
): Promise<Try> {
  const ofTill = and(eq(tillTries.shop, shop), eq(tillTries.deviceId, deviceId));
  const ofManager = and(eq(managers.shop, shop), eq(managers.id, managerId), eq(managers.active, true));
  return db.transaction(async (transaction) => {
    await transaction.insert(tillTries).values({ shop, deviceId, failures: 0 }).onConflictDoNothing();
    const [till] = await transaction.select().from(tillTries).where(ofTill).for('update');
    const [manager] = await transaction.select().from(managers).where(ofManager).for('update');
    const locks = [
      { who: 'manager', until: manager?.lockedUntil ?? null },
      { who: 'till', until: till?.lockedUntil ?? null },
    ] as const;
    const standing = longest(locks, at);
    if (standing) return { kind: 'locked', ...standing };
    const failures = { manager: (manager?.failures ?? 0) + 1, till: (till?.failures ?? 0) + 1 };
    const next = {
      manager: lockedUntil(failures.manager, at),
      till: lockedUntil(failures.till, at),
    };
    await transaction
      .update(tillTries)
      .set({ failures: failures.till, lockedUntil: next.till })
      .where(ofTill);
    await transaction
      .update(managers)
      .set({ failures: failures.manager, lockedUntil: next.manager })
      .where(ofManager);
    const left = Math.min(triesLeft(failures.till), manager ? triesLeft(failures.manager) : Infinity);
    const lock = longest(
      [
        { who: 'manager', until: manager ? next.manager : null },
        { who: 'till', until: next.till },
      ],
      at,
    );
    return { kind: 'taken', pinHash: manager?.pinHash ?? null, triesLeft: left, lock };
  });
}

interface Lock {
  readonly who: 'manager' | 'till';
  readonly until: Date | null;
}

/** The lock that lasts longest, of those that stand. */
function longest(locks: readonly Lock[], at: Date): { who: Lock['who']; until: Date } | null {
  const standing = locks.flatMap(({ who, until }) => (until && until > at ? [{ who, until }] : []));
  return standing.sort((a, b) => b.until.getTime() - a.until.getTime())[0] ?? null;
}
