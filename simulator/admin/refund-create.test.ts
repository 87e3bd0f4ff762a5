import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { settle } from './settle-by-hand.ts';
import { smallStore } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = new TestShop(smallStore());
  await shop.open();
});
afterEach(() => shop.close());

const REFUND = `mutation ($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    refund { id note totalRefundedSet { shopMoney { amount } } transactions(first: 5) { nodes { id status } } }
    order { totalOutstandingSet { shopMoney { amount } } }
    userErrors { field message }
  }
}`;

interface Refunded {
  refund: { id: string; totalRefundedSet: { shopMoney: { amount: string } } } | null;
  userErrors: { field: string[] | null; message: string }[];
}

async function refund(input: Record<string, unknown>, key = 'a-key'): Promise<Refunded> {
  return (await shop.data<{ refundCreate: Refunded }>(REFUND, { input, key })).refundCreate;
}

function truth(order: string): NonNullable<ReturnType<typeof shop.admin.order>> {
  const found = shop.admin.order(order);
  if (found === undefined) throw new Error(`no order ${order}`);
  return found;
}

function toPayment(order: string, amount: string): Record<string, unknown> {
  const { id, transactions } = truth(order);
  const [payment] = transactions;
  return { orderId: id, parentId: payment?.id, gateway: payment?.gateway, kind: 'REFUND', amount };
}

/** https://shopify.dev/docs/api/usage/idempotent-requests and the changelog "Making idempotency mandatory…" */
describe('@idempotent', () => {
  const goodwill = (): Record<string, unknown> => ({
    orderId: truth('2001').id,
    note: 'rx:1',
    transactions: [toPayment('2001', '5.00')],
  });

  test('is required', async () => {
    const query = REFUND.replace('@idempotent(key: $key)', '').replace(', $key: String!', '');
    const { errors } = await shop.answer(query, { input: goodwill() });
    expect(errors?.[0]?.message).toBe('The @idempotent directive is required for the refundCreate mutation');
    expect(truth('2001').refunds).toEqual([]);
  });

  test('the same key gives the same refund, and only one', async () => {
    const first = await refund(goodwill());
    const again = await refund(goodwill());
    expect(again.refund?.id).toBe(first.refund?.id);
    expect(truth('2001')).toMatchObject({ refunded: { shop: '5.00' } });
    expect((await refund(goodwill(), 'another-key')).refund?.id).not.toBe(first.refund?.id);
  });

  test('the same key with another amount is refused', async () => {
    await refund(goodwill());
    const other = { ...goodwill(), transactions: [toPayment('2001', '6.00')] };
    expect((await refund(other)).userErrors).toHaveLength(1);
    expect(truth('2001').refunded.shop).toBe('5.00');
  });
});

