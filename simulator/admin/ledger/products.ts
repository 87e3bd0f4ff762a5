import type { ProductRecord, VariantRecord } from './records.ts';
import { register, type Store } from './store.ts';

/** "If no handle is explicitly provided, then the title is used to construct the product's handle." */
export function handleOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Puts a variant up for sale. */
export function addVariant(store: Store, variant: VariantRecord): VariantRecord {
  variant.product.variants.push(register(store, variant));
  store.variants.push(variant);
  if (variant.sku !== '') store.variantsBySku.set(variant.sku, variant);
  return variant;
}

/** Deletes a variant: it cannot be looked up or sold any more, what was sold of it stays on the orders. */
export function removeVariant(store: Store, variant: VariantRecord): void {
  variant.product.variants = variant.product.variants.filter((each) => each !== variant);
  store.variants = store.variants.filter((each) => each !== variant);
  store.nodes.delete(`${variant.type}/${variant.id}`);
  if (store.variantsBySku.get(variant.sku) === variant) store.variantsBySku.delete(variant.sku);
}

/** False once a variant was deleted. */
export function isForSale(store: Store, variant: VariantRecord): boolean {
  return store.nodes.get(`${variant.type}/${variant.id}`) === variant;
}

export function productByHandle(store: Store, handle: string): ProductRecord | undefined {
  return store.products.find((product) => product.handle === handle);
}

/** `ProductVariant.taxable`. Gift cards are not taxed when they are sold: "gift card variant defaults (non-taxable …)". */
export function isTaxed({ taxable, product }: VariantRecord): boolean {
  return taxable ?? !product.isGiftCard;
}
