import { desc, inArray } from 'drizzle-orm';
import { giftCardRouteIn } from '../../../domain/gift-card.ts';
import type { PresentPolicy } from '../plan/ports.ts';
import type { Queryable } from './database.ts';
import { policies } from './schema.ts';

/** Rules of every shop that has none of its own. */
const EVERY_SHOP = '*';

/** The rules by which this shop's returns are judged now. */
export async function readPolicyVersion(db: Queryable, shop: string): Promise<PresentPolicy> {
  const [row] = await db
    .select({ version: policies.version, rules: policies.rules })
    .from(policies)
    .where(inArray(policies.shop, [shop, EVERY_SHOP]))
    .orderBy(desc(policies.version))
    .limit(1);
  if (!row) throw new Error('The database holds no policy: its migrations have not run');
  return { version: row.version, giftCardRoute: giftCardRouteIn(row.rules) };
}
