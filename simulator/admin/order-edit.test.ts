import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beginReturn, processWhole, truthOf } from './return-by-hand.ts';
import { smallStore } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  const file = smallStore();
  file.locations.push({ id: 8, name: 'Pier', counter: true });
  shop = new TestShop(file);
  await shop.open();
});
afterEach(() => shop.close());

interface Payload {
  calculatedOrder: { id: string; totalOutstandingSet: { shopMoney: { amount: string } } } | null;
  calculatedLineItem?: { id: string } | null;
  order?: unknown;
  userErrors: { field: string[]; message: string }[];
}

const CALCULATED = 'calculatedOrder { id totalOutstandingSet { shopMoney { amount } } }';

async function run(
  name: string,
  signature: string,
  call: string,
  variables: unknown,
  selection: string,
): Promise<Payload> {
  const query = `mutation (${signature}) { it: ${name}(${call}) { ${selection} userErrors { field message } } }`;
  return (await shop.data<{ it: Payload }>(query, variables as Record<string, unknown>)).it;
}

async function begin(order: string): Promise<string> {
  const payload = await run(
    'orderEditBegin',
    '$id: ID!',
    'id: $id',
    { id: truthOf(shop, order).id },
    CALCULATED,
  );
  return payload.calculatedOrder?.id ?? '';
}

const remove = (id: string, lineItemId: string | undefined, quantity = 0): Promise<Payload> =>
  run(
    'orderEditSetQuantity',
    '$id: ID!, $lineItemId: ID!, $quantity: Int!',
    'id: $id, lineItemId: $lineItemId, quantity: $quantity, restock: true',
    { id, lineItemId, quantity },
    CALCULATED,
  );

const add = (id: string, variant: number, allowDuplicates = false): Promise<Payload> =>
  run(
    'orderEditAddVariant',
    '$id: ID!, $variantId: ID!, $allowDuplicates: Boolean',
    'id: $id, variantId: $variantId, quantity: 1, allowDuplicates: $allowDuplicates, locationId: "gid://shopify/Location/7"',
    { id, variantId: `gid://shopify/ProductVariant/${variant}`, allowDuplicates },
    `${CALCULATED} calculatedLineItem { id quantity }`,
  );

const commit = (id: string): Promise<Payload> =>
  run(
    'orderEditCommit',
    '$id: ID!',
    'id: $id, notifyCustomer: false, staffNote: "rx:1"',
    { id },
    'order { edited }',
  );

