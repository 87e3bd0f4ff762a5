import type { Counter } from './counter.ts';
import { manageManagers } from '../app/approve/manage-managers.ts';
import { openManagers } from '../app/journal/open-approvals.ts';
import { openDatabase } from '../app/journal/database.ts';
import { randomUUID } from 'node:crypto';

/** As whoever runs the shop sets them up. Answers the manager's id. */
export async function addManager(
  counter: Pick<Counter, 'databaseUrl' | 'store'>,
  manager: { readonly name: string; readonly staffMemberId: number; readonly pin: string },
  shop = counter.store.shop.domain,
): Promise<string> {
  const database = openDatabase(counter.databaseUrl, { queries: 1, locks: 1 });
  try {
    const managers = openManagers(database, shop);
    const { name, staffMemberId, pin } = manager;
    const id = randomUUID();
    const change = { kind: 'add', name, staffNumber: String(staffMemberId), pin, pinAgain: pin } as const;
    const ports = { managers, clock: { now: () => new Date() }, newId: () => id };
    const problem = await manageManagers(change, '900001', ports);
    if (problem) throw new Error(`${name} is refused: ${problem.code}`);
    return id;
  } finally {
    await database.close();
  }
}

/** Every plan from now on needs a manager. */
export async function needManager(counter: Pick<Counter, 'sql'>): Promise<void> {
  // The database itself: a plan that is stored without a need gets one.
  await counter.sql.query(`CREATE FUNCTION need_manager() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.plan := jsonb_set(NEW.plan, '{approvals}',
        '[{"code": "ABOVE_LIMIT", "total": {"minor": 465, "currency": "GBP"}, "limit": {"minor": 100, "currency": "GBP"}}]');
      RETURN NEW;
    END; $$`);
  await counter.sql.query(
    'CREATE TRIGGER need_manager BEFORE INSERT ON plan FOR EACH ROW EXECUTE FUNCTION need_manager()',
  );
}
