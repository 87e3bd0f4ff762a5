import { eq } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { sessions } from './schema.ts';

/** The app was uninstalled: Shopify has revoked the tokens, and we keep none. */
export async function deleteSessions(db: Queryable, shop: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.shop, shop));
}

/** `scopes` as Shopify lists them now. */
export async function recordScopes(db: Queryable, shop: string, scopes: readonly string[]): Promise<void> {
  await db
    .update(sessions)
    .set({ scope: scopes.join(',') })
    .where(eq(sessions.shop, shop));
}
