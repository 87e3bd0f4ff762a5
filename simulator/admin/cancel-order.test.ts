import { afterEach, describe, expect, test } from '@jest/globals';
import type { StoreFile, StoreOrder } from '../store-file.ts';
import { beginReturn, truthOf } from './return-by-hand.ts';
import { withOrder } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
afterEach(() => shop.close());

async function open(file: StoreFile): Promise<void> {
  shop = new TestShop(file);
  await shop.open();
}

/** #2004 with nothing fulfilled: two mugs and shipping, 30.92 paid by PayPal. */
function unfulfilled(change: (order: StoreOrder) => void = () => undefined): StoreFile {
  return withOrder('#2004', (order) => {
    order.fulfillments = [];
    change(order);
  });
}

const CANCEL = `mutation ($orderId: ID!, $restock: Boolean!, $refundMethod: OrderCancelRefundMethodInput) {
  orderCancel(orderId: $orderId, reason: CUSTOMER, restock: $restock, refundMethod: $refundMethod, staffNote: "rx:1") {
    job { id done }
    orderCancelUserErrors { code field message }
    userErrors { field }
  }
}`;

interface Answer {
  job: { id: string; done: boolean } | null;
  orderCancelUserErrors: { code: string }[];
}

async function cancel(refundMethod: unknown = null, restock = true, order = '2004'): Promise<Answer> {
  const variables = { orderId: truthOf(shop, order).id, restock, refundMethod };
  return (await shop.data<{ orderCancel: Answer }>(CANCEL, variables)).orderCancel;
}

const toPayments = { originalPaymentMethodsRefund: true };

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/orderCancel */
describe('orderCancel', () => {
  test('promises a job that is done by the next call', async () => {
    await open(unfulfilled());
    expect(shop.admin.inventory('MUG-S').locations).toMatchObject([{ available: 20, onHand: 22 }]);
    const { job, orderCancelUserErrors } = await cancel(toPayments);
    expect(orderCancelUserErrors).toEqual([]);
    expect(job?.done).toBe(false);
    expect(await shop.data('query ($id: ID!) { job(id: $id) { done } }', { id: job?.id })).toEqual({
      job: { done: true },
    });
    expect(truthOf(shop, '2004')).toMatchObject({
      financialStatus: 'REFUNDED',
      currentTotal: { shop: '0.00' },
      refunded: { shop: '30.92' },
      outstanding: { shop: '0.00' },
      refunds: [{ note: 'rx:1', shipping: { shop: '5.00' } }],
      fulfillmentOrders: [{ status: 'CANCELLED' }],
    });
    expect(shop.admin.inventory('MUG-S').locations).toMatchObject([{ available: 22, onHand: 22 }]);
    const cancelled = await shop.data(
      'query ($id: ID!) { order(id: $id) { cancelledAt cancelReason cancellation { staffNote } } }',
      { id: truthOf(shop, '2004').id },
    );
    // "Details of an order's cancellation … the reason, date, and any staff notes" (`Order.cancellation`).
    expect(cancelled).toEqual({
      order: {
        cancelledAt: '2026-11-20T17:00:00Z',
        cancelReason: 'CUSTOMER',
        cancellation: { staffNote: 'rx:1' },
      },
    });
  });

  test('without restocking and without a refund the goods are off and the shop owes the money', async () => {
    await open(unfulfilled());
    await cancel(null, false);
    expect(truthOf(shop, '2004')).toMatchObject({
      refunded: { shop: '0.00' },
      outstanding: { shop: '-30.92' },
    });
    expect(shop.admin.inventory('MUG-S').locations).toMatchObject([{ available: 20, onHand: 20 }]);
  });

  test('an authorised payment is let go, whatever is asked', async () => {
    await open(
      unfulfilled((order) => {
        order.payments = [{ gateway: 'shopify_payments', kind: 'AUTHORIZATION', amount: '30.92' }];
      }),
    );
    await cancel();
    expect(truthOf(shop, '2004')).toMatchObject({
      financialStatus: 'VOIDED',
      outstanding: { shop: '0.00' },
      transactions: [{ kind: 'AUTHORIZATION' }, { kind: 'VOID' }],
    });
  });

  test('everything can go to store credit', async () => {
    await open(unfulfilled());
    await cancel({ storeCreditRefund: { expiresAt: '2027-11-20T00:00:00Z' } });
    expect(truthOf(shop, '2004')).toMatchObject({
      refunded: { shop: '30.92' },
      storeCredit: [{ amount: '30.92', expiresAt: '2027-11-20T00:00:00Z' }],
    });
  });

  test.each([
    [
      'to store credit for a guest',
      (order: StoreOrder) => void (order.customerId = null),
      'STORE_CREDIT_REFUND_MISSING_CUSTOMER',
      {},
    ],
    [
      'to store credit for a company',
      (order: StoreOrder) => void (order.company = { id: 71, name: 'Quay Cafe' }),
      'STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED',
      {},
    ],
    [
      'to store credit that is over already',
      () => undefined,
      'STORE_CREDIT_REFUND_EXPIRATION_IN_PAST',
      { expiresAt: '2026-11-20T00:00:00Z' },
    ],
  ])('is refused %s', async (_what, change, code, storeCreditRefund) => {
    await open(unfulfilled(change));
    expect(await cancel({ storeCreditRefund })).toMatchObject({
      job: null,
      orderCancelUserErrors: [{ code }],
    });
    expect(truthOf(shop, '2004').refunds).toEqual([]);
  });

  // "Order cancellations run asynchronously"
  // (https://shopify.dev/changelog/the-ordercancel-mutation-now-returns-a-structured-jobresult): nothing is promised of when.
  test('asked for twice before the job has run, the order is cancelled once', async () => {
    await open(unfulfilled());
    shop.admin.holdJobs(true);
    const { job } = await cancel(toPayments);
    const again = await cancel(toPayments);
    const isDone = 'query ($id: ID!) { job(id: $id) { done } }';
    expect(await shop.data(isDone, { id: job?.id })).toEqual({ job: { done: false } });
    expect(truthOf(shop, '2004')).toMatchObject({ financialStatus: 'PAID', refunds: [] });
    shop.admin.holdJobs(false);
    expect(await shop.data(isDone, { id: again.job?.id })).toEqual({ job: { done: true } });
    expect(truthOf(shop, '2004')).toMatchObject({
      financialStatus: 'REFUNDED',
      refunded: { shop: '30.92' },
      refunds: [{ note: 'rx:1' }],
    });
  });

  test('is refused twice, with a return in progress, and once goods were fulfilled', async () => {
    await open(unfulfilled());
    await cancel(toPayments);
    expect((await cancel(toPayments)).orderCancelUserErrors).toMatchObject([{ code: 'INVALID' }]);
    expect((await cancel(toPayments, true, '2001')).orderCancelUserErrors).toMatchObject([
      { code: 'INVALID', message: 'Cannot cancel a fulfilled order' },
    ]);
    await beginReturn(shop, '#2001', [{ sku: 'MUG-S', quantity: 1 }]);
    expect((await cancel(toPayments, true, '2001')).orderCancelUserErrors).toMatchObject([
      { message: 'Cannot cancel an order with a return in progress' },
    ]);
  });
});
