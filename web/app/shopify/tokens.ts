// The same adapter as shopifyApp() uses: there is one per process, and the last one loaded wins.
import '@shopify/shopify-api/adapters/web-api';
import {
  HttpResponseError,
  LogSeverity,
  RequestedTokenType,
  shopifyApi,
  type Session,
  type Shopify,
} from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { NotInstalled, ShopifyUnavailable } from '../plan/ports.ts';
import type { AccessTokens } from './access-tokens.ts';
import { API_VERSION } from './api-version.ts';

/** Runs work that only one process may do at a time. */
export type SingleFlight = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export interface TokenOptions {
  readonly api: Shopify;
  readonly shop: string;
  readonly storage: Pick<SessionStorage, 'loadSession' | 'storeSession' | 'deleteSession'>;
  /** The verified session token of a request; null where no request is there, as in scheduled work. */
  readonly sessionToken: string | null;
  readonly singleFlight: SingleFlight;
  readonly now: () => Date;
}

/** A token is renewed this long before it ends, so that no settlement outlives its own. */
const SPARE_MS = 5 * 60_000;
const ANSWER_MS = 10_000;

/** Shopify's plain API object: the one inside shopifyApp() is out of reach, and never exchanges a token for POS. */
export function openShopifyApi(app: { apiKey: string; apiSecret: string; appUrl: string }): Shopify {
  return shopifyApi({
    apiKey: app.apiKey,
    apiSecretKey: app.apiSecret,
    apiVersion: API_VERSION,
    hostName: new URL(app.appUrl).host,
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error },
  });
}

/**
 * Offline tokens of one shop. A shop that never opened the app in the admin gets its first one in exchange for a POS session token.
 * However many requests find a token old, one of them renews it. Source: shopify.dev, "About offline access tokens" and "Token exchange".
 */
export function openAccessTokens(options: TokenOptions): AccessTokens {
  const { api, shop, storage, now } = options;
  const id = api.session.getOfflineId(shop);
  let held: string | null = null;

  async function usable(): Promise<string | null> {
    const session = await storage.loadSession(id);
    return session && isFresh(session, now()) ? (session.accessToken ?? null) : null;
  }

  async function renew(): Promise<string> {
    const known = await usable();
    if (known) return known;
    const session = await renewedSession(options, await storage.loadSession(id));
    await storage.storeSession(session);
    return session.accessToken ?? '';
  }

  return {
    async current() {
      held ??= (await usable()) ?? (await options.singleFlight(`token ${shop}`, renew));
      return held;
    },
    async forget(token) {
      held = null;
      // Not beside a renewal: what it stores would be overwritten, and its refresh token lost.
      await options.singleFlight(`token ${shop}`, async () => {
        const session = await storage.loadSession(id);
        if (session?.accessToken !== token) return; // somebody renewed it meanwhile
        session.expires = now();
        await storage.storeSession(session);
      });
    },
  };
}

function isFresh(session: Session, now: Date): boolean {
  if (!session.accessToken) return false;
  return session.expires === undefined || session.expires.getTime() - now.getTime() > SPARE_MS;
}

async function renewedSession(options: TokenOptions, old: Session | undefined): Promise<Session> {
  const { api, shop, sessionToken, storage, now } = options;
  const { refreshToken, refreshTokenExpires } = old ?? {};
  if (refreshToken && (!refreshTokenExpires || refreshTokenExpires > now())) {
    const refreshed = await ask(() => api.auth.refreshToken({ shop, refreshToken }));
    if (refreshed) return refreshed;
    // Shopify's library renews for the manager's pages, and asks for no lock: what it stored meanwhile is as good as ours.
    const stored = old && (await storage.loadSession(old.id));
    if (stored && stored.refreshToken !== refreshToken && isFresh(stored, now())) return stored;
    if (old) await storage.deleteSession(old.id);
  }
  if (!sessionToken) throw new NotInstalled(`${shop} has no access token, and nobody is here to ask for one`);
  const exchanged = await ask(() =>
    api.auth.tokenExchange({
      shop,
      sessionToken,
      requestedTokenType: RequestedTokenType.OfflineAccessToken,
      expiring: true,
    }),
  );
  if (!exchanged) throw new NotInstalled(`${shop} gives no access token: the app is not installed there`);
  return exchanged;
}

/** Null where Shopify says no. @throws ShopifyUnavailable where it says nothing, or not now */
async function ask(request: () => Promise<{ session: Session }>): Promise<Session | null> {
  try {
    return (await inTime(request())).session;
  } catch (error) {
    const code = error instanceof HttpResponseError ? error.response.code : 0;
    if (code >= 400 && code < 500 && code !== 408 && code !== 429) return null;
    throw new ShopifyUnavailable('Shopify did not answer about an access token', { cause: error });
  }
}

/** Shopify's library waits for ever. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
