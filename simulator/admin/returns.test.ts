import { afterEach, describe, expect, test } from '@jest/globals';
import type { StoreFile } from '../store-file.ts';
import { findOrder, settle } from './settle-by-hand.ts';
import { smallStore, withOrder } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
afterEach(() => shop.close());

async function open(file: StoreFile = smallStore()): Promise<void> {
  shop = new TestShop(file);
  await shop.open();
}

interface UserError {
  code: string;
  field: string[] | null;
  message: string;
}

interface MadeReturn {
  id: string;
  name: string;
  status: string;
  returnLineItems: { nodes: { id: string; quantity: number; processableQuantity: number }[] };
  reverseFulfillmentOrders: { nodes: { status: string; lineItems: { nodes: { id: string }[] } }[] };
}

const CREATE = `mutation ($input: ReturnInput!) {
  returnCreate(returnInput: $input) {
    return {
      id name status
      returnLineItems(first: 10) { nodes { id quantity processableQuantity } }
      reverseFulfillmentOrders(first: 10) { nodes { status lineItems(first: 10) { nodes { id } } } }
    }
    userErrors { code field message }
  }
}`;

async function create(
  input: Record<string, unknown>,
): Promise<{ return: MadeReturn | null; userErrors: UserError[] }> {
  return (
    await shop.data<{ returnCreate: { return: MadeReturn | null; userErrors: UserError[] } }>(CREATE, {
      input,
    })
  ).returnCreate;
}

async function made(
  order: string,
  quantity: number,
  more: Record<string, unknown> = {},
): Promise<MadeReturn> {
  const { return: orderReturn, userErrors } = await create(await inputFor(order, quantity, more));
  if (orderReturn === null) throw new Error(JSON.stringify(userErrors));
  return orderReturn;
}

async function inputFor(
  order: string,
  quantity: number,
  more: Record<string, unknown> = {},
  line: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const { id } = await findOrder(shop, order);
  return {
    orderId: id,
    returnLineItems: [{ fulfillmentLineItemId: await firstFulfilled(id), quantity, ...line }],
    ...more,
  };
}

async function firstFulfilled(orderId: string): Promise<string> {
  const query = `query ($id: ID!) { order(id: $id) { fulfillments { fulfillmentLineItems(first: 1) { nodes { id } } } } }`;
  const { order } = await shop.data<{
    order: { fulfillments: { fulfillmentLineItems: { nodes: { id: string }[] } }[] };
  }>(query, { id: orderId });
  return order.fulfillments[0]?.fulfillmentLineItems.nodes[0]?.id ?? '';
}

const PROCESS = `mutation ($input: ReturnProcessInput!) {
  returnProcess(input: $input) { return { id status closedAt } userErrors { code field message } }
}`;

async function process(
  input: Record<string, unknown>,
): Promise<{ return: { status: string; closedAt: string | null } | null; userErrors: UserError[] }> {
  return (await shop.data<{ returnProcess: Awaited<ReturnType<typeof process>> }>(PROCESS, { input }))
    .returnProcess;
}

function paymentOf(order: string, gateway?: string): string {
  const transactions = shop.admin.order(order)?.transactions ?? [];
  return transactions.find((each) => gateway === undefined || each.gateway === gateway)?.id ?? '';
}

