import { fileURLToPath } from 'node:url';
import { readStoreFile, type StoreFile, type StoreOrder } from '../store-file.ts';

/** The made-up shop of six orders, a fresh copy for every test that changes it. */
export function smallStore(): StoreFile {
  return readStoreFile(fileURLToPath(new URL('../scenarios/small.json', import.meta.url)));
}

/** The small shop with one order changed. */
export function withOrder(name: string, change: (order: StoreOrder) => void): StoreFile {
  const file = smallStore();
  const order = file.orders.find((each) => each.name === name);
  if (order === undefined) throw new Error(`there is no order ${name}`);
  change(order);
  return file;
}
