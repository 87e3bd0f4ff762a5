import { given } from '../given.ts';
import { giftCardLimit } from './gift-cards.ts';
import { minorUnits } from './money.ts';
import { addVariant, handleOf, productByHandle, removeVariant } from './products.ts';
import type { OptionRecord, ProductRecord, VariantRecord } from './records.ts';
import { Refused } from './refusals.ts';
import { find, newId, register, type Store } from './store.ts';

export interface GiftCardProductInput {
  title?: string | null;
  handle?: string | null;
  status?: ProductRecord['status'] | null;
  tags?: string[] | null;
  issuanceCurrency?: string | null;
  productOptions?:
    { id?: string | null; name?: string | null; values?: { name?: string | null }[] | null }[] | null;
  variants?: GiftCardVariantInput[] | null;
}

export interface GiftCardVariantInput {
  id?: string | null;
  optionValues: OptionValueInput[];
  price?: string | null;
  sku?: string | null;
  barcode?: string | null;
  /** Of `productVariantsBulkCreate` only. */
  taxable?: boolean | null;
  inventoryItem?: { tracked?: boolean | null; requiresShipping?: boolean | null } | null;
}

export interface OptionValueInput {
  optionName?: string | null;
  name?: string | null;
}

/** "By default, stores have a limit of 2048 product variants for each product" (`productVariantsBulkCreate`). */
export const MOST_VARIANTS = 2048;

/**
 * `giftCardProductSet`: creates or updates a gift card product. Its variants are replaced as a whole: "it creates new entries,
 * updates existing ones, and removes any entries not included in the input"; what is left out otherwise stays as it is.
 *
 * @throws {Refused} and nothing has changed then
 */
export function setGiftCardProduct(
  store: Store,
  identifier: { id?: string | null; handle?: string | null } | null | undefined,
  input: GiftCardProductInput,
): ProductRecord {
  const known = identified(store, identifier, input);
  if (known !== undefined && !known.isGiftCard)
    throw new Refused(
      'PRODUCT_MUST_BE_GIFT_CARD',
      ['identifier'],
      'The specified product is not a gift card',
    );
  const title = input.title ?? known?.title ?? '';
  if (title.trim() === '') throw new Refused('INVALID_PRODUCT', ['input', 'title'], "Title can't be blank");
  const handle = checkedHandle(store, known, input.handle, title);
  const options = checkOptions(store, known, input);
  const variants = checkVariants(store, known, input, options ?? known?.options ?? []);

  const product =
    known ??
    register<ProductRecord>(store, {
      type: 'Product',
      id: newId(store),
      title,
      tags: [],
      isGiftCard: true,
      handle,
      status: 'ACTIVE',
      options: [],
      variants: [],
    });
  if (known === undefined) store.products.push(product);
  Object.assign(product, {
    title,
    handle,
    status: input.status ?? product.status,
    tags: input.tags ?? product.tags,
  });
  if (options !== undefined) product.options = options;
  if (variants !== undefined) replaceVariants(store, product, variants);
  else if (known === undefined) addVariant(store, emptyVariant(store, product));
  return product;
}

export interface CheckedVariant {
  known: VariantRecord | null;
  selectedOptions: { name: string; value: string }[];
  price: number | null;
  sku: string | null;
  barcode: string | null;
}

export function writeVariant(store: Store, product: ProductRecord, checked: CheckedVariant): VariantRecord {
  const variant = checked.known ?? emptyVariant(store, product);
  variant.selectedOptions = checked.selectedOptions;
  variant.title = checked.selectedOptions.map(({ value }) => value).join(' / ');
  variant.price = checked.price ?? variant.price;
  variant.sku = checked.sku ?? variant.sku;
  variant.barcode = checked.barcode ?? variant.barcode;
  return variant;
}

/** The amount of a gift card variant in minor units of the shop's currency. */
export function checkedPrice(
  store: Store,
  price: string | null | undefined,
  code: string,
  field: readonly (string | number)[],
): number | null {
  if (!given(price)) return null;
  const units = minorUnits(String(price), store.file.shop.currency);
  if (units === undefined || units < 0) throw new Refused(code, field, 'Price is not valid');
  if (units > giftCardLimit(store))
    throw new Refused(code, field, "Price exceeds the shop's gift card limit");
  return units;
}

function emptyVariant(store: Store, product: ProductRecord): VariantRecord {
  return {
    type: 'ProductVariant',
    id: newId(store),
    product,
    sku: '',
    barcode: null,
    title: 'Default Title',
    selectedOptions: [{ name: 'Title', value: 'Default Title' }],
    price: 0,
    tracked: false,
    levels: new Map(),
  };
}

function identified(
  store: Store,
  identifier: { id?: string | null; handle?: string | null } | null | undefined,
  input: GiftCardProductInput,
): ProductRecord | undefined {
  if (given(identifier?.id)) {
    const product = find(store, 'Product', identifier.id);
    if (product === undefined)
      throw new Refused('PRODUCT_DOES_NOT_EXIST', ['identifier', 'id'], 'Product does not exist');
    return product;
  }
  if (!given(identifier?.handle)) return undefined;
  if (!given(input.handle))
    throw new Refused(
      'MISSING_FIELD_REQUIRED',
      ['input', 'handle'],
      'The handle is required by the identifier',
    );
  if (input.handle !== identifier.handle)
    throw new Refused('INPUT_MISMATCH', ['input', 'handle'], 'The handle differs from the identifier');
  return productByHandle(store, identifier.handle);
}

