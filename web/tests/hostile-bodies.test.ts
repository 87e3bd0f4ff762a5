import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { money } from '../../domain/money.ts';
import { openCounter, planIn, type Counter } from './counter.ts';
import { exchangeOf, exchangeStore, HARBOR, VARIANT } from './exchange-shop.ts';

// Whatever a cashier's token sends, web answers: it understands it or it does not. It never falls over.

const VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1_000_000_000,
  Number.MAX_SAFE_INTEGER,
  '',
  'x\0',
  '\ud800',
  "'; DROP TABLE settlement; --",
  'gid://shopify/Order/99999999999999999999',
  'gid://shopify/ProductVariant/1',
  'x'.repeat(100_000),
  [],
  {},
  [[[]]],
];

let counter: Counter;
let bodies: readonly (readonly [string, object])[];
beforeAll(async () => {
  counter = await openCounter(exchangeStore({ many: true }));
  const order = await counter.open('#3001', HARBOR);
  const draft = exchangeOf(order, { variantId: VARIANT.shirtL, discount: { kind: 'even' } });
  const { id: planId } = planIn(await counter.plan(draft, HARBOR));
  const other = await counter.open('#3002', HARBOR);
  const visitId = randomUUID();
  const lineItemId = order.lines[0]?.id;
  const managerId = randomUUID();
  const manual = { kind: 'manual', amount: money(100, 'USD') };
  const byHand = {
    ...draft,
    shipping: { kind: 'amount', amount: money(0, 'USD') },
    split: [{ parentId: 'gid://shopify/OrderTransaction/1', amount: money(1, 'USD') }],
    exchange: {
      ...draft.exchange,
      lines: draft.exchange.lines.map((line) => ({ ...line, discount: manual })),
    },
  };
  const visit = [draft, exchangeOf(other)].map((each) => ({ ...each, visitId }));
  bodies = [
    ['/pos/find', { by: 'search', text: 'x' }],
    ['/pos/plan', { draft }],
    ['/pos/plan', { draft: byHand }],
    ['/pos/visit/plan', { drafts: visit }],
    ['/pos/visit/settle', { planIds: [randomUUID()] }],
    ['/pos/approve', { planId, managerId, pin: '7391' }],
    ['/pos/settle', { planId: randomUUID(), giftCardCode: null }],
    ['/pos/owed', { planId, parentId: 'new_store_credit', toParentId: 'new_gift_card' }],
    [
      '/pos/decline',
      { id: randomUUID(), orderId: order.id, returnId: 'gid://shopify/Return/1', reason: 'OTHER', note: '' },
    ],
    ['/pos/cash-up', { day: '2026-11-20' }],
    ['/pos/customers', { text: 'x' }],
    ['/pos/customer', { planId, customerId: 'gid://shopify/Customer/801' }],
    ['/pos/exchange/choices', { orderId: order.id, lineItemId, reasonId: null }],
    ['/pos/exchange/items', { orderId: order.id, by: 'search', text: 'x' }],
    ['/pos/exchange/mark-paid', { planId, managerId, pin: '7391' }],
    ['/pos/exchange/call-off', { planId, refund: money(100, 'USD') }],
    ['/pos/native', { returnId: null, refundId: null, orderId: order.id }],
  ];
});
afterAll(() => counter.close());

/** The body once for each of its parts and each value, with the one in place of the other. */
function* changed(body: unknown): Generator<unknown> {
  yield* VALUES;
  if (typeof body !== 'object' || body === null) return;
  const parts = Object.entries(body);
  for (const [name, part] of parts)
    for (const other of changed(part))
      yield Array.isArray(body)
        ? body.map((each, at) => (String(at) === name ? other : (each as unknown)))
        : { ...body, [name]: other };
}

test('the bodies themselves are understood', async () => {
  for (const [path, body] of bodies) {
    const text = JSON.stringify({ till: HARBOR, ...body });
    const { status } = await counter.request(path, { method: 'POST', body: text });
    expect([path, status]).toEqual([path, 200]);
  }
});

test('every part of every body with every value that nobody would send', async () => {
  const failed: string[] = [];
  for (const [path, body] of bodies) {
    for (const other of changed({ till: HARBOR, ...body })) {
      const text = JSON.stringify(other);
      const status = await counter
        .request(path, { method: 'POST', body: text })
        .then((answer) => answer.status)
        .catch((error: unknown) => String(error));
      // Each says what it is: not understood, too large, or answered, if only with a refusal.
      if (![200, 400, 413].includes(status as number)) failed.push(`${path} ${status} ${text.slice(0, 600)}`);
    }
  }
  expect(failed).toEqual([]);
}, 300_000);
