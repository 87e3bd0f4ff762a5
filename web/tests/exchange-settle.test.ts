import { decideCalls, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setChoices, type Draft } from '../../domain/draft.ts';
import { setShipTo, type DraftExchangeLine } from '../../domain/exchange.ts';
import { money } from '../../domain/money.ts';
import { NEW_GIFT_CARD, NEW_STORE_CREDIT, type Plan } from '../../domain/plan.ts';
import { openCounter, planIn, type Counter } from './counter.ts';
import { deathsAt, dieAt, ENDS } from './deaths.ts';
import { exchangeOf, exchangeStore, HARBOR, VARIANT } from './exchange-shop.ts';

const usd = (minor: number) => money(minor, 'USD');
type Given = Partial<DraftExchangeLine> & Pick<DraftExchangeLine, 'variantId'>;

let counter: Counter;
/** #3001 is for others to change. */
let number = 3001;
/** A plan of the next shirt order; `given` for it. */
async function planNext(
  given: readonly Given[],
  change = (draft: Draft) => draft,
  online = false,
): Promise<Plan> {
  // Odd ones were sold over the counter; what is exchanged on the others waits at the warehouse.
  number += (number % 2 === 0) === online ? 2 : 1;
  const order = await counter.open(`#${number}`, HARBOR);
  return planIn(await counter.plan(change(exchangeOf(order, ...given)), HARBOR));
}
const EVEN: Given = { variantId: VARIANT.shirtL, discount: { kind: 'even' } };
const truth = (plan: Plan) => mustBe(counter.shopify.order(plan.orderName));
function mustBe<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is no such order');
  return value;
}
/** By location. */
const availableOf = (sku: string) =>
  Object.fromEntries(
    counter.shopify.inventory(sku).locations.map(({ name, available }) => [name, available]),
  );
const settle = (plan: Plan) => counter.settle(plan.id, HARBOR);
const stockOf = (sku: string) => availableOf(sku);

/** Done once: one return, closed, with one new line for what was given, which was handed over if it was to be. */
async function expectExchangedOnce(plan: Plan, given: readonly { sku: string; quantity: number }[]) {
  const now = truth(plan);
  expect(now.returns).toHaveLength(1);
  expect(now.returns[0]).toMatchObject({
    status: 'CLOSED',
    exchangeLines: given.map((each) => expect.objectContaining(each)),
  });
  expect(await counter.settlement(plan.id)).toMatchObject({
    settlement: { state: 'finished', goods: 'returned', given: 'given' },
  });
}

beforeAll(async () => {
  counter = await openCounter(exchangeStore({ orders: 120, many: true }));
});
afterAll(() => counter.close());
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
});

