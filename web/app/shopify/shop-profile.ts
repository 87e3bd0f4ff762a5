import { SHOP_PROFILE } from './operations/shop-profile.ts';
import type { AuthenticatedManager } from './authenticate-manager.server.ts';

/** The shop's own names and clock. */
export interface ShopProfile {
  /** IANA name, such as "Europe/London"; "UTC" where Shopify did not tell. */
  readonly timeZone: string;
  /** ISO 4217; null where Shopify did not tell. */
  readonly currency: string | null;
  /** Names by numeric id. */
  readonly locations: ReadonlyMap<number, string>;
  /** False when Shopify did not answer: ids must do. */
  readonly known: boolean;
}

const KEPT_MILLISECONDS = 60_000;
const KEPT_SHOPS = 500;
const UNKNOWN: ShopProfile = { timeZone: 'UTC', currency: null, locations: new Map(), known: false };

interface Kept {
  readonly until: number;
  readonly profile: Promise<ShopProfile>;
}
const kept = new Map<string, Kept>();

/** Asks Shopify at most once a minute and shop. Never throws: the log is worth showing without names. */
export function shopProfileOf({ shop, graphql }: AuthenticatedManager): Promise<ShopProfile> {
  const known = kept.get(shop);
  if (known && known.until > Date.now()) return known.profile;
  const profile = ask(graphql).catch((error: unknown) => {
    // Not kept: the next page asks again.
    kept.delete(shop);
    console.info(`Shop profile of ${shop} not read: ${error instanceof Error ? error.message : 'no answer'}`);
    return UNKNOWN;
  });
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_SHOPS && oldest) kept.delete(oldest);
  kept.set(shop, { until: Date.now() + KEPT_MILLISECONDS, profile });
  return profile;
}

async function ask(graphql: AuthenticatedManager['graphql']): Promise<ShopProfile> {
  const { data } = await (await graphql(SHOP_PROFILE)).json();
  if (!data) throw new Error('no data');
  const locations = new Map(data.locations.nodes.map(({ id, name }) => [numberOf(id), name] as const));
  const { ianaTimezone: timeZone, currencyCode: currency } = data.shop;
  return { timeZone, currency, locations, known: true };
}

function numberOf(gid: string): number {
  return Number(gid.split('/').at(-1));
}
