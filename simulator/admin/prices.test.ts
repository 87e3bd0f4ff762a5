import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { beginReturn, processWhole, truthOf } from './return-by-hand.ts';
import { smallStore } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = new TestShop(smallStore());
  await shop.open();
});
afterEach(() => shop.close());

const CANDLE = { variantId: 'gid://shopify/ProductVariant/5021', quantity: 1 };
const forACandle = () =>
  beginReturn(shop, '#2002', [{ sku: 'CANDLE', quantity: 1 }], { exchangeLineItems: [CANDLE] });

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/productVariantsBulkUpdate */
test('a price that the merchant changes is that of what is sold from then on, not of what was', async () => {
  const before = truthOf(shop, '2002');
  shop.admin.setPrice('CANDLE', '10.00');
  expect(truthOf(shop, '2002')).toEqual(before);
  const found = await shop.data(
    `query { productVariants(first: 1, query: "sku:CANDLE") { nodes { price } } }`,
  );
  expect(found).toEqual({ productVariants: { nodes: [{ price: '10.00' }] } });
  expect(() => shop.admin.setPrice('NOTHING', '1.00')).toThrow(/NOTHING/);
  expect(() => shop.admin.setPrice('CANDLE', '1.005')).toThrow(/1.005/);
});

/**
 * Of `ExchangeLineItem` Shopify says what variant and title it had "at time of return creation", not at which price it is processed.
 * https://shopify.dev/docs/api/admin-graphql/2026-07/objects/ExchangeLineItem
 */
test.each([
  ['keep', 0],
  ['follow', 1.89],
] as const)('goods of an open return %s their price', async (openReturns, more) => {
  const usual = new TestShop(smallStore());
  await usual.open();
  await processWhole(
    usual,
    await beginReturn(usual, '#2002', [{ sku: 'CANDLE', quantity: 1 }], { exchangeLineItems: [CANDLE] }),
  );
  const expected = Number(truthOf(usual, '2002').outstanding.shop) + more;
  await usual.close();
  const begun = await forACandle();
  shop.admin.setPrice('CANDLE', '10.00', openReturns);
  expect(await processWhole(shop, begun)).toEqual([]);
  expect(Number(truthOf(shop, '2002').outstanding.shop)).toBeCloseTo(expected);
});
