import { afterEach, describe, expect, test } from '@jest/globals';
import type { StoreFile } from '../store-file.ts';
import { beginReturn, processWhole, truthOf } from './return-by-hand.ts';
import { smallStore, withOrder } from './small-store.ts';
import { TestShop } from './test-shop.ts';
import { WebhookReceiver } from './webhook-receiver.ts';

let shop: TestShop;
let heard: WebhookReceiver;
afterEach(async () => {
  await shop.close();
  await heard.close();
});

async function open(file: StoreFile = smallStore()): Promise<void> {
  heard = new WebhookReceiver();
  const url = await heard.open();
  const topics = [
    'returns/approve',
    'returns/process',
    'returns/close',
    'refunds/create',
    'order_transactions/create',
    'orders/paid',
    'orders/updated',
    'fulfillments/create',
    'fulfillment_orders/hold_released',
    'fulfillment_orders/placed_on_hold',
  ];
  shop = new TestShop(file, { webhooks: topics.map((topic) => ({ topic, url })) });
  await shop.open();
}

const mug = [{ sku: 'MUG-S', quantity: 1 }];

/** https://shopify.dev/changelog: "Retail Exchanges now use the Shopify Exchanges implementation" */
describe('a return on Shopify’s own till', () => {
  test('goes to the original payments, onto the shelf, and is told like any other', async () => {
    await open();
    expect(shop.admin.nativeReturn('2001', mug)).toMatchObject({
      refunded: { shop: '12.96' },
      outstanding: { shop: '0.00' },
      returns: [
        { status: 'CLOSED', lines: [{ dispositions: [{ type: 'RESTOCKED', location: 'Harbor Street' }] }] },
      ],
    });
    expect(shop.admin.inventory('MUG-S').locations).toMatchObject([{ available: 21 }]);
    expect(await heard.topics(6)).toEqual([
      'order_transactions/create',
      'orders/updated',
      'refunds/create',
      'returns/approve',
      'returns/close',
      'returns/process',
    ]);
  });

  test('can refund a card that an app cannot', async () => {
    await open(
      withOrder('#2006', ({ payments }) => {
        payments[0] = {
          ...payments[0]!,
          card: { brand: 'interac', last4: '1881', present: true, refundNeedsCard: true },
        };
      }),
    );
    const { transactions } = shop.admin.nativeReturn('2006', [{ sku: 'CANDLE', quantity: 1 }]);
    expect(transactions.at(-1)).toMatchObject({
      kind: 'REFUND',
      gateway: 'shopify_payments',
      amount: { shop: '8.91' },
    });
  });

  test('to the tender that is named: one of the payments, or store credit', async () => {
    await open();
    const poster = [{ sku: 'POSTER', quantity: 1 }];
    expect(() => shop.admin.nativeReturn('2003', poster, { tender: 'cash' })).toThrow(
      'cannot be refunded with cash',
    );
    expect(truthOf(shop, '2003')).toMatchObject({
      returns: [],
      lines: [{ returnable: 1 }, { returnable: 1 }],
    });
    const { storeCredit } = shop.admin.nativeReturn('2003', poster, { tender: 'shopify_store_credit' });
    expect(storeCredit).toMatchObject([{ amount: '26.99' }]);
    const { transactions } = shop.admin.nativeReturn('2003', [{ sku: 'MUG-L', quantity: 1 }], {
      tender: 'gift_card',
    });
    expect(transactions.at(-1)).toMatchObject({ gateway: 'gift_card', amount: { shop: '16.74' } });
  });

  /** "Exchange an order on Shopify POS": a return in progress has to be closed first. */
  test('not while another return is open, not more than came, not for an order that is not there', async () => {
    await open();
    expect(() => shop.admin.nativeReturn('2005', [{ sku: 'POSTER', quantity: 1 }])).toThrow(
      'return in progress',
    );
    expect(() => shop.admin.nativeReturn('2001', [{ sku: 'MUG-S', quantity: 3 }])).toThrow(
      '1 of MUG-S cannot come back',
    );
    expect(() => shop.admin.nativeReturn('1', mug)).toThrow('no order 1');
  });
});

