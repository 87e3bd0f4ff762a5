import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { draftOf, openCounter, STORE, type Counter } from './counter.ts';

// Two orders of the store, one paid by Interac alone, the other made to be paid in two ways.
const INTERAC = STORE.orders.find(({ payments }) => payments[0]?.card?.refundNeedsCard);
const CARD = INTERAC?.payments[0]?.card;
const OTHER = STORE.orders.find(
  ({ name, payments, lines }) =>
    name !== INTERAC?.name && payments[0]?.card?.refundNeedsCard && lines.length > 1,
);

let counter: Counter;
beforeAll(async () => {
  const orders = STORE.orders.map((order) => {
    if (order !== OTHER) return order;
    const [payment] = order.payments;
    const rest = (Number(order.total) - 5).toFixed(2);
    return {
      ...order,
      payments: [
        { gateway: 'gift_card', kind: 'SALE' as const, amount: '5.00' },
        { ...payment!, amount: rest },
      ],
    };
  });
  counter = await openCounter({ ...STORE, orders });
});
afterAll(() => counter.close());

test('is said when the order is found, and again by whoever plans it all the same; nothing is created', async () => {
  const order = await counter.open(INTERAC?.name ?? '');
  expect(order.shopifyOnly).toBe(`Interac •••• ${CARD?.last4}`);
  const [line] = order.lines;
  counter.calls();
  expect(await counter.plan(draftOf(order, { [line?.sku ?? '']: 1 }))).toMatchObject({
    kind: 'refused',
    refusal: { code: 'ONLY_IN_SHOPIFY', tender: `Interac •••• ${CARD?.last4}` },
  });
  expect(counter.calls().filter((operation) => /create|process/i.test(operation))).toEqual([]);
  expect(counter.shopify.order(order.name)).toMatchObject({ returns: [], refunds: [] });
});

test('finding it costs no call more', async () => {
  counter.calls();
  await counter.find(`gid://shopify/Order/${INTERAC?.id}`, 'order');
  expect(counter.calls()).toHaveLength(1);
});

test('an order with another payment is planned as far as that goes', async () => {
  const order = await counter.open(OTHER?.name ?? '');
  expect(order.shopifyOnly).toBeNull();
  const cheap = order.lines.find(({ unitPrice }) => unitPrice.minor <= 500);
  expect(await counter.plan(draftOf(order, { [cheap?.sku ?? '']: 1 }))).toMatchObject({
    kind: 'plan',
    plan: { legs: [{ kind: 'gift_card' }] },
  });
  const all = Object.fromEntries(
    order.lines.map(({ sku, returnable }) => [
      sku ?? '',
      returnable.reduce((sum, each) => sum + each.quantity, 0),
    ]),
  );
  expect(await counter.plan(draftOf(order, all))).toMatchObject({
    kind: 'refused',
    refusal: { code: 'TENDERS_SHORT', refundable: { minor: 500 } },
  });
});

test('an order paid otherwise says nothing of it', async () => {
  const visa = STORE.orders.find(({ payments }) => payments[0]?.card?.brand === 'visa');
  expect((await counter.open(visa?.name ?? '')).shopifyOnly).toBeNull();
});
