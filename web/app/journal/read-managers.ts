import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Manager } from '../approve/ports.ts';
import type { ManagerAtWork } from '../plan/ports.ts';
import type { Queryable } from './database.ts';
import { managers } from './schema.ts';

/** Of those who may approve, by name. */
export function readManagersAtWork(db: Queryable, shop: string): Promise<ManagerAtWork[]> {
  return selectAtWork(db, and(eq(managers.shop, shop), eq(managers.active, true)));
}

/** Null where the shop has no such manager, or they approve no longer. */
export async function readManagerAtWork(
  db: Queryable,
  shop: string,
  id: string,
): Promise<ManagerAtWork | null> {
  const [manager] = await selectAtWork(
    db,
    and(eq(managers.shop, shop), eq(managers.id, id), eq(managers.active, true)),
  );
  return manager ?? null;
}

/** Everybody who ever was a manager: those who may approve first, then by name. */
export async function readManagers(db: Queryable, shop: string): Promise<Manager[]> {
  const all = await selectManagers(db, eq(managers.shop, shop));
  return [...all.filter(({ active }) => active), ...all.filter(({ active }) => !active)];
}

export async function readManager(db: Queryable, shop: string, id: string): Promise<Manager | null> {
  const [manager] = await selectManagers(db, and(eq(managers.shop, shop), eq(managers.id, id)));
  return manager ?? null;
}

function selectAtWork(db: Queryable, condition: SQL | undefined): Promise<ManagerAtWork[]> {
  const { id, name, staffMemberId } = managers;
  return db.select({ id, name, staffMemberId }).from(managers).where(condition).orderBy(asc(name), asc(id));
}

/** All but the hash of the PIN, which nobody needs to see. */
function selectManagers(db: Queryable, condition: SQL | undefined): Promise<Manager[]> {
  const { id, name, staffMemberId, active, failures, lockedUntil, changedAt, changedBy } = managers;
  return db
    .select({ id, name, staffMemberId, active, failures, lockedUntil, changedAt, changedBy })
    .from(managers)
    .where(condition)
    .orderBy(asc(name), asc(id));
}
