import type { AdminQueries } from '@shopify/admin-api-client';
import { SHOP_PROFILE } from './operations/shop-profile.ts';
import type { AuthenticatedManager } from './authenticate-manager.server.ts';

/** The shop's own names and clock. */
export interface ShopProfile {
  /** Empty where Shopify did not tell. */
  readonly name: string;
  /** IANA name, such as "Europe/London"; "UTC" where Shopify did not tell. */
  readonly timeZone: string;
  /** ISO 4217; null where Shopify did not tell. */
  readonly currency: string | null;
  /** Names by numeric id. */
  readonly locations: ReadonlyMap<number, string>;
  /** Names of the reasons why goods come back, by `ReturnReasonDefinition.id`. */
  readonly reasons: Readonly<Record<string, string>>;
  /** False when Shopify did not answer: ids must do. */
  readonly known: boolean;
}

const KEPT_MILLISECONDS = 60_000;
const KEPT_SHOPS = 500;
const UNKNOWN: ShopProfile = {
  name: '',
  timeZone: 'UTC',
  currency: null,
  locations: new Map(),
  reasons: {},
  known: false,
};

interface Kept {
  readonly until: number;
  readonly profile: Promise<ShopProfile>;
}
const kept = new Map<string, Kept>();

/**
 * Asks Shopify at most once a minute and shop.
 * @throws what `ask` throws
 */
export function readShopProfile(
  shop: string,
  ask: () => Promise<AdminQueries[typeof SHOP_PROFILE]['return']>,
): Promise<ShopProfile> {
  const known = kept.get(shop);
  if (known && known.until > Date.now()) return known.profile;
  const profile = ask().then(toProfile);
  // Not kept: the next one asks again.
  profile.catch(() => kept.delete(shop));
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_SHOPS && oldest) kept.delete(oldest);
  kept.set(shop, { until: Date.now() + KEPT_MILLISECONDS, profile });
  return profile;
}

/** The same for a manager's page. Never throws: the log is worth showing without names. */
export async function shopProfileOf({ shop, graphql }: AuthenticatedManager): Promise<ShopProfile> {
  try {
    return await readShopProfile(shop, async () => {
      const { data } = await (await graphql(SHOP_PROFILE)).json();
      if (!data) throw new Error('no data');
      return data;
    });
  } catch (error) {
    console.info(`Shop profile of ${shop} not read: ${error instanceof Error ? error.message : 'no answer'}`);
    return UNKNOWN;
  }
}

function toProfile({
  shop,
  locations,
  returnReasonDefinitions,
}: AdminQueries[typeof SHOP_PROFILE]['return']): ShopProfile {
  return {
    name: shop.name,
    timeZone: shop.ianaTimezone,
    currency: shop.currencyCode,
    locations: new Map(locations.nodes.map(({ id, name }) => [numberOf(id), name] as const)),
    reasons: Object.fromEntries(
      returnReasonDefinitions.nodes.flatMap(({ id, name, deleted }) => (deleted ? [] : [[id, name]])),
    ),
    known: true,
  };
}

function numberOf(gid: string): number {
  return Number(gid.split('/').at(-1));
}
