import { bagOf, minorUnits } from './money.ts';
import type { Store } from './store.ts';

/**
 * `productVariantsBulkUpdate` of a price. What was sold keeps its own. `ExchangeLineItem.variantId` and `title` are those "at time of return
 * creation"; of its price nothing is said, so that an unprocessed one may `keep` it or `follow`.
 */
export function changePrice(store: Store, sku: string, price: string, openReturns: 'keep' | 'follow'): void {
  const variant = store.variantsBySku.get(sku);
  if (variant === undefined) throw new Error(`The shop sells nothing with the SKU ${sku}`);
  const units = minorUnits(price, store.file.shop.currency);
  if (units === undefined || units < 0) throw new Error(`${price} is not a price`);
  variant.price = units;
  if (openReturns === 'keep') return;
  for (const { order, status, exchangeLines } of store.returns)
    for (const line of exchangeLines)
      if (status === 'OPEN' && line.variant === variant && line.processed === 0)
        line.unitPrice = bagOf(units, order.currencies);
}
