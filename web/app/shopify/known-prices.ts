import type { Money } from '../../../domain/money.ts';

const KEPT_PRICES = 20_000;
const kept = new Map<string, Money>();

/**
 * What variants of a shop cost when they were last looked at, by `ProductVariant.id`: a guess that saves asking twice. The answer to
 * whatever it was used for says whether it held.
 */
export function knownPrices(shop: string) {
  return {
    of: (variantIds: readonly string[]): Map<string, Money> =>
      new Map(
        variantIds.flatMap((id) => {
          const price = kept.get(`${shop} ${id}`);
          return price ? [[id, price] as const] : [];
        }),
      ),
    learn(prices: Iterable<readonly [string, Money]>): void {
      for (const [id, price] of prices) {
        const [oldest] = kept.keys();
        if (kept.size >= KEPT_PRICES && oldest) kept.delete(oldest);
        kept.set(`${shop} ${id}`, price);
      }
    },
  };
}
