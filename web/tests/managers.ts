import { DEFAULT_POLICY, type ManagerFor } from '../../domain/policy.ts';
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

/** From now on every plan of the shop needs a manager: whatever goes out is too much for staff alone. */
export function needManager(counter: Pick<Counter, 'sql' | 'store'>): Promise<void> {
  return needManagerFor(counter, { aboveAmount: { minor: 1, currency: counter.store.shop.currency } });
}

/** From now on plans of the shop are judged by these limits, with the usual ones for the rest. */
export async function needManagerFor(
  { sql, store }: Pick<Counter, 'sql' | 'store'>,
  limits: Partial<ManagerFor>,
): Promise<void> {
  const rules = { managerFor: { ...DEFAULT_POLICY.managerFor, ...limits } };
  await sql.query(
    `INSERT INTO policy (shop, version, rules, made_at)
     SELECT $1, max(version) + 1, $2, $3 FROM policy WHERE shop IN ($1, '*')`,
    [store.shop.domain, JSON.stringify(rules), new Date()],
  );
}
