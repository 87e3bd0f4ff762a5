import type { StoreOrder } from '../../store-file.ts';
import {
  bagOf,
  type Bag,
  type Currencies,
  mustMinorUnits,
  NOTHING,
  plus,
  taxOf,
  toPresentment,
} from './money.ts';
import { dutiesOf } from './duties.ts';
import { addFulfillment, addFulfillmentOrder } from './fulfillment-orders.ts';
import { lineTotal, returnableQuantity, unfulfilledQuantity } from './lines.ts';
import type {
  DutyRecord,
  GiftCardRecord,
  LineRecord,
  LocationRecord,
  OrderRecord,
  ReturnRecord,
  TransactionRecord,
} from './records.ts';
import { addReturn } from './return-records.ts';
import { tipLine } from './tips.ts';
import { newId, register, type Store } from './store.ts';

/** Where orders placed online went; which address it is matters to nobody here. */
const MADE_UP_ADDRESS = ['1 Station Road', 'Anytown'];

/** Puts the orders of a store file on the books, as they stand at its `now`. */
export class OrderBuilder {
  readonly #store: Store;
  readonly #locations: Map<number, LocationRecord>;
  readonly #customers: Map<number, Store['customers'][number]>;
  readonly #giftCards = new Map<string, GiftCardRecord>();
  /** Where unfulfilled web orders wait: the first location without a counter. */
  readonly #dispatch: LocationRecord;

  constructor(store: Store, locations: Map<number, LocationRecord>) {
    this.#store = store;
    this.#locations = locations;
    this.#customers = new Map(store.customers.map((customer) => [customer.id, customer]));
    const first = store.locations.find((location) => !location.counter) ?? store.locations[0];
    if (first === undefined) throw new Error('the store file has no location');
    this.#dispatch = first;
  }

