import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setQuantity, startDraft } from '../../domain/draft.ts';
import { addExchange, setThroughCart } from '../../domain/exchange.ts';
import { lineOf } from '../../domain/order.ts';
import type { Plan } from '../../domain/plan.ts';
import { openManager, pageOf } from '../app/admin/manager.test-kit.ts';
import { openCounter, planIn, type Counter } from './counter.ts';
import { openDeliveries, type Deliveries } from './deliveries.ts';
import { exchangeStore, HARBOR, VARIANT } from './exchange-shop.ts';

let counter: Counter;
let deliveries: Deliveries;
let manager: Awaited<ReturnType<typeof openManager>>;
let now: Date;

beforeAll(async () => {
  deliveries = await openDeliveries(['orders/create']);
  const file = exchangeStore({ orders: 20, many: true });
  // Of the last one nothing was sent yet.
  const orders = file.orders.map((order) =>
    order.name === '#3020' ? { ...order, fulfillments: [] } : order,
  );
  counter = await openCounter({ ...file, orders }, undefined, deliveries.subscriptions);
  manager = await openManager(counter);
  now = new Date();
});
afterAll(async () => {
  await counter.close();
  await deliveries.close();
});

/** What of an order has this SKU comes back, for goods or for money; settled. */
async function bringBack(
  orderName: string,
  sku: string,
  variantId: string | null,
  throughCart = false,
): Promise<Plan> {
  const order = await counter.open(orderName, HARBOR);
  const line = order.lines.find(
    (each) => each.sku === sku && (each.returnable.length > 0 || each.unfulfilledQuantity > 0),
  );
  if (!line) throw new Error(`Nothing of ${sku} can come back`);
  expect(lineOf(order, line.id)).toBe(line);
  const back = setQuantity(startDraft(crypto.randomUUID(), order.id, true), order, line.id, 1);
  const draft = variantId
    ? addExchange(back, {
        variantId,
        quantity: 1,
        forLineItemId: line.id,
        replacement: false,
        handOver: 'now',
        discount: throughCart ? { kind: 'none' } : { kind: 'even' },
        title: variantId,
      })
    : back;
  const plan = planIn(await counter.plan(throughCart ? setThroughCart(draft, true) : draft, HARBOR));
  expect(await counter.settle(plan.id, HARBOR)).toMatchObject({ settlement: { state: 'finished' } });
  // Nobody does two in the same minute.
  now = new Date(now.getTime() + 60_000);
  counter.setTime(now);
  return plan;
}

async function chainOf({ id }: Pick<Plan, 'id'>): Promise<string[]> {
  const { view } = pageOf(await manager.returnPage(id));
  return view.chain.map(({ text, href }) => `${text} → ${href}`);
}
const cameFrom = (name: string, { id, reference }: Plan) =>
  `Came from: ${name} · ${reference} → /admin/returns/${id}`;
const ledTo = (name: string, { id, reference }: Plan) =>
  `Led to: ${name} · ${reference} → /admin/returns/${id}`;

/** Tells web what Shopify tells of a sale. */
async function hearOfSale(): Promise<void> {
  for (const { topic, headers, body } of await deliveries.take(1)) {
    expect(await counter.deliver(topic, headers, body)).toBe(200);
  }
}
const sell = (plan: Plan, customerId: number | null = 801) =>
  counter.shopify.sell({
    lines: [{ sku: 'MUG-L', quantity: 1 }],
    customerId,
    properties: plan.cart?.properties ?? {},
    locationId: 7,
  });
const soldIn = async ({ id }: Plan) => {
  const reply = await counter.settlement(id);
  return reply.kind === 'settlement' ? reply.settlement.soldIn : reply;
};

