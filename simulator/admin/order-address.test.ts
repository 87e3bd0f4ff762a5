import { afterEach, expect, test } from '@jest/globals';
import { smallStore } from './small-store.ts';
import { TestShop } from './test-shop.ts';
import { truthOf } from './return-by-hand.ts';

let shop: TestShop;
afterEach(() => shop.close());

const READ = 'query ($id: ID!) { order(id: $id) { shippingAddress { formatted } } }';
const UPDATE = `mutation ($input: OrderInput!) {
  orderUpdate(input: $input) { order { shippingAddress { formatted } } userErrors { field } }
}`;

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/orderUpdate and objects/Order#field-Order.fields.shippingAddress */
test('an order has an address where it was sent; orderUpdate overwrites it', async () => {
  shop = new TestShop(smallStore());
  await shop.open();
  expect(await shop.data(READ, { id: truthOf(shop, '2002').id })).toMatchObject({
    order: { shippingAddress: { formatted: expect.any(Array) } },
  });
  const { id } = truthOf(shop, '2001');
  // Sold over the counter: taken along.
  expect(await shop.data(READ, { id })).toEqual({ order: { shippingAddress: null } });
  const shippingAddress = {
    firstName: 'Ann',
    address1: '1 Quay',
    city: 'Boston',
    zip: '02101',
    countryCode: 'US',
  };
  const update = {
    orderUpdate: {
      order: { shippingAddress: { formatted: ['Ann', '1 Quay', 'Boston 02101', 'US'] } },
      userErrors: [],
    },
  };
  expect(await shop.data(UPDATE, { input: { id, shippingAddress } })).toEqual(update);
  // "Overwrites the existing shipping address": doing it again changes nothing.
  expect(await shop.data(UPDATE, { input: { id, shippingAddress } })).toEqual(update);
  expect(await shop.data(UPDATE, { input: { id, shippingAddress: { city: 'Boston' } } })).toMatchObject({
    orderUpdate: { order: null, userErrors: [{ field: ['shippingAddress'] }] },
  });
  expect(await shop.data(UPDATE, { input: { id, note: 'x' } })).toMatchObject({
    orderUpdate: { userErrors: [{ field: ['input', 'note'] }] },
  });
});
