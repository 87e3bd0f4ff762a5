import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StoreFile } from '../store-file.ts';
import { beginReturn, processWhole, truthOf } from './return-by-hand.ts';
import { smallStore } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;

/** The small shop with a warehouse that stocks candles, and another company's that stocks everything. */
function threeLocations(): StoreFile {
  const file = smallStore();
  file.locations.push(
    { id: 8, name: 'Warehouse', counter: false },
    { id: 9, name: 'Elsewhere Ltd', counter: false, fulfillmentService: true },
  );
  for (const { variants } of file.products)
    for (const variant of variants) {
      if (variant.sku === 'CANDLE') variant.stock['8'] = 5;
      variant.stock['9'] = 50;
    }
  return file;
}

beforeEach(async () => {
  shop = new TestShop(threeLocations());
  await shop.open();
});
afterEach(() => shop.close());

interface Waiting {
  id: string;
  status: string;
  assignedLocation: { location: { name: string } };
  lineItems: { nodes: { id: string; remainingQuantity: number }[] };
}

/** Candles of #2002 exchanged for as many candles: even, and waiting at the warehouse. */
async function exchanged(quantity = 2): Promise<Waiting> {
  const variantId = 'gid://shopify/ProductVariant/5021';
  const appliedDiscount = {
    value: { amount: { amount: quantity === 2 ? '1.65' : '0.83', currencyCode: 'USD' } },
  };
  const begun = await beginReturn(shop, '#2002', [{ sku: 'CANDLE', quantity }], {
    exchangeLineItems: [{ variantId, quantity, appliedDiscount }],
  });
  expect(await processWhole(shop, begun)).toEqual([]);
  return (await waitingOf('2002'))[0] ?? never();
}

async function waitingOf(order: string): Promise<Waiting[]> {
  const answer = await shop.data<{ order: { fulfillmentOrders: { nodes: Waiting[] } } }>(
    `query ($id: ID!) {
      order(id: $id) {
        fulfillmentOrders(first: 10, displayable: true, query: "status:open OR status:in_progress OR status:on_hold") {
          nodes {
            id status assignedLocation { location { name } } deliveryMethod { methodType }
            lineItems(first: 5) { nodes { id remainingQuantity } }
          }
        }
      }
    }`,
    { id: truthOf(shop, order).id },
  );
  return answer.order.fulfillmentOrders.nodes;
}

const MOVE = `mutation ($id: ID!, $to: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
  fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $lines) {
    movedFulfillmentOrder { id status assignedLocation { location { name } } }
    originalFulfillmentOrder { id status }
    userErrors { code field message }
  }
}`;

async function move(id: string, to: number, lines: unknown = null): Promise<Record<string, unknown>> {
  const variables = { id, to: `gid://shopify/Location/${to}`, lines };
  return (await shop.data<{ fulfillmentOrderMove: Record<string, unknown> }>(MOVE, variables))
    .fulfillmentOrderMove;
}

