import { afterEach, describe, expect, test } from '@jest/globals';
import type { StoreFile, StoreShop } from '../store-file.ts';
import { beginReturn, processWhole, refunding, paymentOf, truthOf } from './return-by-hand.ts';
import { smallStore } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
afterEach(() => shop.close());

/** The small shop, after a large mug of #2003 (16.74) was exchanged for a poster (26.99): 10.25 is owed. */
async function owing(change: Partial<StoreShop> = {}): Promise<void> {
  const file: StoreFile = smallStore();
  shop = new TestShop({ ...file, shop: { ...file.shop, ...change } });
  await shop.open();
  const exchangeLineItems = [{ variantId: 'gid://shopify/ProductVariant/5031', quantity: 1 }];
  const begun = await beginReturn(shop, '#2003', [{ sku: 'MUG-L', quantity: 1 }], { exchangeLineItems });
  expect(await processWhole(shop, begun)).toEqual([]);
  expect(truthOf(shop, '2003')).toMatchObject({
    outstanding: { shop: '10.25' },
    fulfillmentStatus: 'ON_HOLD',
    fulfillmentOrders: [{}, { holds: ['AWAITING_PAYMENT'] }],
  });
}

async function holdsOf(order: string): Promise<unknown> {
  const answer = await shop.data<{ order: { fulfillmentOrders: { nodes: unknown[] } } }>(
    `query ($id: ID!) {
      order(id: $id) {
        fulfillmentOrders(first: 5, displayable: true, query: "status:open OR status:on_hold") {
          nodes { status fulfillmentHolds { reason } supportedActions { action } }
        }
      }
    }`,
    { id: truthOf(shop, order).id },
  );
  return answer.order.fulfillmentOrders.nodes;
}

/** https://shopify.dev/docs/api/admin-graphql/2026-07/enums/FulfillmentHoldReason and "Managing exchanges" */
describe('what the customer owes after an exchange', () => {
  test('holds the new goods until it is paid', async () => {
    await owing();
    expect(await holdsOf('2003')).toEqual([
      {
        status: 'ON_HOLD',
        fulfillmentHolds: [{ reason: 'AWAITING_PAYMENT' }],
        supportedActions: [{ action: 'RELEASE_HOLD' }, { action: 'MOVE' }],
      },
    ]);
    const { data } = await shop.answer<{ orderMarkAsPaid: unknown }>(MARK, { id: truthOf(shop, '2003').id });
    expect(data).toMatchObject({
      orderMarkAsPaid: { order: { displayFinancialStatus: 'PAID' }, userErrors: [] },
    });
    expect(await holdsOf('2003')).toEqual([
      {
        status: 'OPEN',
        fulfillmentHolds: [],
        supportedActions: [{ action: 'CREATE_FULFILLMENT' }, { action: 'MOVE' }],
      },
    ]);
  });

  test('an even exchange is not held', async () => {
    await owing();
    const variant = { variantId: 'gid://shopify/ProductVariant/5011', quantity: 1 };
    const begun = await beginReturn(shop, '#2001', [{ sku: 'MUG-S', quantity: 1 }], {
      exchangeLineItems: [variant],
    });
    expect(await processWhole(shop, begun)).toEqual([]);
    expect(truthOf(shop, '2001')).toMatchObject({
      outstanding: { shop: '0.00' },
      fulfillmentStatus: 'PARTIALLY_FULFILLED',
    });
  });

  test('a discount on the exchange line carries the old price over', async () => {
    await owing();
    const appliedDiscount = { description: 'As paid', value: { percentage: 22.5807 } };
    const variant = { variantId: 'gid://shopify/ProductVariant/5012', quantity: 1, appliedDiscount };
    const begun = await beginReturn(shop, '#2001', [{ sku: 'MUG-S', quantity: 1 }], {
      exchangeLineItems: [variant],
    });
    expect(await processWhole(shop, begun)).toEqual([]);
    expect(truthOf(shop, '2001')).toMatchObject({ outstanding: { shop: '0.00' } });
  });
});