  add(source: StoreOrder): void {
    const shop = this.#store.file.shop;
    const currencies: Currencies = {
      shop: shop.currency,
      presentment: source.presentment?.currency ?? shop.currency,
      rate: source.presentment?.rate ?? '1',
    };
    const order: OrderRecord = {
      type: 'Order',
      id: source.id,
      name: source.name,
      currencies,
      taxesIncluded: shop.taxesIncluded,
      source: source.source,
      sourceIdentifier: source.sourceIdentifier ?? null,
      confirmationNumber: source.confirmation,
      processedAt: isoSeconds(source.processedAt),
      updatedAt: isoSeconds(source.processedAt),
      cancelledAt: null,
      cancelReason: null,
      cancelNote: null,
      closedAt: null,
      customer: source.customerId === null ? null : (this.#customers.get(source.customerId) ?? null),
      company: source.company ?? null,
      location: source.location === undefined ? null : this.#location(source.location),
      discountCode: source.discountCode ?? null,
      shippingAddress: source.source === 'web' ? (source.shippingAddress ?? MADE_UP_ADDRESS) : null,
      lines: [],
      shipping: null,
      fulfillments: [],
      fulfillmentOrders: [],
      transactions: [],
      returns: [],
      refunds: [],
      currentTotal: NOTHING,
      edited: false,
      originalTotal: NOTHING,
      tags: [],
      note: null,
      attributes: {},
    };
    register(this.#store, order);
    this.#store.orders.push(order);
    this.#store.ordersByName.set(order.name, order);
    order.customer?.orders.push(order);
    this.#addLines(order, source);
    this.#addFulfillments(order, source);
    this.#addPayments(order, source);
    for (const asked of source.returns ?? []) this.#addReturn(order, asked);
  }

  #addLines(order: OrderRecord, source: StoreOrder): void {
    const { taxRate } = this.#store.file.shop;
    const units = (amount: string): number => mustMinorUnits(amount, order.currencies.shop);
    for (const line of source.lines) {
      const variant = this.#store.variantsBySku.get(line.sku);
      if (variant === undefined) throw new Error(`order ${order.name}: SKU ${line.sku} is unknown`);
      const whole = units(line.unitPrice) * line.quantity;
      const discounted = bagOf(whole - units(line.discount), order.currencies);
      order.lines.push(
        register<LineRecord>(this.#store, {
          type: 'LineItem',
          id: newId(this.#store),
          order,
          variant,
          quantity: line.quantity,
          unitPrice: bagOf(units(line.unitPrice), order.currencies),
          original: bagOf(whole, order.currencies),
          discounted,
          tax: taxOf(discounted, taxRate, order.taxesIncluded),
          gone: 0,
          fulfilled: 0,
          cancelled: 0,
          duties: [],
          tip: false,
          added: false,
          exchange: null,
        }),
      );
    }
    for (const duty of source.duties ?? []) this.#addDuty(order, duty);
    if (source.tip !== undefined) order.lines.push(tipLine(this.#store, order, units(source.tip)));
    const price = bagOf(units(source.shipping), order.currencies);
    if (price.shop > 0)
      order.shipping = {
        type: 'ShippingLine',
        id: newId(this.#store),
        price,
        tax: taxOf(price, taxRate, order.taxesIncluded),
        refunded: NOTHING,
        refundedTax: NOTHING,
      };
    this.#settleTaxes(order, units(source.total), source);
    order.originalTotal = orderTotal(order);
    order.currentTotal = order.originalTotal;
  }

  #addDuty(order: OrderRecord, duty: NonNullable<StoreOrder['duties']>[number]): void {
    const line = order.lines[duty.line];
    if (line === undefined) throw new Error(`order ${order.name}: no line ${duty.line}`);
    line.duties.push(
      register<DutyRecord>(this.#store, {
        type: 'Duty',
        id: newId(this.#store),
        line,
        price: bagOf(mustMinorUnits(duty.amount, order.currencies.shop), order.currencies),
        refunded: NOTHING,
        harmonizedSystemCode: duty.harmonizedSystemCode ?? null,
        countryOfOrigin: duty.countryOfOrigin ?? null,
      }),
    );
  }

  /**
   * Where tax comes on top of prices, the file's total tells whether it was charged on lines and on shipping, on lines
   * alone, or not at all. Any other total is an error in the file.
   */
  #settleTaxes(order: OrderRecord, total: number, source: StoreOrder): void {
    if (orderTotal(order).shop === total) return;
    if (!order.taxesIncluded && order.shipping !== null) {
      order.shipping.tax = NOTHING;
      if (orderTotal(order).shop === total) return;
    }
    if (!order.taxesIncluded) {
      for (const line of order.lines) line.tax = NOTHING;
      if (orderTotal(order).shop === total) return;
    }
    throw new Error(`order ${order.name}: lines and shipping do not make its total of ${source.total}`);
  }

  #addFulfillments(order: OrderRecord, source: StoreOrder): void {
    for (const { location, at, lines } of source.fulfillments) {
      const done = lines.map(([index, quantity]) => {
        const line = order.lines[index];
        if (line === undefined) throw new Error(`order ${order.name}: no line ${index}`);
        return { line, quantity };
      });
      const from = { location: this.#location(location), at: isoSeconds(at) };
      addFulfillment(this.#store, order, { ...from, lines: done });
      addFulfillmentOrder(this.#store, order, {
        ...from,
        at: order.processedAt,
        status: 'CLOSED',
        lines: done.map(({ line, quantity }) => ({ line, total: quantity, remaining: 0 })),
      });
    }
    const waiting = order.lines
      .filter((line) => unfulfilledQuantity(line) > 0)
      .map((line) => ({ line, total: unfulfilledQuantity(line), remaining: unfulfilledQuantity(line) }));
    if (waiting.length === 0) return;
    const location = order.location ?? this.#dispatch;
    addFulfillmentOrder(this.#store, order, {
      location,
      at: order.processedAt,
      status: 'OPEN',
      lines: waiting,
    });
    for (const { line, remaining } of waiting) {
      const level = line.variant.levels.get(location);
      if (level !== undefined) level.committed += remaining;
    }
  }

  #addPayments(order: OrderRecord, source: StoreOrder): void {
    const amounts = source.payments.map(({ amount }) => mustMinorUnits(amount, order.currencies.shop));
    const paid = amounts.reduce((sum, amount) => sum + amount, 0);
    if (paid !== order.originalTotal.shop)
      throw new Error(`order ${order.name}: its payments do not make its total of ${source.total}`);
    let left = order.originalTotal.presentment;
    source.payments.forEach((payment, index) => {
      const shop = amounts[index] ?? 0;
      const last = index === source.payments.length - 1;
      const presentment = last ? left : toPresentment(shop, order.currencies);
      left -= presentment;
      const { brand, last4, present, refundNeedsCard } = payment.card ?? {};
      const transaction: TransactionRecord = {
        type: 'OrderTransaction',
        id: newId(this.#store),
        order,
        kind: payment.kind,
        status: 'SUCCESS',
        gateway: payment.gateway,
        amount: { shop, presentment },
        processedAt: order.processedAt,
        parent: null,
        card:
          brand === undefined || last4 === undefined
            ? null
            : { brand, last4, present: present ?? false, refundNeedsCard: refundNeedsCard ?? false },
        giftCard: payment.gateway === 'gift_card' ? this.#giftCard(order, last4 ?? '0000', shop) : null,
        errorCode: null,
        refund: null,
      };
      order.transactions.push(register(this.#store, transaction));
      const { capturedAt } = payment;
      if (capturedAt !== undefined) this.#store.dueCaptures.push({ transaction, at: capturedAt });
    });
  }

  /** The card that paid: it is empty now, and what is refunded to it comes back on it. */
  #giftCard(order: OrderRecord, last4: string, spent: number): GiftCardRecord {
    const key = `${order.customer?.id ?? `guest ${order.name}`}/${last4}`;
    const known = this.#giftCards.get(key);
    if (known !== undefined) {
      known.initialValue += spent;
      return known;
    }
    const card: GiftCardRecord = {
      type: 'GiftCard',
      id: newId(this.#store),
      code: null,
      lastCharacters: last4,
      currency: order.currencies.shop,
      initialValue: spent,
      balance: 0,
      enabled: true,
      createdAt: order.processedAt,
      deactivatedAt: null,
      note: null,
      expiresOn: null,
      customer: order.customer,
      source: 'purchased',
      order: null,
      line: null,
      credits: [],
    };
    this.#giftCards.set(key, card);
    this.#store.giftCards.push(card);
    return register(this.#store, card);
  }

  #addReturn(order: OrderRecord, asked: NonNullable<StoreOrder['returns']>[number]): ReturnRecord {
    const lines = asked.lines.flatMap(([index, quantity]) => {
      const line = order.lines[index];
      let left = quantity;
      const taken = [];
      for (const fulfillment of order.fulfillments)
        for (const fulfillmentLine of fulfillment.lines) {
          const units =
            fulfillmentLine.line === line ? Math.min(left, returnableQuantity(fulfillmentLine)) : 0;
          if (units === 0) continue;
          taken.push({ fulfillmentLine, quantity: units });
          left -= units;
        }
      if (left > 0) throw new Error(`order ${order.name}: its return asks for more than was fulfilled`);
      return taken;
    });
    return addReturn(this.#store, order, {
      status: asked.status,
      at: isoSeconds(asked.requestedAt),
      lines: lines.map((line) => ({ ...line, reason: this.#store.reasons[0] ?? null })),
    });
  }

  #location(id: number): LocationRecord {
    const location = this.#locations.get(id);
    if (location === undefined) throw new Error(`location ${id} is not in the store file`);
    return location;
  }
}

function orderTotal(order: OrderRecord): Bag {
  const shipping = order.shipping;
  const goods = [...order.lines.map(lineTotal), ...dutiesOf(order).map((duty) => duty.price)];
  if (shipping === null) return plus(...goods);
  return plus(...goods, order.taxesIncluded ? shipping.price : plus(shipping.price, shipping.tax));
}

/** `DateTime` as Shopify writes it: UTC, whole seconds. */
export function isoSeconds(at: string | Date): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
