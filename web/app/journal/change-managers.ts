import { and, eq } from 'drizzle-orm';
import type { Managers } from '../approve/ports.ts';
import type { Queryable } from './database.ts';
import { managers } from './schema.ts';

type Add = Managers['add'];
type Change = Managers['change'];

/** False where the member of staff is a manager already, or was one: then there is a row to be changed. */
export async function addManager(
  db: Queryable,
  shop: string,
  manager: Parameters<Add>[0],
  { at, by }: Parameters<Add>[1],
): Promise<boolean> {
  const added = await db
    .insert(managers)
    .values({ ...manager, shop, changedAt: at, changedBy: by })
    .onConflictDoNothing()
    .returning({ id: managers.id });
  return added.length > 0;
}

/** False where this shop has no such manager. A new PIN lifts a lock: whoever sets it may open the app anyway. */
export async function changeManager(
  db: Queryable,
  shop: string,
  id: string,
  change: Parameters<Change>[1],
  { at, by }: Parameters<Change>[2],
): Promise<boolean> {
  const unlocked = change.pinHash === undefined ? {} : { failures: 0, lockedUntil: null };
  const changed = await db
    .update(managers)
    .set({ ...change, ...unlocked, changedAt: at, changedBy: by })
    .where(and(eq(managers.shop, shop), eq(managers.id, id)))
    .returning({ id: managers.id });
  return changed.length > 0;
}