describe('an even swap', () => {
  test('is one return, processed in one call; no money moves and the goods are handed over from here', async () => {
    const before = { m: stockOf('SHIRT-M'), l: stockOf('SHIRT-L') };
    const plan = await planNext([EVEN]);
    counter.calls();
    const reply = await settle(plan);
    expect(reply).toMatchObject({
      settlement: {
        state: 'finished',
        goods: 'returned',
        money: 'none',
        given: 'given',
        due: null,
        legs: [],
      },
    });
    expect(counter.calls()).toEqual([
      'shop,order,returnableFulfillments,returnCalculate,storeCreditConfiguration,giftCardConfiguration',
      'returnCalculate,nodes,nodes,order',
      'returnCreate',
      'return',
      'returnProcess',
      'return,order',
      'fulfillmentCreate',
    ]);
    await expectExchangedOnce(plan, [{ sku: 'SHIRT-L', quantity: 1 }]);
    expect(truth(plan)).toMatchObject({
      outstanding: { presentment: '0.00' },
      refunded: { presentment: '0.00' },
      fulfillmentStatus: 'FULFILLED',
    });
    expect(stockOf('SHIRT-M')).toEqual({
      ...before.m,
      'Harbor Street': (before.m['Harbor Street'] ?? 0) + 1,
    });
    expect(stockOf('SHIRT-L')).toEqual({
      ...before.l,
      'Harbor Street': (before.l['Harbor Street'] ?? 0) - 1,
    });
    // Once more, now or in a month, is the same answer and nothing else.
    counter.calls();
    expect(await settle(plan)).toMatchObject({ settlement: { state: 'finished', given: 'given' } });
    expect(counter.calls()).toEqual([]);
  });

  test('of an online order is moved here before it is handed over', async () => {
    const plan = await planNext([EVEN], (draft) => draft, true);
    await settle(plan);
    await expectExchangedOnce(plan, [{ sku: 'SHIRT-L', quantity: 1 }]);
    expect(truth(plan).fulfillments.at(-1)).toMatchObject({ location: 'Harbor Street' });
  });

  test('what is to be sent stays open', async () => {
    const plan = await planNext([{ ...EVEN, handOver: 'ship' }], (draft) => draft, true);
    expect(await settle(plan)).toMatchObject({
      settlement: { state: 'finished', given: 'given', money: 'none' },
    });
    expect(truth(plan)).toMatchObject({
      fulfillmentStatus: 'PARTIALLY_FULFILLED',
      outstanding: { presentment: '0.00' },
    });
  });

  test.each(ENDS)('is sent where the customer says, also when web dies %s', async (end) => {
    const shipTo = {
      firstName: 'Ann',
      lastName: 'Example',
      address1: '1 Quay',
      address2: '',
      zip: '10001',
      city: 'New York',
      countryCode: 'US',
      provinceCode: 'NY',
    };
    const plan = await planNext([{ ...EVEN, handOver: 'ship' }], (draft) => setShipTo(draft, shipTo));
    expect(plan.exchange?.shipTo).toContain('1 Quay');
    dieAt('OrderAddress', end);
    await settle(plan);
    healNetwork();
    await counter.resume(plan.id);
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { state: 'finished', given: 'given' },
    });
    const { order } = await counter.elsewhere(
      'query ($id: ID!) { order(id: $id) { shippingAddress { formatted } } }',
      {
        id: plan.orderId,
      },
    );
    expect(order).toEqual({
      shippingAddress: { formatted: ['Ann Example', '1 Quay', 'New York NY 10001', 'US'] },
    });
  });

  test('a defective one is replaced by the same again, and the order says so', async () => {
    const plan = await planNext([{ ...EVEN, variantId: VARIANT.shirtM, replacement: true }]);
    await settle(plan);
    await expectExchangedOnce(plan, [{ sku: 'SHIRT-M', quantity: 1 }]);
    expect(truth(plan).returns[0]?.lines[0]?.note).toMatch(/\(replacement\)$/);
  });
});

describe('cheaper goods', () => {
  test.each([
    ['to the card that paid', (draft: Draft) => draft, 'card'],
    ['as store credit', (draft: Draft) => setChoices(draft, { split: 'store_credit' }), NEW_STORE_CREDIT],
    ['as a new gift card', (draft: Draft) => setChoices(draft, { split: 'gift_card' }), NEW_GIFT_CARD],
  ])('the rest goes back %s', async (_name, change, kind) => {
    const plan = await planNext([{ variantId: VARIANT.candle }], change);
    expect(plan).toMatchObject({ total: usd(1620 - 891), legs: [{ amount: usd(1620 - 891) }] });
    expect(plan.legs[0]?.kind).toBe(kind);
    expect(await settle(plan)).toMatchObject({
      settlement: { state: 'finished', money: 'paid', given: 'given', legs: [{ status: 'success' }] },
    });
    expect(truth(plan)).toMatchObject({
      outstanding: { presentment: '0.00' },
      fulfillmentStatus: 'FULFILLED',
    });
  });
});

