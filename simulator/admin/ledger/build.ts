import type { StoreFile } from '../../store-file.ts';
import { OrderBuilder } from './build-orders.ts';
import { mustMinorUnits } from './money.ts';
import { handleOf } from './products.ts';
import type { LocationRecord, ProductRecord, VariantRecord } from './records.ts';
import { emptyStore, register, type Store } from './store.ts';

/** Builds the shop that a store file describes, as Shopify would hold it at the file's `now`. */
export function buildStore(file: StoreFile): Store {
  const store = emptyStore(file);
  const locations = new Map<number, LocationRecord>();
  for (const { id, name, counter, fulfillmentService = false } of file.locations) {
    const location = register(store, { type: 'Location' as const, id, name, counter, fulfillmentService });
    store.locations.push(location);
    locations.set(id, location);
  }
  addProducts(store, locations);
  addCustomers(store);
  const builder = new OrderBuilder(store, locations);
  for (const order of file.orders) builder.add(order);
  for (const customer of store.customers)
    customer.orders.sort((a, b) => a.processedAt.localeCompare(b.processedAt) || a.id - b.id);
  return store;
}

function addProducts(store: Store, locations: Map<number, LocationRecord>): void {
  const currency = store.file.shop.currency;
  for (const { id, title, tags, isGiftCard, variants } of store.file.products) {
    const product = register<ProductRecord>(store, {
      type: 'Product',
      id,
      title,
      tags: [...tags],
      isGiftCard: isGiftCard ?? false,
      handle: handleOf(title),
      status: 'ACTIVE',
      options: variants.length > 1 ? [{ id, name: 'Title', values: variants.map((each) => each.title) }] : [],
      variants: [],
    });
    store.products.push(product);
    for (const variant of variants) {
      const levels = new Map(
        Object.entries(variant.stock).map(([at, available]) => {
          const location = locations.get(Number(at));
          if (location === undefined)
            throw new Error(`variant ${variant.sku} is stocked at an unknown location`);
          return [location, { available, committed: 0 }] as const;
        }),
      );
      const record = register<VariantRecord>(store, {
        type: 'ProductVariant',
        id: variant.id,
        product,
        sku: variant.sku,
        barcode: variant.barcode === '' ? null : variant.barcode,
        title: variant.title,
        selectedOptions: [{ name: 'Title', value: variants.length > 1 ? variant.title : 'Default Title' }],
        price: mustMinorUnits(variant.price, currency),
        tracked: levels.size > 0,
        levels,
      });
      product.variants.push(record);
      store.variants.push(record);
      store.variantsBySku.set(record.sku, record);
    }
  }
}

function addCustomers(store: Store): void {
  for (const { id, name, email, phone, country } of store.file.customers)
    store.customers.push(
      register(store, {
        type: 'Customer' as const,
        id,
        displayName: name,
        email: email === '' ? null : email,
        phone: phone === '' ? null : phone,
        country,
        orders: [],
        storeCredit: [],
      }),
    );
}
