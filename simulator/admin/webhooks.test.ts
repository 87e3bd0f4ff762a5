import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SIMULATED_APP } from '../app.ts';
import { settle } from './settle-by-hand.ts';
import { smallStore } from './small-store.ts';
import { TestShop } from './test-shop.ts';

interface Delivery {
  headers: IncomingHttpHeaders;
  body: string;
}

const deliveries: Delivery[] = [];
/** Statuses to answer with before 200. */
const answers: number[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    const status = answers.shift() ?? 200;
    response.writeHead(status).end();
    deliveries.push({ headers: request.headers, body });
    receiver.emit('delivery');
  });
});
let shop: TestShop;

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks`;
  const topics = ['returns/process', 'returns/close', 'refunds/create', 'order_transactions/create'];
  shop = new TestShop(smallStore(), { webhooks: topics.map((topic) => ({ topic, url })) });
  await shop.open();
});
afterAll(async () => {
  await shop.close();
  receiver.closeAllConnections();
  receiver.close();
});

async function received(count: number): Promise<Delivery[]> {
  while (deliveries.length < count) await once(receiver, 'delivery');
  return deliveries.splice(0);
}

const giveBack = (): ReturnType<typeof settle> =>
  settle(shop, { order: '#2001', lines: [{ sku: 'MUG-S', quantity: 1 }], shipping: 'none', location: 7 });

/** https://shopify.dev/docs/apps/build/webhooks/subscribe/https and "Ignore duplicate webhooks" */
test('a settled return is told, signed and named', async () => {
  await giveBack();
  const told = await received(4);
  expect(told.map(({ headers }) => headers['x-shopify-topic']).sort()).toEqual([
    'order_transactions/create',
    'refunds/create',
    'returns/close',
    'returns/process',
  ]);
  expect(new Set(told.map(({ headers }) => headers['x-shopify-event-id'])).size).toBe(4);
  for (const { headers, body } of told) {
    const hmac = createHmac('sha256', SIMULATED_APP.apiSecret).update(body).digest('base64');
    expect(headers).toMatchObject({
      'x-shopify-hmac-sha256': hmac,
      'x-shopify-shop-domain': 'small-harbor-goods.myshopify.com',
      'x-shopify-api-version': '2026-07',
    });
  }
  const transaction = told.find(({ headers }) => headers['x-shopify-topic'] === 'order_transactions/create');
  expect(JSON.parse(transaction?.body ?? '{}')).toMatchObject({
    kind: 'refund',
    status: 'success',
    order_id: 9101,
  });
});

test('what is not accepted is sent again, with the same event id', async () => {
  answers.push(500);
  await giveBack();
  const told = await received(5);
  const ids = told.map(({ headers }) => headers['x-shopify-event-id']);
  expect(new Set(ids).size).toBe(4);
});

test('while webhooks are off nothing is told, and it is not told later', async () => {
  shop.admin.setWebhooks(false);
  await settle(shop, {
    order: '#2006',
    lines: [{ sku: 'CANDLE', quantity: 1 }],
    shipping: 'none',
    location: 7,
  });
  shop.admin.setWebhooks(true);
  const open = shop.admin.order('2005')?.returns[0]?.id;
  await shop.data('mutation ($id: ID!) { returnClose(id: $id) { return { id } } }', { id: open });
  const told = await received(1);
  expect(told.map(({ headers, body }) => [headers['x-shopify-topic'], body.includes(String(open))])).toEqual([
    ['returns/close', true],
  ]);
});

/** https://shopify.dev/changelog/webhooks-delivered-from-shopify-are-being-improved-to-send-payloads-more-efficiently: "a short delay between an action and the webhook being sent" */
test('a webhook may come a little after what it tells of', async () => {
  shop.admin.setWebhookDelay(300);
  const began = performance.now();
  const closed = shop.admin.order('2005')?.returns[0]?.id;
  await shop.data('mutation ($id: ID!) { returnReopen(id: $id) { return { id } } }', { id: closed });
  await shop.data('mutation ($id: ID!) { returnClose(id: $id) { return { id } } }', { id: closed });
  await received(1);
  expect(performance.now() - began).toBeGreaterThan(290);
  shop.admin.setWebhookDelay(0);
});
