import type { Policy } from '../../../domain/policy.ts';
import type { Drizzle } from './database.ts';
import { readRules } from './read-rules.ts';
import { policies } from './schema.ts';

/**
 * Makes these the shop's rules from now on, if the version that they were made from is still in force. Answers the new version, or
 * null where somebody was quicker: the primary key lets nobody save the same version twice.
 */
export async function keepRules(
  db: Drizzle,
  shop: string,
  { base, policy, madeBy, madeAt }: { base: number; policy: Policy; madeBy: string; madeAt: Date },
): Promise<number | null> {
  return db.transaction(async (transaction) => {
    const now = await readRules(transaction, shop);
    if (now.version !== base) return null;
    const [kept] = await transaction
      .insert(policies)
      .values({ shop, version: base + 1, rules: policy, madeAt, madeBy })
      .onConflictDoNothing()
      .returning({ version: policies.version });
    return kept?.version ?? null;
  });
}