describe('refundCreate', () => {
  test('an unfulfilled unit is cancelled: stock is free again, nothing is left to fulfil', async () => {
    const order = truth('2004');
    const unfulfilled = order.lines.find(({ returnable }) => returnable === 0);
    expect(shop.admin.inventory('MUG-S').locations).toMatchObject([{ available: 20, onHand: 21 }]);
    const { userErrors } = await refund({
      orderId: order.id,
      refundLineItems: [
        {
          lineItemId: unfulfilled?.id,
          quantity: 1,
          restockType: 'CANCEL',
          locationId: 'gid://shopify/Location/7',
        },
      ],
      shipping: { amount: '5.00' },
      transactions: [toPayment('2004', '17.96')],
    });
    expect(userErrors).toEqual([]);
    expect(truth('2004')).toMatchObject({
      fulfillmentStatus: 'FULFILLED',
      outstanding: { shop: '0.00' },
      shipping: { refunded: { shop: '5.00' } },
    });
    expect(shop.admin.inventory('MUG-S').locations).toMatchObject([{ available: 21, onHand: 21 }]);
  });

  test('a fulfilled unit cannot be cancelled, nor refunded twice', async () => {
    const { id, lines } = truth('2001');
    const line = (restockType: string, quantity: number): Record<string, unknown> => ({
      orderId: id,
      refundLineItems: [
        { lineItemId: lines[0]?.id, quantity, restockType, locationId: 'gid://shopify/Location/7' },
      ],
    });
    expect((await refund(line('CANCEL', 1), 'k1')).userErrors).toHaveLength(1);
    expect((await refund(line('RETURN', 2), 'k2')).userErrors).toEqual([]);
    expect((await refund(line('RETURN', 1), 'k3')).userErrors).toHaveLength(1);
    expect(truth('2001').lines).toMatchObject([{ refunded: 2, returnable: 0 }]);
  });

  test('money that is owed after a failed transaction is paid by another refund, once', async () => {
    shop.admin.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-failed' }]);
    await settle(shop, {
      order: '#2001',
      lines: [{ sku: 'MUG-S', quantity: 1 }],
      shipping: 'none',
      location: 7,
    });
    expect(truth('2001').outstanding.shop).toBe('-12.96');
    const again = { orderId: truth('2001').id, transactions: [toPayment('2001', '12.96')] };
    expect((await refund(again)).userErrors).toEqual([]);
    expect((await refund(again)).userErrors).toEqual([]);
    expect(truth('2001')).toMatchObject({
      refunded: { shop: '12.96' },
      outstanding: { shop: '0.00' },
      currentTotal: { shop: '12.96' },
    });
  });

  test('goodwill lowers the total; more than was paid is refused', async () => {
    const { id } = truth('2001');
    await refund({ orderId: id, transactions: [toPayment('2001', '5.00')] }, 'k1');
    expect(truth('2001')).toMatchObject({ currentTotal: { shop: '20.92' }, outstanding: { shop: '0.00' } });
    const rest = await refund({ orderId: id, transactions: [toPayment('2001', '20.93')] }, 'k2');
    expect(rest.userErrors).toHaveLength(1);
  });

  test('nothing at all is refused', async () => {
    expect((await refund({ orderId: truth('2001').id })).userErrors).toHaveLength(1);
  });
});

describe('Order.suggestedRefund', () => {
  test('lines and shipping without a return', async () => {
    const { id, lines } = truth('2002');
    const query = `query ($id: ID!, $lines: [RefundLineItemInput!], $shipping: Money) {
      order(id: $id) {
        suggestedRefund(refundLineItems: $lines, shippingAmount: $shipping) {
          amountSet { shopMoney { amount } }
          shipping { maximumRefundableSet { shopMoney { amount } } }
          suggestedTransactions { gateway amountSet { shopMoney { amount } } parentTransaction { id } }
        }
      }
    }`;
    const answer = await shop.data(query, {
      id,
      lines: [{ lineItemId: lines[0]?.id, quantity: 1 }],
      shipping: '2.00',
    });
    expect(answer).toMatchObject({
      order: {
        suggestedRefund: {
          amountSet: { shopMoney: { amount: '10.01' } },
          shipping: { maximumRefundableSet: { shopMoney: { amount: '5.0' } } },
          suggestedTransactions: [
            { gateway: 'shopify_payments', amountSet: { shopMoney: { amount: '10.01' } } },
          ],
        },
      },
    });
    expect(truth('2002').refunds).toEqual([]);
  });

  // `LineItem.refundableQuantity`: "The number of units ordered, excluding refunded units and removed units."
  test('units of a return that is not processed yet are suggested like others', async () => {
    const { id, lines, returns } = truth('2005');
    expect(returns).toMatchObject([{ status: 'OPEN', lines: [{ quantity: 1, processed: 0 }] }]);
    const query = `query ($id: ID!, $lines: [RefundLineItemInput!]) {
      order(id: $id) {
        suggestedRefund(refundLineItems: $lines) {
          amountSet { shopMoney { amount } }
          refundLineItems { lineItem { id } subtotalSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } } }
        }
      }
    }`;
    const [line] = lines;
    const quantity = line?.quantity ?? 0;
    expect(await shop.data(query, { id, lines: [{ lineItemId: line?.id, quantity }] })).toMatchObject({
      order: { suggestedRefund: { refundLineItems: [{ lineItem: { id: line?.id } }] } },
    });
    const tooMany = await shop.answer(query, {
      id,
      lines: [{ lineItemId: line?.id, quantity: quantity + 1 }],
    });
    expect(tooMany.errors).toHaveLength(1);
  });
});
