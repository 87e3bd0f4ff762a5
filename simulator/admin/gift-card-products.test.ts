import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { smallStore } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = new TestShop(smallStore());
  await shop.open();
});
afterEach(() => shop.close());

interface Variant {
  id: string;
  title: string;
  price: string;
  taxable: boolean;
}

interface Answer {
  product: { id: string; handle: string; status: string; variants: { nodes: Variant[] } } | null;
  userErrors: { code: string; field: string[] }[];
}

const SET = `mutation ($identifier: ProductSetIdentifiers, $input: GiftCardProductSetInput!) {
  giftCardProductSet(identifier: $identifier, input: $input) {
    product { id handle status isGiftCard variants(first: 10) { nodes { id title price taxable } } }
    userErrors { code field message }
  }
}`;

async function set(input: Record<string, unknown>, identifier?: Record<string, unknown>): Promise<Answer> {
  return (await shop.data<{ giftCardProductSet: Answer }>(SET, { input, identifier })).giftCardProductSet;
}

/** A product with these amounts; amounts with an id keep their variant. */
function amounts(...variants: { name: string; id?: string }[]): Record<string, unknown> {
  return {
    title: 'Return gift card',
    handle: 'return-gift-card',
    status: 'UNLISTED',
    productOptions: [{ name: 'Amount', values: variants.map(({ name }) => ({ name })) }],
    variants: variants.map(({ name, id }) => ({
      id,
      price: name,
      optionValues: [{ optionName: 'Amount', name }],
    })),
  };
}

const byHandle = { handle: 'return-gift-card' };

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/giftCardProductSet */
describe('giftCardProductSet', () => {
  test('creates an unlisted product whose variants are not taxed', async () => {
    const { product, userErrors } = await set(amounts({ name: '12.96' }, { name: '8.01' }), byHandle);
    expect(userErrors).toEqual([]);
    expect(product).toMatchObject({
      handle: 'return-gift-card',
      status: 'UNLISTED',
      isGiftCard: true,
      variants: {
        nodes: [
          { title: '12.96', price: '12.96', taxable: false },
          { title: '8.01', price: '8.01', taxable: false },
        ],
      },
    });
  });

  test('a second call with the same handle updates: variants with an id stay, those left out go', async () => {
    const before = (await set(amounts({ name: '12.96' }, { name: '8.01' }), byHandle)).product;
    const kept = before?.variants.nodes[0];
    const after = (await set(amounts({ name: '12.96', id: kept?.id }, { name: '5.00' }), byHandle)).product;
    expect(after?.id).toBe(before?.id);
    expect(after?.variants.nodes.map(({ title }) => title)).toEqual(['12.96', '5.00']);
    expect(after?.variants.nodes[0]?.id).toBe(kept?.id);
    const gone = before?.variants.nodes[1]?.id;
    expect(await shop.data('query ($id: ID!) { productVariant(id: $id) { id } }', { id: gone })).toEqual({
      productVariant: null,
    });
  });

  test('the product is found by its handle', async () => {
    const { product } = await set(amounts({ name: '12.96' }), byHandle);
    const found = await shop.data(
      'query ($identifier: ProductIdentifierInput!) { productByIdentifier(identifier: $identifier) { id } }',
      { identifier: byHandle },
    );
    expect(found).toEqual({ productByIdentifier: { id: product?.id } });
  });

  test.each([
    ['variants without options', { productOptions: undefined }, 'PRODUCT_OPTIONS_INPUT_MISSING'],
    ['options without variants', { variants: undefined }, 'VARIANTS_INPUT_MISSING'],
    ['no title', { title: ' ' }, 'INVALID_PRODUCT'],
    ['another handle than the identifier', { handle: 'other' }, 'INPUT_MISMATCH'],
    ['no handle', { handle: undefined }, 'MISSING_FIELD_REQUIRED'],
    [
      'the same amount twice',
      {
        variants: [1, 2].map(() => ({
          price: '1.00',
          optionValues: [{ optionName: 'Amount', name: '12.96' }],
        })),
      },
      'INVALID_VARIANT',
    ],
    [
      'an amount that is no option value',
      { variants: [{ price: '1.00', optionValues: [{ optionName: 'Amount', name: '1.00' }] }] },
      'OPTION_VALUE_DOES_NOT_EXIST',
    ],
    [
      'a price above the limit',
      { variants: [{ price: '2000.01', optionValues: [{ optionName: 'Amount', name: '12.96' }] }] },
      'INVALID_VARIANT',
    ],
  ])('%s is refused', async (_what, change, code) => {
    const answer = await set({ ...amounts({ name: '12.96' }), ...change }, byHandle);
    expect(answer).toMatchObject({ product: null, userErrors: [{ code }] });
  });

  test('only gift card products', async () => {
    const answer = await set({ title: 'Mug' }, { id: 'gid://shopify/Product/501' });
    expect(answer.userErrors).toMatchObject([{ code: 'PRODUCT_MUST_BE_GIFT_CARD' }]);
  });
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/productVariantsBulkCreate */
test('productVariantsBulkCreate adds an amount and leaves the others alone', async () => {
  const inventoryItem = { tracked: false, requiresShipping: false };
  const { product } = await set(amounts({ name: '12.96' }), byHandle);
  const create = `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkCreate(productId: $id, variants: $variants) {
      productVariants { title price }
      product { variants(first: 5) { nodes { title } } }
      userErrors { code }
    }
  }`;
  const optionValues = [{ optionName: 'Amount', name: '7.50' }];
  const variants = [{ price: '7.50', taxable: false, inventoryItem, optionValues }];
  expect(await shop.data(create, { id: product?.id, variants })).toEqual({
    productVariantsBulkCreate: {
      productVariants: [{ title: '7.50', price: '7.50' }],
      product: { variants: { nodes: [{ title: '12.96' }, { title: '7.50' }] } },
      userErrors: [],
    },
  });
  expect(await shop.data(create, { id: product?.id, variants })).toMatchObject({
    productVariantsBulkCreate: { productVariants: null, userErrors: [{ code: 'VARIANT_ALREADY_EXISTS' }] },
  });
  // The defaults of gift cards are those of giftCardProductSet: what is left out here is as for any product.
  expect(
    await shop.data(create, { id: product?.id, variants: [{ price: '8.00', optionValues }] }),
  ).toMatchObject({
    productVariantsBulkCreate: { productVariants: null },
  });
  const taxed = [{ price: '8.00', inventoryItem, optionValues: [{ optionName: 'Amount', name: '8.00' }] }];
  await shop.data(create, { id: product?.id, variants: taxed });
  expect(
    await shop.data(
      'query ($id: ID!) { product(id: $id) { variants(first: 5) { nodes { title taxable } } } }',
      {
        id: product?.id,
      },
    ),
  ).toMatchObject({
    product: { variants: { nodes: [{}, { taxable: false }, { title: '8.00', taxable: true }] } },
  });
});