const MARK = `mutation ($id: ID!) {
  orderMarkAsPaid(input: { id: $id }) {
    order { displayFinancialStatus totalOutstandingSet { shopMoney { amount } } }
    userErrors { field message }
  }
}`;

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/orderMarkAsPaid */
test('orderMarkAsPaid records all that is owed as one manual payment, once', async () => {
  await owing();
  const { id } = truthOf(shop, '2003');
  await shop.data(MARK, { id });
  expect(truthOf(shop, '2003').transactions.at(-1)).toMatchObject({
    kind: 'SALE',
    gateway: 'manual',
    amount: { shop: '10.25' },
  });
  expect(await shop.data(MARK, { id })).toMatchObject({
    orderMarkAsPaid: { order: null, userErrors: [{ field: ['input', 'id'] }] },
  });
  expect(truthOf(shop, '2003')).toMatchObject({ paid: { shop: '53.98' }, outstanding: { shop: '0.00' } });
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/orderCreateManualPayment */
describe('orderCreateManualPayment', () => {
  const PAY = `mutation ($id: ID!, $amount: MoneyInput, $method: String, $at: DateTime) {
    orderCreateManualPayment(id: $id, amount: $amount, paymentMethodName: $method, processedAt: $at) {
      order { totalOutstandingSet { shopMoney { amount } } }
      userErrors { code field }
    }
  }`;
  const pay = async (more: Record<string, unknown>): Promise<unknown> =>
    (await shop.data<{ orderCreateManualPayment: unknown }>(PAY, { id: truthOf(shop, '2003').id, ...more }))
      .orderCreateManualPayment;
  const usd = (amount: string): unknown => ({ amount, currencyCode: 'USD' });

  test('takes parts on a Plus shop; the goods wait for the last one', async () => {
    await owing();
    expect(await pay({ amount: usd('10.26') })).toMatchObject({
      userErrors: [{ code: 'AMOUNT_EXCEEDS_BALANCE' }],
    });
    expect(await pay({ amount: usd('0.00') })).toMatchObject({
      userErrors: [{ code: 'AMOUNT_NOT_POSITIVE' }],
    });
    expect(await pay({ amount: { amount: '1.00', currencyCode: 'EUR' } })).toMatchObject({
      userErrors: [{ code: 'CURRENCY_MISMATCH' }],
    });
    expect(await pay({ at: '2026-11-20T17:00:01Z' })).toMatchObject({
      userErrors: [{ code: 'PROCESSED_AT_INVALID' }],
    });
    expect(await pay({ amount: usd('4.00'), method: 'Cash (counter)' })).toEqual({
      order: { totalOutstandingSet: { shopMoney: { amount: '6.25' } } },
      userErrors: [],
    });
    expect(truthOf(shop, '2003').fulfillmentStatus).toBe('ON_HOLD');
    await pay({ method: 'Cash (counter)' });
    expect(truthOf(shop, '2003')).toMatchObject({
      outstanding: { shop: '0.00' },
      fulfillmentStatus: 'PARTIALLY_FULFILLED',
      transactions: expect.arrayContaining([
        expect.objectContaining({ gateway: 'Cash (counter)', amount: { shop: '6.25', presentment: '6.25' } }),
      ]),
    });
    expect(await pay({})).toMatchObject({ userErrors: [{ code: 'AMOUNT_EXCEEDS_BALANCE' }] });
  });

  test('only all of it elsewhere', async () => {
    await owing({ plan: 'standard' });
    const { errors } = await shop.answer(PAY, { id: truthOf(shop, '2003').id, amount: usd('4.00') });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_DENIED' });
    expect(await pay({})).toMatchObject({ userErrors: [] });
    expect(truthOf(shop, '2003').outstanding.shop).toBe('0.00');
  });
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/objects/OrderPaymentCollectionDetails */
describe('the link to pay', () => {
  const link = async (): Promise<unknown> =>
    (
      await shop.data<{ order: { paymentCollectionDetails: { additionalPaymentCollectionUrl: unknown } } }>(
        'query ($id: ID!) { order(id: $id) { paymentCollectionDetails { additionalPaymentCollectionUrl } } }',
        { id: truthOf(shop, '2003').id },
      )
    ).order.paymentCollectionDetails.additionalPaymentCollectionUrl;

  test('is there while something is owed', async () => {
    await owing();
    expect(await link()).toMatch(
      /^https:\/\/small-harbor-goods\.myshopify\.com\/1\/order_payment\/9103\?secret=/,
    );
    await shop.data(MARK, { id: truthOf(shop, '2003').id });
    expect(await link()).toBeNull();
  });

  test('is not given by every shop', async () => {
    await owing({ paymentLinks: false });
    expect(await link()).toBeNull();
  });
});

test('a later refund pays what is owed first', async () => {
  await owing();
  const begun = await beginReturn(shop, '#2003', [{ sku: 'POSTER', quantity: 1 }]);
  const payment = { parentId: paymentOf(shop, '2003', 'gift_card'), amount: '16.74' };
  expect(await processWhole(shop, begun, refunding([payment]))).toEqual([]);
  expect(truthOf(shop, '2003')).toMatchObject({ outstanding: { shop: '0.00' }, refunded: { shop: '16.74' } });
});
