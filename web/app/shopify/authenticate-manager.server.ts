import { shopify } from './app.server.ts';

type AdminContext = Awaited<ReturnType<typeof shopify.authenticate.admin>>;

/** Somebody who opened the app in the Shopify admin of their shop. */
export interface AuthenticatedManager {
  /** The shop's myshopify.com domain, out of the verified session token. */
  readonly shop: string;
  /** Who it is (`sub` of the session token). */
  readonly userId: string;
  readonly graphql: AdminContext['admin']['graphql'];
}

/** @throws Response that Shopify's library wants sent instead: to sign in, or to fetch a fresh session token */
export async function authenticateManager(request: Request): Promise<AuthenticatedManager> {
  const { session, admin, sessionToken } = await shopify.authenticate.admin(request);
  return { shop: session.shop, userId: sessionToken?.sub ?? '', graphql: admin.graphql };
}
