import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { paymentOf, truthOf } from './return-by-hand.ts';
import { withOrder } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  // 12.96 for each of two mugs, 5.00 shipping: nothing is fulfilled, nothing captured.
  shop = new TestShop(
    withOrder('#2004', (order) => {
      order.payments = [
        {
          gateway: 'shopify_payments',
          kind: 'AUTHORIZATION',
          amount: '30.92',
          card: { brand: 'visa', last4: '4242' },
        },
      ];
      order.fulfillments = [];
    }),
  );
  await shop.open();
});
afterEach(() => shop.close());

interface Answer {
  transaction: { kind: string; status: string; parentTransaction: { id: string } } | null;
  userErrors: { code?: string; field: string[] | null }[];
}

async function voidIt(id: string): Promise<Answer> {
  const { transactionVoid } = await shop.data<{ transactionVoid: Answer }>(
    `mutation ($id: ID!) {
      transactionVoid(parentTransactionId: $id) {
        transaction { kind status parentTransaction { id } }
        userErrors { code field message }
      }
    }`,
    { id },
  );
  return transactionVoid;
}

async function capture(amount: string): Promise<Answer> {
  const { orderCapture } = await shop.data<{ orderCapture: Answer }>(
    `mutation ($input: OrderCaptureInput!) {
      orderCapture(input: $input) {
        transaction { kind status parentTransaction { id } }
        userErrors { field message }
      }
    }`,
    { input: { id: truthOf(shop, '2004').id, parentTransactionId: paymentOf(shop, '2004'), amount } },
  );
  return orderCapture;
}

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/transactionVoid */
describe('transactionVoid', () => {
  test('gives an authorisation up, once', async () => {
    expect(truthOf(shop, '2004').financialStatus).toBe('AUTHORIZED');
    const id = paymentOf(shop, '2004');
    expect(await voidIt(id)).toEqual({
      transaction: { kind: 'VOID', status: 'SUCCESS', parentTransaction: { id } },
      userErrors: [],
    });
    expect(truthOf(shop, '2004')).toMatchObject({ financialStatus: 'VOIDED', paid: { shop: '0.00' } });
    expect(await voidIt(id)).toMatchObject({
      transaction: null,
      userErrors: [{ code: 'AUTH_NOT_VOIDABLE' }],
    });
    expect((await capture('30.92')).userErrors).toHaveLength(1);
  });

  test('only an authorisation that is there', async () => {
    expect(await voidIt(paymentOf(shop, '2001'))).toMatchObject({
      userErrors: [{ code: 'AUTH_NOT_SUCCESSFUL' }],
    });
    expect(await voidIt('gid://shopify/OrderTransaction/1')).toMatchObject({
      userErrors: [{ code: 'TRANSACTION_NOT_FOUND' }],
    });
  });
});

/** https://shopify.dev/changelog/changes-to-point-of-sales-pos-payment-processing-behavior */
describe('a fresh card sale at the till', () => {
  // "Payments may be authorized for up to 15 minutes before being captured automatically", with "separate OrderTransaction objects", and
  // "an empty array for SuggestedRefund.suggestedTransactions until payments in the order have been captured".
  const SUGGESTED = `query ($id: ID!) {
    order(id: $id) { displayFinancialStatus suggestedRefund(suggestFullRefund: true) { suggestedTransactions { gateway } } }
  }`;
  const fresh = async (capturedAt: string): Promise<unknown> => {
    shop.close();
    shop = new TestShop(
      withOrder('#2006', (order) => {
        order.payments = order.payments.map((each) => ({ ...each, kind: 'AUTHORIZATION', capturedAt }));
      }),
    );
    await shop.open();
    return shop.data(SUGGESTED, { id: truthOf(shop, '2006').id });
  };

  test('is authorised, with nothing suggested', async () => {
    expect(await fresh('2026-11-20T17:00:01Z')).toEqual({
      order: { displayFinancialStatus: 'AUTHORIZED', suggestedRefund: { suggestedTransactions: [] } },
    });
  });

  test('and is captured when its time has come', async () => {
    expect(await fresh('2026-11-20T17:00:00Z')).toEqual({
      order: {
        displayFinancialStatus: 'PAID',
        suggestedRefund: { suggestedTransactions: [{ gateway: 'shopify_payments' }] },
      },
    });
    expect(truthOf(shop, '2006').transactions.map(({ kind }) => kind)).toEqual(['AUTHORIZATION', 'CAPTURE']);
  });
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/orderCapture */
describe('orderCapture', () => {
  test('takes the whole amount, which can be refunded then', async () => {
    expect(await capture('30.92')).toMatchObject({
      transaction: { kind: 'CAPTURE', status: 'SUCCESS' },
      userErrors: [],
    });
    expect(truthOf(shop, '2004')).toMatchObject({ financialStatus: 'PAID', paid: { shop: '30.92' } });
    expect(truthOf(shop, '2004').transactions.map(({ remaining }) => remaining?.shop)).toEqual([
      undefined,
      '30.92',
    ]);
  });

  test('never more than was authorised, and an authorisation is captured once', async () => {
    expect((await capture('30.93')).userErrors).toMatchObject([{ field: ['input', 'amount'] }]);
    expect((await capture('0.00')).userErrors).toHaveLength(1);
    expect((await capture('10.00')).userErrors).toEqual([]);
    expect((await capture('10.00')).userErrors).toMatchObject([{ field: ['input', 'parentTransactionId'] }]);
    expect(truthOf(shop, '2004')).toMatchObject({
      financialStatus: 'PARTIALLY_PAID',
      outstanding: { shop: '20.92' },
    });
  });

  test('after units were cancelled the rest is captured', async () => {
    const { id, lines } = truthOf(shop, '2004');
    const input = {
      orderId: id,
      refundLineItems: [
        {
          lineItemId: lines[0]?.id,
          quantity: 1,
          restockType: 'CANCEL',
          locationId: 'gid://shopify/Location/7',
        },
      ],
    };
    const cancelled = await shop.data(
      `mutation ($input: RefundInput!) {
        refundCreate(input: $input) @idempotent(key: "cancel") {
          refund { transactions(first: 5) { nodes { id } } }
          userErrors { message }
        }
      }`,
      { input },
    );
    expect(cancelled).toEqual({ refundCreate: { refund: { transactions: { nodes: [] } }, userErrors: [] } });
    expect(truthOf(shop, '2004').outstanding.shop).toBe('17.96');
    await capture('17.96');
    expect(truthOf(shop, '2004')).toMatchObject({ financialStatus: 'PAID', outstanding: { shop: '0.00' } });
    expect(truthOf(shop, '2004').fulfillmentOrders).toMatchObject([
      { lines: [{ remaining: 0 }, { remaining: 1 }] },
    ]);
  });
});
