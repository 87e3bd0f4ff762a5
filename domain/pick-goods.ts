import type { Draft } from './draft.ts';
import { addExchange } from './exchange.ts';
import type { ExchangeItem } from './exchange-items.ts';

/** Shopify keeps 255 characters of a title. */
const TITLE_LIMIT = 255;

/**
 * One unit of these goods for a line that comes back. It costs what was paid for that line where it may, and as long as units come back
 * that no other is given for at their price. Handed over now where there is one, else to be sent.
 * @param replacement the same again for a defective one
 */
export function pickGoods(draft: Draft, lineItemId: string, item: ExchangeItem, replacement: boolean): Draft {
  const { stock, variantId } = item;
  const here = stock.stockedHere && (stock.here === null || stock.here > 0);
  return addExchange(draft, {
    variantId,
    quantity: 1,
    forLineItemId: lineItemId,
    replacement,
    handOver: here ? 'now' : 'ship',
    discount: { kind: item.evenSwap && evenUnitsLeft(draft, lineItemId) > 0 ? 'even' : 'none' },
    title: goodsTitle(item).slice(0, TITLE_LIMIT),
  });
}

/** How many more of a line's units something can be given for at the price that was paid. */
export function evenUnitsLeft({ lines, exchange }: Draft, lineItemId: string): number {
  const back = lines.find((line) => line.lineItemId === lineItemId);
  const given = exchange.lines.filter(
    ({ forLineItemId, discount }) => forLineItemId === lineItemId && discount.kind === 'even',
  );
  return given.reduce((left, { quantity }) => left - quantity, back ? back.quantity : 0);
}

export function goodsTitle({ title, variantTitle }: Pick<ExchangeItem, 'title' | 'variantTitle'>): string {
  return variantTitle === null ? title : `${title} · ${variantTitle}`;
}
