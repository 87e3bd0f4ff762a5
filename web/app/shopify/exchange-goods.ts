import type { ExchangeItem, ExchangeStock, StockElsewhere } from '../../../domain/exchange-items.ts';
import { parseMoney } from '../../../domain/money.ts';
import type { ExchangeGoodsFragment } from './generated/admin.generated.d.ts';
import { itemName } from './item-name.ts';

/** A variant as the cashier chooses it. `here`: `Location.id` of the till; `currency`: the shop's own. */
export function toExchangeItem(
  node: ExchangeGoodsFragment,
  here: string,
  currency: string,
  evenSwap: boolean,
): ExchangeItem {
  const { id: variantId, product, sku, barcode, price, selectedOptions } = node;
  const stock = stockOf(node, here);
  return {
    variantId,
    productId: product.id,
    ...itemName(product.title, node.title),
    sku: sku ?? null,
    barcode: barcode ?? null,
    options: product.hasOnlyDefaultVariant ? [] : selectedOptions.map(({ name, value }) => ({ name, value })),
    price: parseMoney<string>(price, currency),
    evenSwap,
    stock,
    unavailable: whyUnavailable(node, stock),
  };
}

function whyUnavailable(
  { product }: ExchangeGoodsFragment,
  stock: ExchangeStock,
): ExchangeItem['unavailable'] {
  if (product.isGiftCard) return 'GIFT_CARD';
  if (product.status !== 'ACTIVE') return 'NOT_SOLD';
  return stock.here !== null && stock.here <= 0 && stock.elsewhere.length === 0 ? 'OUT_OF_STOCK' : null;
}

function stockOf({ inventoryItem, inventoryPolicy }: ExchangeGoodsFragment, here: string): ExchangeStock {
  const { tracked, inventoryLevels } = inventoryItem;
  const anyNumber = !tracked || inventoryPolicy === 'CONTINUE';
  return {
    here: anyNumber ? null : availableIn(inventoryItem.here),
    stockedHere: !tracked || inventoryItem.here !== null,
    elsewhere: inventoryLevels.nodes
      .map((level): StockElsewhere => ({
        locationId: level.location.id,
        name: level.location.name,
        available: availableIn(level),
        ships: level.location.fulfillsOnlineOrders,
      }))
      .filter(({ locationId, available }) => locationId !== here && available > 0)
      .sort((a, b) => Number(b.ships) - Number(a.ships) || b.available - a.available),
  };
}

function availableIn(
  level: { readonly quantities: readonly { readonly quantity: number }[] } | null | undefined,
): number {
  return level?.quantities[0]?.quantity ?? 0;
}