function candles(): unknown {
  return shop.admin.inventory('CANDLE').locations.map(({ id, available, onHand }) => [id, available, onHand]);
}

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/fulfillmentOrderMove */
describe('fulfillmentOrderMove', () => {
  test('reassigns the whole of it, and the stock is committed there', async () => {
    const waiting = await exchanged();
    expect(waiting).toMatchObject({ status: 'OPEN', assignedLocation: { location: { name: 'Warehouse' } } });
    expect(candles()).toEqual([
      [7, 40, 40],
      [8, 3, 5],
      [9, 50, 50],
    ]);
    expect(await move(waiting.id, 7)).toEqual({
      movedFulfillmentOrder: {
        id: waiting.id,
        status: 'OPEN',
        assignedLocation: { location: { name: 'Harbor Street' } },
      },
      originalFulfillmentOrder: { id: waiting.id, status: 'OPEN' },
      userErrors: [],
    });
    expect(candles()).toEqual([
      [7, 38, 40],
      [8, 5, 5],
      [9, 50, 50],
    ]);
  });

  test('a part makes a new one', async () => {
    const waiting = await exchanged();
    const answer = await move(waiting.id, 7, [{ id: waiting.lineItems.nodes[0]?.id, quantity: 1 }]);
    expect(answer).toMatchObject({
      originalFulfillmentOrder: { id: waiting.id, status: 'OPEN' },
      userErrors: [],
    });
    expect(await waitingOf('2002')).toMatchObject([
      {
        assignedLocation: { location: { name: 'Warehouse' } },
        lineItems: { nodes: [{ remainingQuantity: 1 }] },
      },
      {
        assignedLocation: { location: { name: 'Harbor Street' } },
        lineItems: { nodes: [{ remainingQuantity: 1 }] },
      },
    ]);
    // The rest follows into one more, since the counter has an active one already; the emptied one is hidden.
    await move(waiting.id, 7);
    expect((await waitingOf('2002')).map(({ id }) => id)).not.toContain(waiting.id);
    expect(truthOf(shop, '2002').fulfillmentOrders.find(({ id }) => id === waiting.id)?.status).toBe(
      'CLOSED',
    );
  });

  /**
   * "Line items which have already been fulfilled can't be re-assigned"; "if the original fulfillment order doesn't have any line items
   * which are fully or partially fulfilled, [it] will be moved … However if this isn't the case, the moved fulfillment order will differ".
   * https://shopify.dev/docs/api/admin-graphql/2026-07/payloads/FulfillmentOrderMovePayload
   */
  test('of one that is fulfilled in part the rest goes, into a new one', async () => {
    const waiting = await exchanged();
    const line = waiting.lineItems.nodes[0]?.id;
    await handOver({
      fulfillmentOrderId: waiting.id,
      fulfillmentOrderLineItems: [{ id: line, quantity: 1 }],
    });
    const moved = await move(waiting.id, 7);
    expect(moved).toMatchObject({
      movedFulfillmentOrder: { status: 'OPEN', assignedLocation: { location: { name: 'Harbor Street' } } },
      originalFulfillmentOrder: { id: waiting.id, status: 'CLOSED' },
      userErrors: [],
    });
    expect((moved['movedFulfillmentOrder'] as { id: string }).id).not.toBe(waiting.id);
    expect(await waitingOf('2002')).toMatchObject([{ lineItems: { nodes: [{ remainingQuantity: 1 }] } }]);
    expect(candles()).toEqual([
      [7, 39, 40],
      [8, 4, 4],
      [9, 50, 50],
    ]);
  });

  test('not to where it is not stocked, not twice, not more than waits', async () => {
    const mugs = [{ sku: 'MUG-S', quantity: 1 }];
    const begun = await beginReturn(shop, '#2001', mugs, {
      exchangeLineItems: [{ variantId: 'gid://shopify/ProductVariant/5011', quantity: 1 }],
    });
    await processWhole(shop, begun);
    const [waiting = never()] = await waitingOf('2001');
    expect(await move(waiting.id, 8)).toMatchObject({
      movedFulfillmentOrder: null,
      userErrors: [{ code: null, message: 'Stoneware Mug is not stocked at Warehouse.' }],
    });
    expect(await move(waiting.id, 7)).toMatchObject({ userErrors: [{ field: ['newLocationId'] }] });
    const line = waiting.lineItems.nodes[0]?.id;
    expect(await move(waiting.id, 9, [{ id: line, quantity: 2 }])).toMatchObject({
      userErrors: [{ code: null }],
    });
    expect(await move(waiting.id, 1)).toMatchObject({ userErrors: [{ message: 'Location not found.' }] });
  });

  test('where it can go is told beforehand; what a fulfillment service accepted stays there', async () => {
    const waiting = await exchanged();
    const places = `query ($id: ID!) {
      fulfillmentOrder(id: $id) {
        requestStatus
        supportedActions { action }
        locationsForMove(first: 5) { nodes { movable message location { name isFulfillmentService } } }
      }
    }`;
    expect(await shop.data(places, { id: waiting.id })).toEqual({
      fulfillmentOrder: {
        requestStatus: 'UNSUBMITTED',
        supportedActions: [{ action: 'CREATE_FULFILLMENT' }, { action: 'MOVE' }],
        locationsForMove: {
          nodes: [
            {
              movable: true,
              message: null,
              location: { name: 'Harbor Street', isFulfillmentService: false },
            },
            { movable: true, message: null, location: { name: 'Elsewhere Ltd', isFulfillmentService: true } },
          ],
        },
      },
    });
    await move(waiting.id, 9);
    expect(await shop.data(places, { id: waiting.id })).toMatchObject({
      fulfillmentOrder: { requestStatus: 'ACCEPTED', supportedActions: [] },
    });
    expect(await move(waiting.id, 7)).toMatchObject({
      movedFulfillmentOrder: null,
      userErrors: [{ code: null }],
    });
  });
});

