// What POS itself looks up in the shop, from the store file: a variant for the cart, a customer to attach.
import type { CatalogueVariant } from './cart/cart-record.ts';
import type { StoreFile } from '../store-file.ts';

export const VARIANT_KEYS = ['id', 'barcode', 'sku'] as const;
export type VariantKey = (typeof VARIANT_KEYS)[number];

/** The variant with this numeric id, barcode or SKU. */
export function findVariant(store: StoreFile, key: VariantKey, value: string): CatalogueVariant | undefined {
  for (const product of store.products) {
    const variant = product.variants.find((each) => String(each[key]) === value);
    if (!variant) continue;
    const { id, sku, barcode, price, title } = variant;
    return {
      variantId: id,
      productId: product.id,
      title: title === product.title || title === '' ? product.title : `${product.title}, ${title}`,
      sku,
      barcode,
      price,
      isGiftCard: product.isGiftCard ?? false,
    };
  }
  return undefined;
}

export interface FoundCustomer {
  id: number;
  name: string;
}

export function findCustomer(store: StoreFile, id: string): FoundCustomer | undefined {
  const customer = store.customers.find((each) => String(each.id) === id);
  return customer && { id: customer.id, name: customer.name };
}
