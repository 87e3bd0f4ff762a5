import { plus, share } from './money.ts';
import { addFulfillment, addFulfillmentOrder, locationFor } from './fulfillment-orders.ts';
import { issueGiftCard, madeUpCode } from './gift-cards.ts';
import { exchangeValue } from './outcome.ts';
import type { ExchangeLineRecord, LineRecord } from './records.ts';
import { commit } from './stock.ts';
import { newId, register, type Store } from './store.ts';

/**
 * Puts units of an exchange on the order: a new line item, and a fulfillment order for it. Gift cards are issued at once
 * with the codes that were given, or with a made-up one.
 */
export function addExchangedGoods(
  store: Store,
  exchange: ExchangeLineRecord,
  quantity: number,
  at: string,
): void {
  const { order } = exchange.orderReturn;
  const value = exchangeValue(exchange, quantity, order.taxesIncluded, store.file.shop.taxRate);
  const line = register<LineRecord>(store, {
    type: 'LineItem',
    id: newId(store),
    order,
    variant: exchange.variant,
    quantity,
    unitPrice: exchange.unitPrice,
    original: share(exchange.unitPrice, quantity, 1),
    discounted: value.subtotal,
    tax: value.tax,
    gone: 0,
    fulfilled: 0,
    cancelled: 0,
    duties: [],
    tip: false,
    added: false,
    exchange,
  });
  order.lines.push(line);
  order.currentTotal = plus(order.currentTotal, value.total);
  const first = exchange.processed;
  exchange.processed += quantity;
  exchange.lines.push(line);
  if (exchange.variant.product.isGiftCard) issueGiftCards(store, exchange, line, first, at);
  else openFulfillmentOrder(store, line, at);
}

function issueGiftCards(
  store: Store,
  exchange: ExchangeLineRecord,
  line: LineRecord,
  first: number,
  at: string,
): void {
  const { order } = line;
  for (let unit = 0; unit < line.quantity; unit += 1) {
    const id = newId(store);
    const code = exchange.giftCardCodes[first + unit] ?? madeUpCode(id);
    issueGiftCard(store, {
      id,
      code,
      currency: order.currencies.shop,
      amount: exchange.variant.price,
      at,
      customer: order.customer,
      line,
      source: 'purchased',
    });
  }
  fulfil(store, line, at);
}

/** Gift cards are fulfilled the moment they exist. */
function fulfil(store: Store, line: LineRecord, at: string): void {
  const location = line.order.location ?? store.locations[0];
  if (location === undefined) throw new Error('the shop has no location');
  addFulfillment(store, line.order, { location, at, lines: [{ line, quantity: line.quantity }] });
}

function openFulfillmentOrder(store: Store, line: LineRecord, at: string): void {
  const location = locationFor(store, line.order);
  commit(line.variant, location, line.quantity);
  addFulfillmentOrder(store, line.order, {
    location,
    at,
    status: 'OPEN',
    lines: [{ line, total: line.quantity, remaining: line.quantity }],
  });
}
