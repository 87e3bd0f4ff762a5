import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { smallStore } from './small-store.ts';
import { TestShop } from './test-shop.ts';
import { WebhookReceiver } from './webhook-receiver.ts';

let shop: TestShop;
let heard: WebhookReceiver;
beforeEach(async () => {
  heard = new WebhookReceiver();
  const url = await heard.open();
  const topics = ['orders/create', 'order_transactions/create', 'orders/paid'];
  shop = new TestShop(smallStore(), { webhooks: topics.map((topic) => ({ topic, url })) });
  await shop.open();
});
afterEach(async () => {
  await shop.close();
  await heard.close();
});

const CART = { lines: [{ sku: 'MUG-L', quantity: 1 }], locationId: 7, properties: {}, tender: 'cash' };

/**
 * "Attributes set on a cart carry over to the resulting order" (https://shopify.dev/docs/api/storefront/2026-04/objects/Attribute); that
 * properties of POS's cart do so too is how apps use them (https://github.com/Shopify/ui-extensions/issues/2274).
 */
test('a sale at the till keeps the properties of its cart, and is told', async () => {
  const stock = () => shop.admin.inventory('MUG-L').locations;
  const before = stock();
  const sold = shop.admin.sell({
    ...CART,
    customerId: null,
    properties: { 'Exchange for return': 'ABCD2345' },
  });
  expect(sold).toMatchObject({
    total: { shop: '16.74' },
    outstanding: { shop: '0.00' },
    financialStatus: 'PAID',
    fulfillmentStatus: 'FULFILLED',
    transactions: [{ kind: 'SALE', gateway: 'cash', amount: { shop: '16.74' } }],
  });
  const query = 'query ($id: ID!) { order(id: $id) { customAttributes { key value } } }';
  expect(await shop.data(query, { id: sold.id })).toEqual({
    order: { customAttributes: [{ key: 'Exchange for return', value: 'ABCD2345' }] },
  });
  expect(stock()[0]?.available).toBe((before[0]?.available ?? 0) - 1);
  expect(stock()[0]?.onHand).toBe((before[0]?.onHand ?? 0) - 1);
  expect(await heard.topics(3)).toEqual(['order_transactions/create', 'orders/create', 'orders/paid']);
});

test('what the shop does not know is not sold', () => {
  expect(() => shop.admin.sell({ ...CART, customerId: 1 })).toThrow('no customer 1');
  expect(() => shop.admin.sell({ ...CART, customerId: null, locationId: 99 })).toThrow('no location 99');
  expect(() => shop.admin.sell({ ...CART, customerId: null, lines: [] })).toThrow('The cart is empty');
  const lines = [{ sku: 'NOPE', quantity: 1 }];
  expect(() => shop.admin.sell({ ...CART, customerId: null, lines })).toThrow('SKU NOPE');
});