const HAND_OVER = `mutation ($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) {
    fulfillment { status location { name } fulfillmentLineItems(first: 5) { nodes { id quantity } } }
    userErrors { field message }
  }
}`;

async function handOver(...parts: Record<string, unknown>[]): Promise<Record<string, unknown>> {
  const fulfillment = { lineItemsByFulfillmentOrder: parts };
  return (await shop.data<{ fulfillmentCreate: Record<string, unknown> }>(HAND_OVER, { fulfillment }))
    .fulfillmentCreate;
}

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/fulfillmentCreate */
describe('fulfillmentCreate', () => {
  test('hands everything over from where it waits; stock leaves, and it can be returned', async () => {
    const waiting = await exchanged();
    await move(waiting.id, 7);
    expect(await handOver({ fulfillmentOrderId: waiting.id })).toMatchObject({
      fulfillment: {
        status: 'SUCCESS',
        location: { name: 'Harbor Street' },
        fulfillmentLineItems: { nodes: [{ quantity: 2 }] },
      },
      userErrors: [],
    });
    expect(candles()).toEqual([
      [7, 38, 38],
      [8, 5, 5],
      [9, 50, 50],
    ]);
    expect(truthOf(shop, '2002')).toMatchObject({
      fulfillmentStatus: 'FULFILLED',
      fulfillmentOrders: [{}, { status: 'CLOSED' }],
    });
    const again = await beginReturn(shop, '#2002', [{ sku: 'CANDLE', quantity: 3 }]);
    expect(again.returnLineItems.nodes.map(({ quantity }) => quantity)).toEqual([1, 2]);
  });

  test('a part, then the rest, never more', async () => {
    const waiting = await exchanged();
    const one = {
      fulfillmentOrderId: waiting.id,
      fulfillmentOrderLineItems: [{ id: waiting.lineItems.nodes[0]?.id, quantity: 1 }],
    };
    expect(await handOver(one)).toMatchObject({ userErrors: [] });
    expect(await waitingOf('2002')).toMatchObject([{ status: 'IN_PROGRESS' }]);
    expect(await handOver(one)).toMatchObject({ userErrors: [] });
    expect(await handOver(one)).toMatchObject({ fulfillment: null, userErrors: [{}] });
  });

  test('goods on hold for payment stay, and the hold is not the app’s to release', async () => {
    const begun = await beginReturn(shop, '#2003', [{ sku: 'MUG-L', quantity: 1 }], {
      exchangeLineItems: [{ variantId: 'gid://shopify/ProductVariant/5031', quantity: 1 }],
    });
    await processWhole(shop, begun);
    const [waiting = never()] = await waitingOf('2003');
    expect(await handOver({ fulfillmentOrderId: waiting.id })).toMatchObject({
      fulfillment: null,
      userErrors: [{ message: 'Fulfillment order is on hold.' }],
    });
    const release = `mutation ($id: ID!) {
      fulfillmentOrderReleaseHold(id: $id) { fulfillmentOrder { status } userErrors { code } }
    }`;
    expect(await shop.data(release, { id: waiting.id })).toEqual({
      fulfillmentOrderReleaseHold: { fulfillmentOrder: null, userErrors: [{ code: 'INVALID_ACCESS' }] },
    });
    expect(await shop.data(release, { id: 'gid://shopify/FulfillmentOrder/1' })).toMatchObject({
      fulfillmentOrderReleaseHold: { userErrors: [{ code: 'FULFILLMENT_ORDER_NOT_FOUND' }] },
    });
  });

  test('only from one location at a time', async () => {
    const waiting = await exchanged();
    await move(waiting.id, 7, [{ id: waiting.lineItems.nodes[0]?.id, quantity: 1 }]);
    const both = (await waitingOf('2002')).map(({ id }) => ({ fulfillmentOrderId: id }));
    expect(await handOver(...both)).toMatchObject({ fulfillment: null, userErrors: [{}] });
    expect(await handOver()).toMatchObject({ fulfillment: null, userErrors: [{}] });
  });
});

function never(): never {
  throw new Error('nothing waits');
}