function usd(amount: string): { amount: string; currencyCode: string } {
  return { amount, currencyCode: 'USD' };
}

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/returnCreate */
describe('returnCreate', () => {
  test('opens a return with its reverse fulfillment order, and moves no money', async () => {
    await open();
    const orderReturn = await made('#2001', 2);
    expect(orderReturn).toMatchObject({
      name: '#2001-R1',
      status: 'OPEN',
      returnLineItems: { nodes: [{ quantity: 2, processableQuantity: 2 }] },
      reverseFulfillmentOrders: { nodes: [{ status: 'OPEN' }] },
    });
    expect(shop.admin.order('2001')).toMatchObject({
      currentTotal: { shop: '25.92' },
      outstanding: { shop: '0.00' },
      returnStatus: 'IN_PROGRESS',
      lines: [{ refunded: 0, returnable: 0 }],
    });
  });

  test('units in a return cannot go into another', async () => {
    await open();
    const input = await inputFor('#2001', 2);
    expect((await create(input)).userErrors).toEqual([]);
    expect((await create(input)).userErrors).toMatchObject([
      { code: 'INVALID', field: ['returnInput', 'returnLineItems', '0', 'quantity'] },
    ]);
  });

  test.each([
    ['no units', 0, {}, 'GREATER_THAN'],
    ['more than were fulfilled', 3, {}, 'INVALID'],
    ['a note of 256 characters', 1, { returnReasonNote: 'x'.repeat(256) }, 'TOO_LONG'],
    [
      'an unknown reason',
      1,
      { returnReasonDefinitionId: 'gid://shopify/ReturnReasonDefinition/1' },
      'NOT_FOUND',
    ],
    ['an unknown line', 1, { fulfillmentLineItemId: 'gid://shopify/FulfillmentLineItem/1' }, 'NOT_FOUND'],
    ['a fee above 100 %', 1, { restockingFee: { percentage: 101 } }, 'INVALID'],
  ])('%s is refused', async (_what, quantity, line, code) => {
    await open();
    const { return: orderReturn, userErrors } = await create(await inputFor('#2001', quantity, {}, line));
    expect(orderReturn).toBeNull();
    expect(userErrors).toMatchObject([{ code }]);
    expect(shop.admin.order('2001')?.returns).toEqual([]);
  });

  test('a note of 255 characters and a reason are kept', async () => {
    await open();
    const note = 'n'.repeat(255);
    const reasons = await shop.data<{ returnReasonDefinitions: { nodes: { id: string; handle: string }[] } }>(
      '{ returnReasonDefinitions(first: 100, query: "deleted:false") { nodes { id handle name } } }',
    );
    const late = reasons.returnReasonDefinitions.nodes.find(({ handle }) => handle === 'arrived-late');
    await create(
      await inputFor('#2001', 1, {}, { returnReasonNote: note, returnReasonDefinitionId: late?.id }),
    );
    expect(shop.admin.order('2001')?.returns[0]?.lines).toMatchObject([{ note, reason: 'arrived-late' }]);
  });

  test('an order that is not there, a line of another order, no lines', async () => {
    await open();
    const input = await inputFor('#2001', 1);
    expect((await create({ ...input, orderId: 'gid://shopify/Order/1' })).userErrors[0]?.code).toBe(
      'NOT_FOUND',
    );
    const other = await findOrder(shop, '#2002');
    expect((await create({ ...input, orderId: other.id })).userErrors[0]?.code).toBe('NOT_FOUND');
    expect((await create({ ...input, returnLineItems: [] })).userErrors[0]?.code).toBe('BLANK');
  });
});