function checkedHandle(
  store: Store,
  known: ProductRecord | undefined,
  asked: string | null | undefined,
  title: string,
): string {
  if (given(asked)) {
    const taken = productByHandle(store, asked);
    if (taken !== undefined && taken !== known)
      throw new Refused('HANDLE_NOT_UNIQUE', ['input', 'handle'], 'Handle already in use');
    return asked;
  }
  if (known !== undefined) return known.handle;
  const wanted = handleOf(title);
  let handle = wanted;
  for (let suffix = 1; productByHandle(store, handle) !== undefined; suffix += 1)
    handle = `${wanted}-${suffix}`;
  return handle;
}

function checkOptions(
  store: Store,
  known: ProductRecord | undefined,
  { productOptions, variants }: GiftCardProductInput,
): OptionRecord[] | undefined {
  if (given(variants) && !given(productOptions))
    throw new Refused(
      'PRODUCT_OPTIONS_INPUT_MISSING',
      ['input', 'variants'],
      'Must specify product options when updating variants',
    );
  if (!given(productOptions)) return undefined;
  if (!given(variants))
    throw new Refused(
      'VARIANTS_INPUT_MISSING',
      ['input', 'productOptions'],
      'Must specify variants when updating options',
    );
  if (productOptions.length > 3)
    throw new Refused(
      'OPTIONS_OVER_LIMIT',
      ['input', 'productOptions'],
      'There can be 3 options at the most',
    );
  const names = new Set<string>();
  return productOptions.map(({ id, name, values }, index) => {
    const field = ['input', 'productOptions', index];
    const old = known?.options.find(
      (option) => `gid://shopify/ProductOption/${option.id}` === id || option.name === name,
    );
    const called = name ?? old?.name;
    if (called === undefined) throw new Refused('OPTION_DOES_NOT_EXIST', field, 'Option does not exist');
    if (names.has(called)) throw new Refused('DUPLICATED_OPTION_NAME', field, 'Duplicated option name');
    names.add(called);
    const listed = (values ?? []).map((value) => value.name ?? '');
    if (listed.length === 0)
      throw new Refused('OPTION_VALUES_MISSING', field, 'Each option must have at least one option value');
    if (new Set(listed).size < listed.length)
      throw new Refused('DUPLICATED_OPTION_VALUE', field, 'Duplicated option value');
    return { id: old?.id ?? newId(store), name: called, values: listed };
  });
}

function checkVariants(
  store: Store,
  known: ProductRecord | undefined,
  input: GiftCardProductInput,
  options: readonly OptionRecord[],
): CheckedVariant[] | undefined {
  if (!given(input.variants)) return undefined;
  if (input.variants.length > MOST_VARIANTS)
    throw new Refused(
      'VARIANTS_OVER_LIMIT',
      ['input', 'variants'],
      'Number of product variants exceeds shop limit',
    );
  const titles = new Set<string>();
  return input.variants.map((variant, index) => {
    const field = ['input', 'variants', index];
    const old = given(variant.id) ? find(store, 'ProductVariant', variant.id) : null;
    if (old === undefined || (old !== null && old.product !== known))
      throw new Refused('PRODUCT_VARIANT_DOES_NOT_EXIST', [...field, 'id'], 'Product variant does not exist');
    const selectedOptions = checkedOptionValues(variant.optionValues, options, field);
    const title = selectedOptions.map(({ value }) => value).join(' / ');
    if (titles.has(title))
      throw new Refused('INVALID_VARIANT', field, `The variant '${title}' already exists`);
    titles.add(title);
    const price = checkedPrice(store, variant.price, 'INVALID_VARIANT', [...field, 'price']);
    if (
      given(input.issuanceCurrency) &&
      input.issuanceCurrency !== store.file.shop.currency &&
      (price ?? 0) > 0
    )
      throw new Refused('INVALID_VARIANT', [...field, 'price'], 'Price must be 0 with an issuance currency');
    return { known: old, selectedOptions, price, sku: variant.sku ?? null, barcode: variant.barcode ?? null };
  });
}

function checkedOptionValues(
  values: readonly OptionValueInput[],
  options: readonly OptionRecord[],
  field: readonly (string | number)[],
): { name: string; value: string }[] {
  for (const { optionName, name } of values) {
    const option = options.find((each) => each.name === optionName);
    if (option === undefined) throw new Refused('OPTION_DOES_NOT_EXIST', field, 'Option does not exist');
    if (!option.values.includes(name ?? ''))
      throw new Refused('OPTION_VALUE_DOES_NOT_EXIST', field, 'Option value does not exist');
  }
  return options.map(({ name }) => {
    const value = values.find(({ optionName }) => optionName === name)?.name;
    if (!given(value)) throw new Refused('INVALID_VARIANT', field, `A value for ${name} is missing`);
    return { name, value };
  });
}

/** Variants without an id are new, also when an old one has the same option values. */
function replaceVariants(store: Store, product: ProductRecord, checked: readonly CheckedVariant[]): void {
  const kept = new Set(checked.map(({ known }) => known));
  for (const variant of [...product.variants]) if (!kept.has(variant)) removeVariant(store, variant);
  for (const each of checked) {
    const variant = writeVariant(store, product, each);
    if (each.known === null) addVariant(store, variant);
  }
  product.variants = checked.flatMap(({ selectedOptions }) =>
    product.variants.filter((variant) => variant.selectedOptions === selectedOptions),
  );
}
