import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { truthOf } from './return-by-hand.ts';
import { withOrder } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  // Two mugs at 12.96, of which one was handed over; 5.00 shipping; 30.92 paid by PayPal.
  shop = new TestShop(
    withOrder('#2004', (order) => {
      const [mug] = order.lines;
      if (mug) order.lines = [{ ...mug, quantity: 2 }];
      order.fulfillments = [{ location: 7, at: '2026-11-12T10:00:00Z', lines: [[0, 1]] }];
    }),
  );
  await shop.open();
});
afterEach(() => shop.close());

const HARBOR = 'gid://shopify/Location/7';

interface Refunded {
  refund: { id: string } | null;
  userErrors: { field: string[] | null; message: string }[];
}

async function refund(lines: Record<string, unknown>[], key: string): Promise<Refunded> {
  const { refundCreate } = await shop.data<{ refundCreate: Refunded }>(
    `mutation ($input: RefundInput!, $key: String!) {
      refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { field message } }
    }`,
    { input: { orderId: truthOf(shop, '2004').id, refundLineItems: lines }, key },
  );
  return refundCreate;
}

function line(
  restockType: string,
  quantity = 1,
  locationId: string | null = HARBOR,
): Record<string, unknown> {
  return { lineItemId: truthOf(shop, '2004').lines[0]?.id, quantity, restockType, locationId };
}

/**
 * https://shopify.dev/docs/api/admin-graphql/2026-07/enums/RefundLineItemRestockType: CANCEL: "Use this when restocking unfulfilled line
 * items"; RETURN: "Use this when restocking line items that were fulfilled".
 */
describe('a line of which a part was handed over', () => {
  test('CANCEL takes what was not, and no more; it is for sale again and nothing waits any more', async () => {
    expect(shop.admin.inventory('MUG-S').locations).toMatchObject([{ available: 20, onHand: 21 }]);
    expect((await refund([line('CANCEL', 2)], 'two')).userErrors).toHaveLength(1);
    expect((await refund([line('CANCEL')], 'one')).userErrors).toEqual([]);
    expect(truthOf(shop, '2004')).toMatchObject({
      lines: [{ refunded: 1, returnable: 1 }],
      outstanding: { shop: '-12.96' },
    });
    expect(truthOf(shop, '2004').fulfillmentOrders.map(({ status }) => status)).not.toContain('OPEN');
    expect(shop.admin.inventory('MUG-S').locations).toMatchObject([{ available: 21, onHand: 21 }]);
    expect((await refund([line('CANCEL')], 'again')).userErrors).toHaveLength(1);
  });

  test('a location is needed to put it back on sale', async () => {
    expect((await refund([line('CANCEL', 1, null)], 'nowhere')).userErrors).toMatchObject([
      { field: ['input', 'refundLineItems', '0', 'locationId'] },
    ]);
  });

  // "It will end up refunding the shipped quantities first instead of the unfulfilled quantities":
  // https://community.shopify.dev/t/refunding-an-unfulfilled-item-without-restocking/19953
  test('NO_RESTOCK takes what was handed over first', async () => {
    expect((await refund([line('NO_RESTOCK', 1, null)], 'shipped')).userErrors).toEqual([]);
    const { lines, fulfillmentOrders } = truthOf(shop, '2004');
    expect(lines).toMatchObject([{ refunded: 1, returnable: 0 }]);
    expect(fulfillmentOrders.at(-1)).toMatchObject({ lines: [{ remaining: 1 }] });
  });

  test('a suggestion values both parts, one after the other, and asks for no location', async () => {
    const answer = await shop.data<{
      order: { suggestedRefund: { refundLineItems: unknown[]; amountSet: unknown } };
    }>(
      `query ($id: ID!, $lines: [RefundLineItemInput!]) {
        order(id: $id) {
          suggestedRefund(refundLineItems: $lines) {
            amountSet { shopMoney { amount } }
            refundLineItems { restockType quantity subtotalSet { shopMoney { amount } } }
          }
        }
      }`,
      { id: truthOf(shop, '2004').id, lines: [line('NO_RESTOCK', 1, null), line('CANCEL', 1, null)] },
    );
    expect(answer.order.suggestedRefund).toMatchObject({
      amountSet: { shopMoney: { amount: '25.92' } },
      refundLineItems: [
        { restockType: 'NO_RESTOCK', quantity: 1 },
        { restockType: 'CANCEL', quantity: 1 },
      ],
    });
  });
});