describe('returnCancel, returnClose, returnReopen and requests', () => {
  const act = async (name: string, id: string): Promise<{ status?: string; code?: string }> => {
    const query = `mutation ($id: ID!) { it: ${name}(id: $id) { return { status } userErrors { code } } }`;
    const { it } = await shop.data<{
      it: { return: { status: string } | null; userErrors: { code: string }[] };
    }>(query, { id });
    return { status: it.return?.status, code: it.userErrors[0]?.code };
  };

  test('a return can be canceled before any work, and its units are free again', async () => {
    await open();
    const { id } = await made('#2001', 2);
    expect(await act('returnCancel', id)).toEqual({ status: 'CANCELED' });
    expect(await act('returnCancel', id)).toEqual({ status: 'CANCELED' });
    expect(shop.admin.order('2001')).toMatchObject({ returnStatus: 'NO_RETURN', lines: [{ returnable: 2 }] });
    expect((await made('#2001', 2)).name).toBe('#2001-R2');
  });

  test('not after it was processed', async () => {
    await open();
    const { readBack } = await settle(shop, {
      order: '#2001',
      lines: [{ sku: 'MUG-S', quantity: 1 }],
      shipping: 'none',
      location: 7,
    });
    const id = shop.admin.order('2001')?.returns[0]?.id ?? '';
    expect(readBack.status).toBe('CLOSED');
    expect(await act('returnCancel', id)).toEqual({ code: 'INVALID_STATE' });
    expect(await act('returnReopen', id)).toEqual({ status: 'OPEN' });
    expect(await act('returnCancel', id)).toEqual({ code: 'INVALID_STATE' });
    expect(await act('returnClose', id)).toEqual({ status: 'CLOSED' });
  });

  test('an OPEN return of the store file is there, and can be processed', async () => {
    await open();
    expect(shop.admin.order('2005')?.returns).toMatchObject([{ name: '#2005-R1', status: 'OPEN' }]);
    const line = shop.admin.order('2005')?.returns[0]?.lines[0]?.id;
    const answer = await process({
      returnId: shop.admin.order('2005')?.returns[0]?.id,
      returnLineItems: [{ id: line, quantity: 1 }],
      financialTransfer: {
        issueRefund: {
          orderTransactions: [{ parentId: paymentOf('2005'), transactionAmount: usd('26.99') }],
        },
      },
    });
    expect(answer).toMatchObject({ return: { status: 'CLOSED' }, userErrors: [] });
    expect(shop.admin.order('2005')).toMatchObject({
      refunded: { shop: '26.99' },
      outstanding: { shop: '0.00' },
    });
  });

  test('a requested return is approved or declined', async () => {
    const requested = withOrder('#2005', (order) => {
      order.returns = [{ status: 'REQUESTED', requestedAt: '2026-11-18T10:00:00Z', lines: [[0, 1]] }];
    });
    await open(requested);
    const id = shop.admin.order('2005')?.returns[0]?.id;
    const approve = `mutation ($id: ID!) {
      returnApproveRequest(input: { id: $id }) {
        return { status reverseFulfillmentOrders(first: 1) { nodes { status } } } userErrors { code }
      }
    }`;
    expect(await shop.data(approve, { id })).toMatchObject({
      returnApproveRequest: {
        return: { status: 'OPEN', reverseFulfillmentOrders: { nodes: [{ status: 'OPEN' }] } },
      },
    });
    expect(await shop.data(approve, { id })).toMatchObject({
      returnApproveRequest: { return: null, userErrors: [{ code: 'INVALID_STATE' }] },
    });
    shop.admin.reset(requested);
    const decline = `mutation ($id: ID!) {
      returnDeclineRequest(input: { id: $id, declineReason: FINAL_SALE, declineNote: "sorry" }) {
        return { status decline { reason note } } userErrors { code }
      }
    }`;
    expect(await shop.data(decline, { id: shop.admin.order('2005')?.returns[0]?.id })).toMatchObject({
      returnDeclineRequest: {
        return: { status: 'DECLINED', decline: { reason: 'FINAL_SALE', note: 'sorry' } },
      },
    });
    expect(shop.admin.order('2005')?.lines[0]?.returnable).toBe(2);
  });

  test('declining takes a note of 500 characters at the most', async () => {
    await open(
      withOrder('#2005', (order) => {
        order.returns = [{ status: 'REQUESTED', requestedAt: '2026-11-18T10:00:00Z', lines: [[0, 1]] }];
      }),
    );
    const id = shop.admin.order('2005')?.returns[0]?.id;
    const decline = `mutation ($id: ID!, $note: String) {
      returnDeclineRequest(input: { id: $id, declineReason: OTHER, declineNote: $note }) {
        return { status } userErrors { code field }
      }
    }`;
    expect(await shop.data(decline, { id, note: 'n'.repeat(501) })).toMatchObject({
      returnDeclineRequest: {
        return: null,
        userErrors: [{ code: 'TOO_LONG', field: ['input', 'declineNote'] }],
      },
    });
    expect(shop.admin.order('2005')?.returns[0]?.status).toBe('REQUESTED');
    expect(await shop.data(decline, { id, note: 'n'.repeat(500) })).toMatchObject({
      returnDeclineRequest: { return: { status: 'DECLINED' } },
    });
  });

  test.each([
    [true, '26.99'],
    [false, null],
  ])('what a request is worth: told before the approval (%s), or not', async (requestOutcome, worth) => {
    const requested = withOrder('#2005', (order) => {
      order.returns = [{ status: 'REQUESTED', requestedAt: '2026-11-18T10:00:00Z', lines: [[0, 1]] }];
    });
    await open({ ...requested, shop: { ...requested.shop, requestOutcome } });
    const [request] = shop.admin.order('2005')?.returns ?? [];
    const query = `query ($id: ID!, $lines: [SuggestedOutcomeReturnLineItemInput!]!) {
      return(id: $id) {
        suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: []) {
          financialTransfer { ... on RefundReturnOutcome { amount { shopMoney { amount } } } }
        }
      }
    }`;
    const lines = [{ id: request?.lines[0]?.id, quantity: 1 }];
    const outcome = worth && { financialTransfer: { amount: { shopMoney: { amount: worth } } } };
    expect(await shop.data(query, { id: request?.id, lines })).toMatchObject({
      return: { suggestedFinancialOutcome: outcome },
    });
  });
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/returnProcess */
describe('returnProcess', () => {
  const processAll = async (
    order: string,
    quantity: number,
    rest: Record<string, unknown>,
    dispositions?: Record<string, unknown>[],
  ): ReturnType<typeof process> => {
    const orderReturn = await made(order, quantity);
    const rfoLine = orderReturn.reverseFulfillmentOrders.nodes[0]?.lineItems.nodes[0]?.id;
    return process({
      returnId: orderReturn.id,
      returnLineItems: [
        {
          id: orderReturn.returnLineItems.nodes[0]?.id,
          quantity,
          dispositions: dispositions?.map((each) => ({
            reverseFulfillmentOrderLineItemId: rfoLine,
            ...each,
          })),
        },
      ],
      ...rest,
    });
  };
  const refundTo = (
    parentId: string,
    amount: string,
    more: Record<string, unknown> = {},
  ): Record<string, unknown> => ({
    financialTransfer: {
      issueRefund: { orderTransactions: [{ parentId, transactionAmount: usd(amount) }], ...more },
    },
  });

  test('in two goes: open until nothing is left to process', async () => {
    await open();
    const orderReturn = await made('#2001', 2);
    const line = orderReturn.returnLineItems.nodes[0]?.id;
    const once = {
      returnId: orderReturn.id,
      returnLineItems: [{ id: line, quantity: 1 }],
      ...refundTo(paymentOf('2001'), '12.96'),
    };
    expect(await process(once)).toMatchObject({ return: { status: 'OPEN', closedAt: null } });
    expect(await process(once)).toMatchObject({ return: { status: 'CLOSED' } });
    expect((await process(once)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    expect(shop.admin.order('2001')).toMatchObject({
      financialStatus: 'REFUNDED',
      refunded: { shop: '25.92' },
    });
  });

  test.each([
    ['RESTOCKED', { locationId: 'gid://shopify/Location/7' }, 1],
    ['NOT_RESTOCKED', {}, 0],
    ['MISSING', {}, 0],
    ['PROCESSING_REQUIRED', {}, 0],
  ])('%s moves stock accordingly', async (dispositionType, location, difference) => {
    await open();
    const before = shop.admin.inventory('MUG-S').locations[0];
    const answer = await processAll('#2001', 1, {}, [{ quantity: 1, dispositionType, ...location }]);
    expect(answer.userErrors).toEqual([]);
    const after = shop.admin.inventory('MUG-S').locations[0];
    expect((after?.available ?? 0) - (before?.available ?? 0)).toBe(difference);
    expect((after?.onHand ?? 0) - (before?.onHand ?? 0)).toBe(difference);
  });

  test('restocking needs a location, and not more units than came back', async () => {
    await open();
    const noPlace = await processAll('#2001', 1, {}, [{ quantity: 1, dispositionType: 'RESTOCKED' }]);
    expect(noPlace.userErrors).toMatchObject([{ code: 'BLANK' }]);
    const tooMany = await processAll('#2001', 1, {}, [{ quantity: 2, dispositionType: 'MISSING' }]);
    expect(tooMany.userErrors).toMatchObject([{ code: 'INVALID' }]);
    expect(shop.admin.order('2001')?.refunds).toEqual([]);
  });

  test('never more on a payment than it holds, nor to another order’s payment', async () => {
    await open();
    const orderReturn = await made('#2001', 2);
    const [line] = orderReturn.returnLineItems.nodes;
    const asking = (parentId: string, amount: string): Record<string, unknown> => ({
      returnId: orderReturn.id,
      returnLineItems: [{ id: line?.id, quantity: 2 }],
      ...refundTo(parentId, amount),
    });
    const refused: [parentId: string, amount: string][] = [
      [paymentOf('2001'), '25.93'],
      [paymentOf('2002'), '1.00'],
      [paymentOf('2001'), '0.00'],
      [paymentOf('2001'), '1.001'],
    ];
    for (const [parentId, amount] of refused)
      expect((await process(asking(parentId, amount))).userErrors).toHaveLength(1);
    expect(shop.admin.order('2001')?.refunded.shop).toBe('0.00');
    expect((await process(asking(paymentOf('2001'), '25.92'))).userErrors).toEqual([]);
  });

  test('a refusal changes nothing', async () => {
    await open();
    const before = shop.admin.order('2001');
    const answer = await processAll('#2001', 1, refundTo(paymentOf('2001'), '99.00'), [
      { quantity: 1, dispositionType: 'RESTOCKED', locationId: 'gid://shopify/Location/7' },
    ]);
    expect(answer.userErrors).toMatchObject([{ code: 'INVALID' }]);
    expect(shop.admin.order('2001')).toEqual({
      ...before,
      returnStatus: 'IN_PROGRESS',
      lines: [{ ...before?.lines[0], returnable: 1 }],
      returns: expect.any(Array),
    });
  });

  test('without a transfer the shop owes the money', async () => {
    await open();
    expect((await processAll('#2001', 1, {})).userErrors).toEqual([]);
    expect(shop.admin.order('2001')).toMatchObject({
      refunded: { shop: '0.00' },
      outstanding: { shop: '-12.96' },
    });
  });

  test('shipping is refunded once, up to what is left', async () => {
    await open();
    const part = {
      refundShipping: { shippingRefundAmount: usd('2.00') },
      ...refundTo(paymentOf('2002'), '10.01'),
    };
    expect((await processAll('#2002', 1, part)).userErrors).toEqual([]);
    const tooMuch = {
      refundShipping: { shippingRefundAmount: usd('3.01') },
      ...refundTo(paymentOf('2002'), '11.00'),
    };
    expect((await processAll('#2002', 1, tooMuch)).userErrors).toMatchObject([
      { code: 'LESS_THAN_OR_EQUAL_TO' },
    ]);
    expect(shop.admin.order('2002')?.shipping).toMatchObject({
      price: { shop: '5.00' },
      refunded: { shop: '2.00' },
    });
  });

  test('store credit needs a customer and counts against what was paid', async () => {
    await open();
    const credit = (amount: string): Record<string, unknown> => ({
      financialTransfer: {
        issueRefund: {
          orderTransactions: [],
          refundMethods: [{ storeCreditRefund: { amount: usd(amount) } }],
        },
      },
    });
    expect((await processAll('#2001', 1, credit('12.96'))).userErrors).toMatchObject([{ code: 'INVALID' }]);
    expect((await processAll('#2002', 1, credit('30.00'))).userErrors).toMatchObject([{ code: 'INVALID' }]);
    shop.admin.reset(smallStore());
    expect((await processAll('#2002', 1, credit('8.01'))).userErrors).toEqual([]);
    expect(shop.admin.order('2002')).toMatchObject({
      outstanding: { shop: '0.00' },
      storeCredit: [{ amount: '8.01', currency: 'USD' }],
    });
  });
});
