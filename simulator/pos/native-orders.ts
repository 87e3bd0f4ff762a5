import type { NativeOrder } from './device-config.ts';
import type { StoreFile, StoreOrder } from '../store-file.ts';

/** The order that a number (`1042`), name (`#1042`), numeric id or gid means, as POS's own order screen shows it. */
export function findNativeOrder(store: StoreFile, reference: string): NativeOrder | undefined {
  const wanted = reference.trim().replace(/^gid:\/\/shopify\/Order\//, '');
  const order = store.orders.find(
    (each) => String(each.id) === wanted || each.name === wanted || each.name === `#${wanted}`,
  );
  return order && describeOrder(store, order);
}

function describeOrder(store: StoreFile, order: StoreOrder): NativeOrder {
  const titles = new Map(
    store.products.flatMap((product) =>
      product.variants.map((variant) => [variant.sku, product.title] as const),
    ),
  );
  const customer = store.customers.find((each) => each.id === order.customerId);
  return {
    id: order.id,
    name: order.name,
    ...(order.customerId === null ? {} : { customerId: order.customerId }),
    customer: customer?.name ?? null,
    total: order.total,
    currency: store.shop.currency,
    processedAt: order.processedAt,
    lines: order.lines.map(({ sku, quantity }) => ({ title: titles.get(sku) ?? sku, sku, quantity })),
  };
}
