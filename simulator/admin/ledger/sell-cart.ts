import type { StoreOrder, StorePayment } from '../../store-file.ts';
import { OrderBuilder } from './build-orders.ts';
import { moneyText, plus, taxOf } from './money.ts';
import type { OrderRecord } from './records.ts';
import { commit, ship } from './stock.ts';
import { STORE_CREDIT } from './store-credit.ts';
import { newId, type Store } from './store.ts';

/** What POS's cart held when it was checked out. */
export interface SoldCart {
  lines: readonly { sku: string; quantity: number }[];
  customerId: number | null;
  /** The cart's properties: Shopify keeps them with the order, as its attributes. */
  properties: Readonly<Record<string, string>>;
  /** Where the goods are taken along from. */
  locationId: number;
  /** A gateway for what the customer's store credit does not pay; a card without one. */
  tender?: string;
}

/**
 * A sale at the till: the customer's store credit pays first, as far as it goes, and the goods are taken along.
 *
 * @throws {Error} for what the shop does not know
 */
export function sellCart(store: Store, asked: SoldCart, at: string): OrderRecord {
  const { currency, taxRate, taxesIncluded } = store.file.shop;
  const location = store.locations.find(({ id }) => id === asked.locationId);
  if (location === undefined) throw new Error(`The shop has no location ${asked.locationId}`);
  const customer = store.customers.find(({ id }) => id === asked.customerId);
  if (asked.customerId !== null && customer === undefined)
    throw new Error(`The shop has no customer ${asked.customerId}`);
  if (asked.lines.length === 0) throw new Error('The cart is empty');
  const lines = asked.lines.map(({ sku, quantity }) => {
    const variant = store.variantsBySku.get(sku);
    if (variant === undefined) throw new Error(`The shop sells nothing with the SKU ${sku}`);
    return { variant, quantity };
  });
  const goods = lines.map(({ variant, quantity }) => {
    const units = variant.price * quantity;
    return { shop: units, presentment: units };
  });
  const total = plus(
    ...goods,
    ...(taxesIncluded ? [] : goods.map((each) => taxOf(each, taxRate, false))),
  ).shop;
  const account = customer?.storeCredit.find((each) => each.currency === currency);
  const credit = Math.min(total, account?.balance ?? 0);
  const amount = (units: number): string => moneyText(units, currency);
  const rest: StorePayment = {
    gateway: asked.tender ?? 'shopify_payments',
    kind: 'SALE',
    amount: amount(total - credit),
  };
  const id = newId(store);
  const number = Math.max(0, ...store.orders.map(({ name }) => Number(name.replace(/\D/g, '')))) + 1;
  const source: StoreOrder = {
    id,
    name: `#${number}`,
    source: 'pos',
    confirmation: `S${id}`,
    sourceIdentifier: `${asked.locationId}-1-${number}`,
    processedAt: at,
    customerId: asked.customerId,
    location: asked.locationId,
    lines: lines.map(({ variant, quantity }) => ({
      sku: variant.sku,
      quantity,
      unitPrice: amount(variant.price),
      discount: amount(0),
    })),
    shipping: amount(0),
    total: amount(total),
    fulfillments: [
      { location: asked.locationId, at, lines: lines.map(({ quantity }, index) => [index, quantity]) },
    ],
    payments: [
      ...(credit > 0 ? [{ gateway: STORE_CREDIT, kind: 'SALE' as const, amount: amount(credit) }] : []),
      ...(credit < total || total === 0 ? [rest] : []),
    ],
  };
  new OrderBuilder(store, new Map(store.locations.map((each) => [each.id, each]))).add(source);
  if (account !== undefined) account.balance -= credit;
  for (const { variant, quantity } of lines) {
    commit(variant, location, quantity);
    ship(variant, location, quantity);
  }
  const order = store.ordersByName.get(source.name);
  if (order === undefined) throw new Error(`${source.name} was not written`);
  order.attributes = { ...asked.properties };
  return order;
}
