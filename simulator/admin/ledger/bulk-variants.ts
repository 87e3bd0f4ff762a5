import { given } from '../given.ts';
import {
  checkedPrice,
  type CheckedVariant,
  type GiftCardVariantInput,
  MOST_VARIANTS,
  writeVariant,
} from './gift-card-products.ts';
import { addVariant } from './products.ts';
import type { ProductRecord, VariantRecord } from './records.ts';
import { Refused } from './refusals.ts';
import { find, type Store } from './store.ts';

/**
 * `productVariantsBulkCreate`: adds variants and leaves the others alone; option values that are new join the product's.
 * Modelled for gift card products, whose variants have no stock. The gift card defaults are documented for `giftCardProductSet` alone
 * ("applies gift card variant defaults (non-taxable, no shipping required, inventory untracked)"): here they must be said.
 */
export function createVariants(
  store: Store,
  productId: string,
  inputs: readonly GiftCardVariantInput[],
): { product: ProductRecord; productVariants: VariantRecord[] } {
  const product = find(store, 'Product', productId);
  if (product === undefined)
    throw new Refused('PRODUCT_DOES_NOT_EXIST', ['productId'], 'Product does not exist');
  if (product.variants.length + inputs.length > MOST_VARIANTS)
    throw new Refused('INVALID', ['variants'], 'Number of product variants exceeds shop limit');
  const titles = new Set(product.variants.map(({ title }) => title));
  const checked = inputs.map((input, index): CheckedVariant => {
    const field = ['variants', index];
    const selectedOptions = optionsOf(product, input, field);
    const title = selectedOptions.map(({ value }) => value).join(' / ');
    if (titles.has(title))
      throw new Refused('VARIANT_ALREADY_EXISTS', field, `The variant '${title}' already exists.`);
    titles.add(title);
    const price = checkedPrice(store, input.price, 'INVALID', [...field, 'price']);
    if (input.inventoryItem?.tracked !== false || input.inventoryItem.requiresShipping !== false)
      throw new Refused('INVALID', [...field, 'inventoryItem'], 'A gift card is neither tracked nor shipped');
    return { known: null, selectedOptions, price, sku: null, barcode: input.barcode ?? null };
  });
  const productVariants = checked.map((each, index) => {
    const variant = writeVariant(store, product, each);
    variant.taxable = inputs[index]?.taxable ?? true;
    return addVariant(store, variant);
  });
  for (const option of product.options)
    for (const { selectedOptions } of checked) {
      const value = selectedOptions.find(({ name }) => name === option.name)?.value;
      if (value !== undefined && !option.values.includes(value)) option.values.push(value);
    }
  return { product, productVariants };
}

function optionsOf(
  product: ProductRecord,
  { optionValues }: GiftCardVariantInput,
  field: readonly (string | number)[],
): { name: string; value: string }[] {
  if (optionValues.length > product.options.length)
    throw new Refused(
      'OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS',
      field,
      'Variant options are more than the product options.',
    );
  return product.options.map(({ name }) => {
    const value = optionValues.find(({ optionName }) => optionName === name)?.name;
    if (!given(value))
      throw new Refused('NEED_TO_ADD_OPTION_VALUES', field, 'Variant options are not enough.');
    return { name, value };
  });
}
