import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { beginReturn, paymentOf, processWhole, refunding, truthOf } from './return-by-hand.ts';
import { allotted } from './settle-by-hand.ts';
import { smallStore, withOrder } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = new TestShop(smallStore());
  await shop.open();
});
afterEach(() => shop.close());

const mugs = [{ sku: 'MUG-S', quantity: 2 }];
const usd = (amount: string): Record<string, string> => ({ amount, currencyCode: 'USD' });

/** The mugs of #2001 with 15 % kept for restocking and 2.00 for the way back. */
async function withFees(): Promise<Record<string, unknown>> {
  const [line] = await allotted(shop, truthOf(shop, '2001').id, mugs);
  return {
    returnLineItems: [{ ...line, restockingFee: { percentage: 15 } }],
    returnShippingFee: { amount: usd('2.00') },
  };
}

/** https://shopify.dev/docs/api/admin-graphql/2026-07/queries/returnCalculate and "Return fees" */
describe('fees', () => {
  test('are told before anything is created', async () => {
    const { returnCalculate } = await shop.data<{ returnCalculate: unknown }>(
      `query ($input: CalculateReturnInput!) {
        returnCalculate(input: $input) {
          returnLineItems { subtotalSet { shopMoney { amount } } restockingFee { percentage amountSet { shopMoney { amount } } } }
          returnShippingFee { amountSet { shopMoney { amount } } }
        }
      }`,
      { input: { orderId: truthOf(shop, '2001').id, ...(await withFees()) } },
    );
    expect(returnCalculate).toEqual({
      returnLineItems: [
        {
          subtotalSet: { shopMoney: { amount: '24.0' } },
          restockingFee: { percentage: 15, amountSet: { shopMoney: { amount: '3.6' } } },
        },
      ],
      returnShippingFee: { amountSet: { shopMoney: { amount: '2.0' } } },
    });
    expect(truthOf(shop, '2001').returns).toEqual([]);
  });

  test('lower what goes back and stay on the order; the way back is charged with the first units', async () => {
    const begun = await beginReturn(shop, '#2001', mugs, await withFees());
    const [line] = begun.returnLineItems.nodes;
    const one = { returnLineItems: [{ id: line?.id, quantity: 1 }] };
    const parentId = paymentOf(shop, '2001');
    // 12.96 less 1.80 and 2.00
    expect(await processWhole(shop, begun, { ...one, ...refunding([{ parentId, amount: '9.16' }]) })).toEqual(
      [],
    );
    expect(truthOf(shop, '2001')).toMatchObject({
      outstanding: { shop: '0.00' },
      currentTotal: { shop: '16.76' },
      returns: [
        {
          status: 'OPEN',
          returnShippingFee: { amount: { shop: '2.00' }, charged: { shop: '2.00' } },
          lines: [{ restockingFee: { amount: { shop: '3.60' }, charged: { shop: '1.80' } } }],
        },
      ],
    });
    expect(
      await processWhole(shop, begun, { ...one, ...refunding([{ parentId, amount: '11.16' }]) }),
    ).toEqual([]);
    expect(truthOf(shop, '2001')).toMatchObject({
      refunded: { shop: '20.32' },
      currentTotal: { shop: '5.60' },
      outstanding: { shop: '0.00' },
    });
  });

  test('are not refunded by a transfer that forgets them', async () => {
    const begun = await beginReturn(shop, '#2001', mugs, await withFees());
    const parentId = paymentOf(shop, '2001');
    expect(await processWhole(shop, begun, refunding([{ parentId, amount: '25.92' }]))).toEqual([]);
    // Shopify does as it is told: the customer owes the fees now.
    expect(truthOf(shop, '2001').outstanding.shop).toBe('5.60');
  });
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/objects/ReturnReasonDefinition */
test('a line suggests some of the shop’s reasons', async () => {
  const { lines } = truthOf(shop, '2001');
  const { node, returnReasonDefinitions } = await shop.data<{
    node: { suggestedReturnReasonDefinitions: { nodes: { handle: string }[] } };
    returnReasonDefinitions: { nodes: { handle: string }[] };
  }>(
    `query ($id: ID!) {
      node(id: $id) { ... on LineItem { suggestedReturnReasonDefinitions(first: 10) { nodes { id handle name } } } }
      returnReasonDefinitions(first: 100, query: "deleted:false") { nodes { id handle name } }
    }`,
    { id: lines[0]?.id },
  );
  const suggested = node.suggestedReturnReasonDefinitions.nodes;
  expect(suggested.length).toBeGreaterThan(0);
  expect(suggested.length).toBeLessThan(returnReasonDefinitions.nodes.length);
  expect(returnReasonDefinitions.nodes).toEqual(expect.arrayContaining(suggested));
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/reverseFulfillmentOrderDispose */
test('what was put aside for a look cannot be restocked by a second disposition', async () => {
  const begun = await beginReturn(shop, '#2001', [{ sku: 'MUG-S', quantity: 1 }]);
  const line = begun.reverseFulfillmentOrders.nodes[0]?.lineItems.nodes[0]?.id;
  const disposition = (dispositionType: string): Record<string, unknown> => ({
    reverseFulfillmentOrderLineItemId: line,
    quantity: 1,
    dispositionType,
    locationId: 'gid://shopify/Location/7',
  });
  const returnLineItems = [
    {
      id: begun.returnLineItems.nodes[0]?.id,
      quantity: 1,
      dispositions: [disposition('PROCESSING_REQUIRED')],
    },
  ];
  expect(await processWhole(shop, begun, { returnLineItems })).toEqual([]);
  expect(truthOf(shop, '2001').returns).toMatchObject([
    { lines: [{ dispositions: [{ type: 'PROCESSING_REQUIRED', quantity: 1, location: 'Harbor Street' }] }] },
  ]);
  const again = await shop.data(
    `mutation ($inputs: [ReverseFulfillmentOrderDisposeInput!]!) {
      reverseFulfillmentOrderDispose(dispositionInputs: $inputs) { userErrors { code } }
    }`,
    { inputs: [disposition('RESTOCKED')] },
  );
  expect(again).toEqual({ reverseFulfillmentOrderDispose: { userErrors: [{ code: 'INVALID' }] } });
  expect(shop.admin.inventory('MUG-S').locations).toMatchObject([{ available: 20 }]);
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/returnApproveRequest */
test('a requested return keeps its units from a second one, cannot be processed, and is settled once approved', async () => {
  shop.admin.reset(
    withOrder('#2005', (order) => {
      order.returns = [{ status: 'REQUESTED', requestedAt: '2026-11-18T10:00:00Z', lines: [[0, 1]] }];
    }),
  );
  const asked = truthOf(shop, '2005').returns[0];
  expect(truthOf(shop, '2005')).toMatchObject({
    returnStatus: 'RETURN_REQUESTED',
    lines: [{ returnable: 1 }],
  });
  const input = {
    returnId: asked?.id,
    returnLineItems: [{ id: asked?.lines[0]?.id, quantity: 1 }],
    ...refunding([{ parentId: paymentOf(shop, '2005'), amount: '26.99' }]),
  };
  const process = async (): Promise<unknown> =>
    shop.data(
      'mutation ($input: ReturnProcessInput!) { returnProcess(input: $input) { return { status } userErrors { code } } }',
      { input },
    );
  expect(await process()).toEqual({
    returnProcess: { return: null, userErrors: [{ code: 'INVALID_STATE' }] },
  });
  const approve = `mutation ($id: ID!) {
    returnApproveRequest(input: { id: $id, notifyCustomer: false }) { return { status } userErrors { code } }
  }`;
  await shop.data(approve, { id: asked?.id });
  expect(await process()).toEqual({ returnProcess: { return: { status: 'CLOSED' }, userErrors: [] } });
  expect(truthOf(shop, '2005')).toMatchObject({ refunded: { shop: '26.99' }, outstanding: { shop: '0.00' } });
});
