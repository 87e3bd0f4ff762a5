import type { Draft } from './draft.ts';
import type { DraftExchangeLine } from './exchange.ts';
import type { ExchangeItem, ExchangeStock } from './exchange-items.ts';
import { compare, money, type Money } from './money.ts';
import type { ExchangeRefusal } from './refusal.ts';

/** What Shopify told of the goods that a draft gives. */
export interface GoodsFacts {
  /** By `ProductVariant.id`; those that are gone are missing. */
  readonly goods: ReadonlyMap<
    string,
    Pick<ExchangeItem, 'title' | 'productId' | 'price' | 'stock' | 'unavailable'>
  >;
  /** Product of what comes back, by `LineItem.id`; null where it is gone. */
  readonly products: ReadonlyMap<string, string | null>;
  readonly evenSwaps: boolean;
  readonly hasAddress: boolean;
}

/** What speaks against giving the goods of a draft; null when nothing does. */
export function judgeGoods({ lines, exchange }: Draft, facts: GoodsFacts): ExchangeRefusal | null {
  for (const line of exchange.lines) {
    const goods = facts.goods.get(line.variantId);
    const { title } = goods ?? line;
    if (!goods || goods.unavailable === 'NOT_SOLD') return { code: 'EXCHANGE_VARIANT_GONE', title };
    if (goods.unavailable === 'GIFT_CARD') return { code: 'EXCHANGE_GIFT_CARD', title };
    const against =
      judgeDiscount(line, title, goods.productId, goods.price) ?? judgeStock(line, title, goods.stock);
    if (against) return against;
  }
  const sends = exchange.lines.some(({ handOver }) => handOver === 'ship');
  const nowhere = sends && !exchange.throughCart && !exchange.shipTo && !facts.hasAddress;
  return nowhere ? { code: 'EXCHANGE_NO_ADDRESS' } : null;

  function judgeDiscount(
    { discount, quantity, forLineItemId }: DraftExchangeLine,
    title: string,
    productId: string,
    price: Money,
  ): ExchangeRefusal | null {
    if (discount.kind === 'manual') {
      const whole = money(price.minor * quantity, price.currency);
      const fits = discount.amount.currency === whole.currency && compare(discount.amount, whole) <= 0;
      return fits ? null : { code: 'DISCOUNT_ABOVE_PRICE', title, asked: discount.amount, price: whole };
    }
    if (discount.kind !== 'even') return null;
    const back = lines.find(({ lineItemId }) => lineItemId === forLineItemId);
    if (!facts.evenSwaps || !back || facts.products.get(back.lineItemId) !== productId) {
      return { code: 'EVEN_SWAP_NOT_OFFERED', title };
    }
    const asked = exchange.lines
      .filter((line) => line.discount.kind === 'even' && line.forLineItemId === forLineItemId)
      .reduce((units, line) => units + line.quantity, 0);
    return asked > back.quantity ? { code: 'EVEN_SWAP_TOO_MANY', title, asked, left: back.quantity } : null;
  }

  /** What POS's cart sells is Shopify's to judge. */
  function judgeStock(
    { variantId }: DraftExchangeLine,
    title: string,
    stock: ExchangeStock,
  ): ExchangeRefusal | null {
    if (exchange.throughCart) return null;
    const units = (handOver: DraftExchangeLine['handOver']) =>
      exchange.lines
        .filter((line) => line.variantId === variantId && line.handOver === handOver)
        .reduce((sum, { quantity }) => sum + quantity, 0);
    const now = units('now');
    if (now > 0 && !stock.stockedHere) return { code: 'EXCHANGE_NOT_STOCKED_HERE', title };
    if (stock.here === null) return null;
    const elsewhere = stock.elsewhere.reduce((sum, { available }) => sum + available, 0);
    const here = Math.max(0, stock.here);
    const asked = now + units('ship');
    const enough = now <= here && asked <= here + elsewhere;
    return enough ? null : { code: 'EXCHANGE_OUT_OF_STOCK', title, asked, left: here, elsewhere };
  }
}