describe('what changed since it was agreed', () => {
  test('stock that is gone: refused, and nothing was created', async () => {
    const plan = await planNext([{ variantId: VARIANT.mugS, quantity: 1 }]);
    await sellElsewhere(VARIANT.mugS, 20);
    expect(await settle(plan)).toMatchObject({
      settlement: {
        state: 'refused',
        given: 'called_off',
        refusal: { code: 'EXCHANGE_OUT_OF_STOCK', title: 'Stoneware Mug', asked: 1, left: 0 },
      },
    });
    expect(truth(plan).returns).toEqual([]);
  });
});

/** Somebody else sells all of it: on an order that nothing else is done with. */
async function sellElsewhere(variantId: string, quantity: number): Promise<void> {
  const orderId = mustBe(counter.shopify.order('#3001')).id;
  const begun = await counter.elsewhere(
    'mutation ($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id } userErrors { message } } }',
    { id: orderId },
  );
  const { id } = (begun.orderEditBegin as { calculatedOrder: { id: string } }).calculatedOrder;
  await counter.elsewhere(
    `mutation ($id: ID!, $variantId: ID!, $quantity: Int!) {
      orderEditAddVariant(id: $id, variantId: $variantId, quantity: $quantity, locationId: "gid://shopify/Location/7") {
        userErrors { message }
      }
      orderEditCommit(id: $id) { userErrors { message } }
    }`,
    { id, variantId, quantity },
  );
}

describe('whenever web dies', () => {
  const CALLS = [
    'Quote',
    'ExchangeQuote',
    'ReturnCreate',
    'ReturnOutcome',
    'ReturnProcess',
    'GoodsGiven',
    'FulfillmentOrderMove',
    'FulfillmentCreate',
  ] as const;
  const DEATHS = deathsAt(CALLS);

  test.each(DEATHS)('at $name, $end: the next start gives the goods once', async ({ name, end }) => {
    const plan = await planNext([EVEN], (draft) => draft, true);
    dieAt(name, end);
    expect(await settle(plan)).toMatchObject({ settlement: { acceptedAt: expect.any(String) } });
    healNetwork();
    expect(await counter.resume(plan.id)).toBe(true);
    await expectExchangedOnce(plan, [{ sku: 'SHIRT-L', quantity: 1 }]);
    expect(truth(plan).fulfillments).toHaveLength(2);
    expect(truth(plan)).toMatchObject({ outstanding: { presentment: '0.00' } });
  });

  test.each([
    ['returnCreate', 'reply-lost'],
    ['returnProcess', 'reply-lost'],
    ['fulfillmentOrderMove', 'reply-lost'],
    ['fulfillmentOrderMove', '5xx'],
    ['fulfillmentCreate', 'reply-lost'],
    ['fulfillmentCreate', '5xx'],
    ['fulfillmentCreate', 'throttled'],
  ] as const)('%s answers %s: looked for at once, given once', async (operation, mode) => {
    const plan = await planNext([EVEN], (draft) => draft, true);
    counter.shopify.setFaults([{ operation, nth: 1, mode }]);
    await settle(plan);
    await counter.resume(plan.id);
    await expectExchangedOnce(plan, [{ sku: 'SHIRT-L', quantity: 1 }]);
    expect(truth(plan).fulfillments).toHaveLength(2);
  });

  test.each(['fulfillmentOrderMove', 'fulfillmentCreate'] as const)(
    'Shopify refuses %s: the rest is done, and the till says that the hand-over is not booked',
    async (operation) => {
      const plan = await planNext([EVEN], (draft) => draft, true);
      counter.shopify.setFaults([{ operation, nth: 1, mode: 'user-error' }]);
      expect(await settle(plan)).toMatchObject({
        settlement: { state: 'finished', goods: 'returned', given: 'not_recorded' },
      });
    },
  );
});

test('two tills confirm one exchange at once: it is made once', async () => {
  const plan = await planNext([EVEN]);
  let met = false;
  decideCalls(async ({ name }): Promise<Fate> => {
    if (name !== 'ReturnCreate' || met) return 'pass';
    met = true;
    return 'pass';
  });
  await Promise.allSettled([settle(plan), settle(plan)]);
  await expectExchangedOnce(plan, [{ sku: 'SHIRT-L', quantity: 1 }]);
});
