import { wantedBy, type ExchangeItem } from '../../../domain/exchange-items.ts';
import type { Goods } from '../plan/exchange-ports.ts';
import type { AdminClient } from './admin.ts';
import { toExchangeItem } from './exchange-goods.ts';
import type { ExchangeGoodsFragment } from './generated/admin.generated.d.ts';
import { knownPrices } from './known-prices.ts';
import { EXCHANGE_CHOICES } from './operations/exchange-choices.ts';
import { EXCHANGE_ITEMS } from './operations/exchange-items.ts';
import { anyOf, term, words } from './search-syntax.ts';

/** Goods of one shop, through its Admin API. */
export function openGoods(admin: AdminClient): Goods {
  return {
    async choicesFor(lineItemId, reasonId, locationId, evenSwap) {
      const { line, reason, shop } = await admin.query(EXCHANGE_CHOICES, {
        line: lineItemId,
        reason: reasonId ?? lineItemId,
        withReason: reasonId !== null,
        here: here(locationId),
      });
      const product = line && 'product' in line ? line.product : null;
      const returned = line && 'product' in line ? (line.variant?.id ?? null) : null;
      const named = reason && 'handle' in reason ? reason : null;
      const items = toItems(product?.variants.nodes ?? [], locationId, shop.currencyCode, evenSwap);
      const byHandle = wantedBy(named?.handle ?? null);
      return { items, returned, wanted: byHandle === 'other' ? wantedBy(named?.name ?? null) : byHandle };
    },

    async withCode(code, locationId) {
      const { items, more } = await find(anyOf([term('barcode', code), term('sku', code)]), locationId);
      const same = (other: string | null) => other?.toLowerCase() === code.toLowerCase();
      return { items: items.filter(({ barcode, sku }) => same(barcode) || same(sku)), more };
    },

    withWords: (typed, locationId) => find(words(typed), locationId),
  };

  async function find(search: string, locationId: number) {
    const { productVariants, shop } = await admin.query(EXCHANGE_ITEMS, { search, here: here(locationId) });
    const items = toItems(productVariants.nodes, locationId, shop.currencyCode, false);
    return { items, more: productVariants.pageInfo.hasNextPage };
  }

  function toItems(
    nodes: readonly ExchangeGoodsFragment[],
    locationId: number,
    currency: string,
    evenSwap: boolean,
  ): ExchangeItem[] {
    const items = nodes.map((node) => toExchangeItem(node, here(locationId), currency, evenSwap));
    knownPrices(admin.shop).learn(items.map(({ variantId, price }) => [variantId, price] as const));
    return items;
  }
}

function here(locationId: number): string {
  return `gid://shopify/Location/${locationId}`;
}