describe('what belongs together', () => {
  test('an exchange of an exchange, and its return: three deep, seen from each', async () => {
    const first = await bringBack('#3001', 'SHIRT-M', VARIANT.shirtL);
    const second = await bringBack('#3001', 'SHIRT-L', VARIANT.shirtS);
    const third = await bringBack('#3001', 'SHIRT-S', VARIANT.shirtM);
    const last = await bringBack('#3001', 'SHIRT-M', null);
    expect(await chainOf(first)).toEqual([
      ledTo('#3001-R2', second),
      ledTo('#3001-R3', third),
      ledTo('#3001-R4', last),
    ]);
    expect(await chainOf(second)).toEqual([
      cameFrom('#3001-R1', first),
      ledTo('#3001-R3', third),
      ledTo('#3001-R4', last),
    ]);
    expect(await chainOf(last)).toEqual([
      cameFrom('#3001-R1', first),
      cameFrom('#3001-R2', second),
      cameFrom('#3001-R3', third),
    ]);
    // The log says of each line what it came from.
    const log = pageOf(await manager.log({ parameters: { search: '#3001' } }));
    expect(log.lines.map(({ cameFrom }) => cameFrom)).toEqual([
      'Came from: #3001-R3',
      'Came from: #3001-R2',
      'Came from: #3001-R1',
      null,
    ]);
    // What was paid along it is what comes back at its end, and no more.
    expect(last.total).toEqual({ minor: 1620, currency: 'USD' });
    expect(counter.shopify.order('#3001')).toMatchObject({
      refunded: { presentment: '16.20' },
      outstanding: { presentment: '0.00' },
    });
  });

  test('what was swapped before it was sent, and came back later', async () => {
    const swap = await bringBack('#3020', 'SHIRT-M', VARIANT.shirtL);
    const back = await bringBack('#3020', 'SHIRT-L', null);
    expect(await chainOf(swap)).toEqual([ledTo('#3020-R1', back)]);
    expect(await chainOf(back)).toEqual([cameFrom('#3020', swap)]);
    expect(back.total).toEqual({ minor: 1620, currency: 'USD' });
  });

  test('another item of the same order has nothing to do with it', async () => {
    const plain = await bringBack('#3002', 'SHIRT-M', null);
    expect(await chainOf(plain)).toEqual([]);
  });
});

describe('the order that the cart of a return became', () => {
  test('is tied to it by the mark in its attributes; the log finds the return under either order', async () => {
    const plan = await bringBack('#3003', 'SHIRT-M', VARIANT.mugL, true);
    expect(await soldIn(plan)).toBeNull();
    const order = sell(plan);
    await hearOfSale();
    expect(await soldIn(plan)).toEqual({ orderId: order.id, orderName: order.name });
    const number = order.id.slice(order.id.lastIndexOf('/') + 1);
    expect(await chainOf(plan)).toEqual([
      `Sold in the cart: order ${order.name} → https://admin.shopify.com/store/small-harbor-goods/orders/${number}`,
    ]);
    const page = pageOf(await manager.log({ parameters: { search: order.name } }));
    expect(page.lines).toMatchObject([{ planId: plan.id, orderName: '#3003' }]);
    // The customer's store credit paid first.
    expect(order.transactions.map(({ gateway, amount }) => `${gateway} ${amount.shop}`)).toEqual([
      'shopify_store_credit 16.20',
      'shopify_payments 0.54',
    ]);
  });

  test('goes on with the chain: what was bought in it comes back', async () => {
    const plan = await bringBack('#3004', 'SHIRT-M', VARIANT.mugL, true);
    const order = sell(plan);
    await hearOfSale();
    const swap = await bringBack(order.name, 'MUG-L', VARIANT.mugS);
    const last = await bringBack(order.name, 'MUG-S', null);
    expect(await chainOf(last)).toEqual([cameFrom('#3004-R1', plan), cameFrom(`${order.name}-R1`, swap)]);
    expect((await chainOf(plan)).slice(1)).toEqual([
      ledTo(`${order.name}-R1`, swap),
      ledTo(`${order.name}-R2`, last),
    ]);
  });

  test('is heard of once, and is no other customer’s and no guest’s', async () => {
    const plan = await bringBack('#3005', 'SHIRT-M', VARIANT.mugL, true);
    sell(plan, null);
    await hearOfSale();
    expect(await soldIn(plan)).toBeNull();
    const order = sell(plan);
    const [told] = await deliveries.take(1);
    if (!told) throw new Error('nothing was told');
    for (let times = 0; times < 2; times += 1) {
      expect(await counter.deliver(told.topic, told.headers, told.body)).toBe(200);
    }
    expect(await soldIn(plan)).toMatchObject({ orderName: order.name });
    // Sold once more, which a person must see; the first stays.
    const again = sell(plan);
    await hearOfSale();
    expect(await soldIn(plan)).toMatchObject({ orderName: order.name });
    const { view } = pageOf(await manager.returnPage(plan.id));
    const steps = view.steps.map(({ step, facts }) => `${step}: ${facts.join(' ')}`);
    expect(steps.filter((step) => step.includes('cart’s goods'))).toEqual([
      expect.stringMatching(new RegExp(`^The cart’s goods were sold: .*${order.name}`)),
      expect.stringMatching(new RegExp(`^The cart’s goods were sold a second time: .*${again.name}`)),
    ]);
  });

  test('any other sale costs nothing', async () => {
    const plan = await bringBack('#3006', 'SHIRT-M', VARIANT.mugL, true);
    counter.shopify.sell({
      lines: [{ sku: 'MUG-L', quantity: 1 }],
      customerId: 801,
      properties: { Gift: 'yes' },
      locationId: 7,
    });
    counter.calls();
    await hearOfSale();
    expect(counter.calls()).toEqual([]);
    expect(await soldIn(plan)).toBeNull();
  });
});