describe('an exchange on Shopify’s own till', () => {
  test('collects the difference and hands the goods over', async () => {
    await open();
    const after = shop.admin.nativeExchange('2001', mug, [{ sku: 'MUG-L', quantity: 1 }], { tender: 'cash' });
    expect(after).toMatchObject({
      paid: { shop: '29.70' },
      outstanding: { shop: '0.00' },
      fulfillmentStatus: 'FULFILLED',
      financialStatus: 'PAID',
      returns: [{ status: 'CLOSED', exchangeLines: [{ sku: 'MUG-L', processed: 1 }] }],
    });
    expect(after.transactions.at(-1)).toMatchObject({
      kind: 'SALE',
      gateway: 'cash',
      amount: { shop: '3.78' },
    });
    expect(shop.admin.inventory('MUG-L').locations).toMatchObject([{ available: 13, onHand: 13 }]);
    expect(await heard.topics(11)).toEqual(
      expect.arrayContaining([
        'returns/process',
        'orders/paid',
        'fulfillment_orders/hold_released',
        'fulfillments/create',
      ]),
    );
  });

  /** https://shopify.dev/docs/apps/build/pos/exchangesv2: the return holds payments and refunds of its exchange. */
  test('the return holds what the customer paid for it', async () => {
    await open();
    shop.admin.nativeExchange('2001', mug, [{ sku: 'MUG-L', quantity: 1 }], { tender: 'cash' });
    const id = truthOf(shop, '2001').returns[0]?.id;
    const query = `query ($id: ID!) { return(id: $id) { transactions(first: 5) { nodes { kind gateway } } } }`;
    expect(await shop.data(query, { id })).toEqual({
      return: { transactions: { nodes: [{ kind: 'SALE', gateway: 'cash' }] } },
    });
  });

  test('pays the difference out', async () => {
    await open();
    const after = shop.admin.nativeExchange(
      '2003',
      [{ sku: 'POSTER', quantity: 1 }],
      [{ sku: 'MUG-S', quantity: 1 }],
    );
    expect(after).toMatchObject({ refunded: { shop: '14.03' }, outstanding: { shop: '0.00' } });
  });

  test('an even one moves no money', async () => {
    await open();
    const after = shop.admin.nativeExchange('2001', mug, mug);
    expect(after).toMatchObject({
      refunded: { shop: '0.00' },
      outstanding: { shop: '0.00' },
      fulfillmentStatus: 'FULFILLED',
    });
    expect(after.transactions).toHaveLength(1);
  });
});

/** "Multiple and partial payments": Collect payment on an order that is partially paid. */
describe('collecting what is owed', () => {
  test('in parts; the last one lets the goods go', async () => {
    await open();
    const begun = await beginReturn(shop, '#2001', mug, {
      exchangeLineItems: [{ variantId: 'gid://shopify/ProductVariant/5012', quantity: 1 }],
    });
    await processWhole(shop, begun);
    expect(await heard.topics(6)).toContain('fulfillment_orders/placed_on_hold');
    expect(() => shop.admin.payOutstanding('2001', '3.79')).toThrow('3.79 is not an amount of the 3.78 owed');
    expect(shop.admin.payOutstanding('2001', '2.00', 'cash')).toMatchObject({
      outstanding: { shop: '1.78' },
      fulfillmentStatus: 'ON_HOLD',
      financialStatus: 'PARTIALLY_PAID',
    });
    expect(await heard.topics(2)).toEqual(['order_transactions/create', 'orders/updated']);
    expect(shop.admin.payOutstanding('2001')).toMatchObject({
      outstanding: { shop: '0.00' },
      fulfillmentOrders: [{}, { status: 'OPEN' }],
    });
    expect(await heard.topics(4)).toEqual([
      'fulfillment_orders/hold_released',
      'order_transactions/create',
      'orders/paid',
      'orders/updated',
    ]);
    expect(() => shop.admin.payOutstanding('2001')).toThrow('Nothing is owed');
  });
});