/** https://shopify.dev/docs/apps/build/orders-fulfillment/order-management-apps/edit-orders */
describe('an order edit', () => {
  test('swaps an unfulfilled item for a dearer one: nothing changes before the commit, then a balance is owed', async () => {
    const id = await begin('2004');
    const line = truthOf(shop, '2004').lines[1]?.id;
    const before = truthOf(shop, '2004');
    expect((await remove(id, line)).calculatedOrder?.totalOutstandingSet.shopMoney.amount).toBe('-12.96');
    expect((await add(id, 5012)).calculatedOrder?.totalOutstandingSet.shopMoney.amount).toBe('3.78');
    expect(truthOf(shop, '2004')).toEqual(before);
    expect(await commit(id)).toMatchObject({ order: { edited: true }, userErrors: [] });
    expect(truthOf(shop, '2004')).toMatchObject({
      total: { shop: '30.92' },
      currentTotal: { shop: '34.70' },
      outstanding: { shop: '3.78' },
      financialStatus: 'PARTIALLY_PAID',
      fulfillmentOrders: [
        {},
        { status: 'CLOSED' },
        { status: 'OPEN', lines: [{ sku: 'MUG-L', remaining: 1 }] },
      ],
    });
    expect(shop.admin.inventory('MUG-S').locations).toMatchObject([{ available: 21, onHand: 21 }]);
    expect(shop.admin.inventory('MUG-L').locations).toMatchObject([{ available: 13, onHand: 14 }]);
    // https://shopify.dev/changelog/deprecation-notice-calculatedorder-for-committed-order-edits: "no longer be returned" from 2026-01 on
    expect((await commit(id)).userErrors).toMatchObject([
      { message: 'The calculated order does not exist.' },
    ]);
    expect(await shop.data('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
  });

  test('a discount on the added item', async () => {
    const id = await begin('2004');
    await remove(id, truthOf(shop, '2004').lines[1]?.id);
    const added = await add(id, 5012);
    const discounted = await run(
      'orderEditAddLineItemDiscount',
      '$id: ID!, $lineItemId: ID!, $discount: OrderEditAppliedDiscountInput!',
      'id: $id, lineItemId: $lineItemId, discount: $discount',
      {
        id,
        lineItemId: added.calculatedLineItem?.id,
        discount: { fixedValue: { amount: '3.50', currencyCode: 'USD' } },
      },
      CALCULATED,
    );
    expect(discounted.calculatedOrder?.totalOutstandingSet.shopMoney.amount).toBe('0.0');
    await commit(id);
    expect(truthOf(shop, '2004')).toMatchObject({ outstanding: { shop: '0.00' }, financialStatus: 'PAID' });
  });

  /** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/orderEditSetQuantity, argument `locationId` */
  test('puts back in stock what is removed, where it is told to', async () => {
    const id = await begin('2004');
    const lineItemId = truthOf(shop, '2004').lines[1]?.id;
    const elsewhere = (location: number): Promise<Payload> =>
      run(
        'orderEditSetQuantity',
        '$id: ID!, $lineItemId: ID!, $locationId: ID!',
        'id: $id, lineItemId: $lineItemId, quantity: 0, restock: true, locationId: $locationId',
        { id, lineItemId, locationId: `gid://shopify/Location/${location}` },
        CALCULATED,
      );
    expect((await elsewhere(99)).userErrors).toMatchObject([{ field: ['locationId'] }]);
    expect((await elsewhere(8)).userErrors).toEqual([]);
    const levels = shop.admin.inventory('MUG-S').locations.length;
    await commit(id);
    expect(shop.admin.inventory('MUG-S').locations).toHaveLength(levels + 1);
    expect(shop.admin.inventory('MUG-S').locations.at(-1)).toMatchObject({ id: 8, available: 1 });
  });

  test('only unfulfilled items, no more than there are, no duplicates unasked, no empty commit', async () => {
    const id = await begin('2004');
    const [fulfilled, open] = truthOf(shop, '2004').lines;
    expect((await remove(id, fulfilled?.id)).userErrors).toMatchObject([
      { message: 'Fulfilled items cannot be removed.' },
    ]);
    expect((await remove(id, open?.id, 2)).userErrors).toHaveLength(1);
    expect((await remove(id, 'gid://shopify/LineItem/1')).userErrors).toHaveLength(1);
    expect((await add(id, 5011)).userErrors).toMatchObject([{ field: ['variantId'] }]);
    expect((await commit(id)).userErrors).toHaveLength(1);
    expect((await add(id, 5011, true)).userErrors).toEqual([]);
  });

  test('lists what is there and what is added', async () => {
    const id = await begin('2004');
    await add(id, 5012);
    const shown = await shop.data(
      `query ($id: ID!) {
        node(id: $id) {
          ... on CalculatedOrder {
            committed
            lineItems(first: 5) { nodes { quantity editableQuantity title variant { sku } } }
            addedLineItems(first: 5) { nodes { quantity sku originalUnitPriceSet { shopMoney { amount } } } }
          }
        }
      }`,
      { id },
    );
    expect(shown).toMatchObject({
      node: {
        committed: false,
        lineItems: {
          nodes: [
            { quantity: 1, editableQuantity: 0 },
            { quantity: 1, editableQuantity: 1 },
          ],
        },
        addedLineItems: {
          nodes: [{ quantity: 1, sku: 'MUG-L', originalUnitPriceSet: { shopMoney: { amount: '15.5' } } }],
        },
      },
    });
  });

  test('calls an unpaid exchange off: the goods are off the order, what is left is owed to the customer', async () => {
    const begun = await beginReturn(shop, '#2003', [{ sku: 'MUG-L', quantity: 1 }], {
      exchangeLineItems: [{ variantId: 'gid://shopify/ProductVariant/5031', quantity: 1 }],
    });
    await processWhole(shop, begun);
    expect(truthOf(shop, '2003').fulfillmentStatus).toBe('ON_HOLD');
    const id = await begin('2003');
    const line = truthOf(shop, '2003').lines.at(-1);
    await remove(id, line?.id);
    await commit(id);
    expect(truthOf(shop, '2003')).toMatchObject({
      outstanding: { shop: '-16.74' },
      fulfillmentStatus: 'FULFILLED',
      fulfillmentOrders: [{}, { status: 'CLOSED' }],
    });
    expect(shop.admin.inventory('POSTER').locations).toMatchObject([{ available: 6, onHand: 6 }]);
  });

  /**
   * https://shopify.dev/docs/api/webhooks, topic orders/edited: the payload is an `order_edit` that names its `order_id`, with
   * `committed_at` since 2024-07 (https://shopify.dev/changelog/new-committed_at-timestamp-added-to-orders-edited-webhook-payload).
   */
  test('is told by orders/edited, which is about the edit and not about the order', async () => {
    const told: string[] = [];
    const receiver = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (part: string) => told.push(part));
      request.on('end', () => {
        response.writeHead(200).end();
        receiver.emit('told');
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const listened = new TestShop(smallStore(), { webhooks: [{ topic: 'orders/edited', url }] });
    await shop.close();
    shop = listened;
    await shop.open();
    const id = await begin('2004');
    const order = truthOf(shop, '2004');
    await remove(id, order.lines[1]?.id);
    await commit(id);
    if (told.length === 0) await once(receiver, 'told');
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
    const numberOf = (gid: string | undefined) => Number(gid?.split('/').at(-1));
    expect(JSON.parse(told.join(''))).toEqual({
      order_edit: {
        id: numberOf(id),
        app_id: null,
        created_at: expect.any(String),
        committed_at: expect.any(String),
        notify_customer: false,
        order_id: numberOf(order.id),
        staff_note: 'rx:1',
        user_id: null,
        line_items: { additions: [], removals: [{ id: numberOf(order.lines[1]?.id), delta: 1 }] },
        discounts: { line_item: { additions: [], removals: [] } },
        shipping_lines: { additions: [], removals: [] },
      },
    });
  });
});
