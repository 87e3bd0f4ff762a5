import { desc, inArray } from 'drizzle-orm';
import { DEFAULT_POLICY, type Policy, type Rules } from '../../../domain/policy.ts';
import type { Queryable } from './database.ts';
import { policies } from './schema.ts';

/** Rules of every shop that has none of its own. */
export const EVERY_SHOP = '*';

/** The rules by which this shop's returns are judged now. */
export async function readRules(db: Queryable, shop: string): Promise<Rules> {
  const [row] = await db
    .select({ version: policies.version, rules: policies.rules })
    .from(policies)
    .where(inArray(policies.shop, [shop, EVERY_SHOP]))
    .orderBy(desc(policies.version))
    .limit(1);
  if (!row) throw new Error('The database holds no policy: its migrations have not run');
  return { version: row.version, policy: toPolicy(row.rules) };
}

/** One version that there was, or is. */
export interface KeptRules extends Rules {
  readonly madeAt: Date;
  /** The account that saved it; null for the rules of every shop. */
  readonly madeBy: string | null;
}

/** The latest versions of a shop's rules, newest first: the first is in force. */
export async function listRules(db: Queryable, shop: string, most: number): Promise<KeptRules[]> {
  const rows = await db
    .select()
    .from(policies)
    .where(inArray(policies.shop, [shop, EVERY_SHOP]))
    .orderBy(desc(policies.version))
    .limit(most);
  return rows.map(({ version, rules, madeAt, madeBy }) => ({
    version,
    policy: toPolicy(rules),
    madeAt,
    madeBy,
  }));
}

/** A stored version: what it is silent about is as it always was. */
export function toPolicy(rules: Partial<Policy>): Policy {
  return { ...DEFAULT_POLICY, ...rules };
}
