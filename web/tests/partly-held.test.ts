import './fake-network.ts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { chooseAll, startDraft } from '../../domain/draft.ts';
import type { StoreOrder } from '../../simulator/store-file.ts';
import { openCounter, planIn, STORE, type Counter } from './counter.ts';

const MINUTE_MS = 60_000;
const NOW = Date.parse(STORE.now);

let counter: Counter;
beforeAll(async () => {
  const template = (wanted: string): StoreOrder => {
    const found = STORE.orders.find(({ name }) => name === wanted);
    if (!found) throw new Error(`the store has no order ${wanted}`);
    return found;
  };
  // Paid by gift card and card, of which the card was not captured: nothing of it sent, and a line of it.
  const split = template('#536573');
  const partly = (index: number, lines: [number, number][]): StoreOrder => ({
    ...split,
    id: 7_100_000_000_000 + index,
    name: `#71000${index}`,
    confirmation: `PART${index}`,
    payments: split.payments.map((payment, at) => (at === 0 ? { ...payment, kind: 'SALE' } : payment)),
    fulfillments: lines.length > 0 ? [{ location: 3, at: '2026-11-17T11:46:00Z', lines }] : [],
  });
  // A sale at the till five minutes ago: "Payments may be authorized for up to 15 minutes before being captured automatically"
  // (https://shopify.dev/changelog/changes-to-point-of-sales-pos-payment-processing-behavior).
  const sale = template('#536581');
  const fresh: StoreOrder = {
    ...sale,
    processedAt: new Date(NOW - 5 * MINUTE_MS).toISOString(),
    fulfillments: sale.fulfillments.map((each) => ({
      ...each,
      at: new Date(NOW - 5 * MINUTE_MS).toISOString(),
    })),
    payments: sale.payments.map((payment) => ({
      ...payment,
      kind: 'AUTHORIZATION',
      capturedAt: new Date(NOW + 10 * MINUTE_MS).toISOString(),
    })),
  };
  const orders = [partly(0, []), partly(1, [[0, 16]]), fresh];
  counter = await openCounter({ ...STORE, orders, creditNotes: [], drills: [] });
});
afterAll(() => counter.close());

async function planAll(name: string) {
  const order = await counter.open(name);
  return counter.plan(chooseAll(startDraft(randomUUID(), order.id), order));
}

describe('an order of which a part was taken and a part is only held', () => {
  // Shopify's suggestion for a return worth less than what is held is nothing at all: the hold would stay, and could be taken later.
  test.each(['#710000', '#710001'])(
    '%s is refused, with what is held, until the rest is taken',
    async (name) => {
      expect(await planAll(name)).toMatchObject({
        kind: 'refused',
        refusal: { code: 'ORDER_PARTLY_HELD', amount: { minor: 10295 } },
      });
      const truth = counter.shopify.order(name);
      expect(truth).toMatchObject({ returns: [], refunds: [] });
      await counter.elsewhere(
        `mutation ($input: OrderCaptureInput!) {
        orderCapture(input: $input) { transaction { id } userErrors { message } }
      }`,
        {
          input: {
            id: truth?.id,
            parentTransactionId: truth?.transactions.find(({ kind }) => kind === 'AUTHORIZATION')?.id,
            amount: '102.95',
          },
        },
      );
      const plan = planIn(await planAll(name));
      expect(await counter.settle(plan.id)).toMatchObject({
        settlement: { state: 'finished', money: 'paid' },
      });
      expect(counter.shopify.order(name)).toMatchObject({ outstanding: { presentment: '0.00' } });
    },
  );
});

test('a card sale at the till that is still authorised: told to wait, and refunded once it is taken', async () => {
  const name = '#536581';
  expect(await planAll(name)).toMatchObject({
    kind: 'refused',
    refusal: { code: 'SALE_AUTHORIZED', amount: { minor: 33000 } },
  });
  counter.setTime(new Date(NOW + 9 * MINUTE_MS));
  expect(await planAll(name)).toMatchObject({ refusal: { code: 'SALE_AUTHORIZED' } });
  counter.setTime(new Date(NOW + 10 * MINUTE_MS));
  const plan = planIn(await planAll(name));
  expect(plan.total.minor).toBe(33000);
  expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
  const truth = counter.shopify.order(name);
  expect(truth).toMatchObject({ financialStatus: 'REFUNDED', refunded: { presentment: '330.00' } });
  expect(truth?.transactions.map(({ kind }) => kind)).toEqual(['AUTHORIZATION', 'CAPTURE', 'REFUND']);
});
