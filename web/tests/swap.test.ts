import { decideCalls, deliverLateCalls, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setChoices } from '../../domain/draft.ts';
import type { DraftExchangeLine } from '../../domain/exchange.ts';
import { money } from '../../domain/money.ts';
import type { Plan } from '../../domain/plan.ts';
import { DEFAULT_POLICY } from '../../domain/policy.ts';
import { NEW_STORE_CREDIT } from '../../domain/tender.ts';
import type { StoreOrder } from '../../simulator/store-file.ts';
import { draftOf, openCounter, planIn, type Counter } from './counter.ts';
import { deathsAt, dieAt } from './deaths.ts';
import { exchangeOf, exchangeStore, HARBOR, VARIANT } from './exchange-shop.ts';

// What was never sent cannot be returned: an order edit swaps it for the goods given (decision 0024).

type Given = Partial<DraftExchangeLine> & Pick<DraftExchangeLine, 'variantId'>;
const usd = (minor: number) => money(minor, 'USD');
/** Size L of the shirt, at the 15.00 that were paid for size M, plus tax. */
const EVEN: Given = { variantId: VARIANT.shirtL, discount: { kind: 'even' } };
/** A candle of 8.25, 8.91 with tax, for a shirt that was 16.20. */
const CHEAPER: Given = { variantId: VARIANT.candle };
const BACK = 1620 - 891;
/** A mug of 15.50 and a candle. */
const DEARER: readonly Given[] = [
  { variantId: VARIANT.mugL },
  { variantId: VARIANT.candle, forLineItemId: null },
];
const DUE = 1674 + 891 - 1620;

let counter: Counter;
let number = 3000;

beforeAll(async () => {
  const file = exchangeStore({ orders: 260, many: true });
  counter = await openCounter({
    ...file,
    products: file.products.map((product) => ({
      ...product,
      variants: product.variants.map((variant) => ({ ...variant, stock: { ...variant.stock, '7': 400 } })),
    })),
    orders: file.orders.map((order): StoreOrder => ({ ...order, fulfillments: [] })),
  });
  const rules = {
    exchange: { ...DEFAULT_POLICY.exchange, collect: ['collect_payment', 'pay_link', 'mark_paid'] },
  };
  await counter.sql.query(`INSERT INTO policy (shop, version, rules, made_at) VALUES ($1, 2, $2, now())`, [
    counter.store.shop.domain,
    JSON.stringify(rules),
  ]);
});
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
  counter.setTime(new Date(counter.store.now));
});
afterAll(() => counter.close());

const openNext = () => counter.open(`#${(number += 1)}`, HARBOR);
async function planNext(...given: readonly Given[]): Promise<Plan> {
  return planIn(await counter.plan(exchangeOf(await openNext(), ...given), HARBOR));
}
const settle = (plan: Plan) => counter.settle(plan.id, HARBOR);
const truth = (plan: Plan) => {
  const found = counter.shopify.order(plan.orderName);
  if (!found) throw new Error(`${plan.orderName} is gone`);
  return found;
};
const linesOf = (plan: Plan) =>
  truth(plan).lines.map(({ sku, quantity, refunded, returnable }) => [sku, quantity, refunded, returnable]);
const availableAt = (sku: string) =>
  counter.shopify.inventory(sku).locations.find(({ id }) => id === 7)?.available;

describe('an even swap of what was never sent', () => {
  test('changes nothing while it is planned; then it is one edit, no return, no money, and the goods are handed over', async () => {
    const order = await openNext();
    const before = counter.shopify.order(order.name);
    const stock = { m: availableAt('SHIRT-M') ?? 0, l: availableAt('SHIRT-L') ?? 0 };
    const plan = planIn(await counter.plan(exchangeOf(order, EVEN), HARBOR));
    expect(plan).toMatchObject({
      lines: [],
      cancellation: { lines: [{ quantity: 1, value: usd(1620) }], swapped: true, total: usd(0) },
      exchange: { lines: [{ value: usd(1620), discount: { kind: 'even' } }], value: usd(1620) },
      total: usd(0),
      due: usd(0),
      legs: [],
    });
    expect(counter.shopify.order(order.name)).toEqual(before);
    counter.calls();
    expect(await settle(plan)).toMatchObject({
      settlement: { state: 'finished', goods: 'cancelled', money: 'none', given: 'given', due: null },
    });
    expect(counter.calls()).toEqual([
      'shop,order,returnableFulfillments,storeCreditConfiguration,giftCardConfiguration',
      'nodes,nodes,order',
      'orderEditBegin',
      'orderEditSetQuantity',
      'orderEditAddVariant',
      'orderEditAddLineItemDiscount',
      'orderEditCommit',
      'order',
      'fulfillmentCreate',
    ]);
    expect(linesOf(plan)).toEqual([
      ['SHIRT-M', 1, 1, 0],
      ['SHIRT-L', 1, 0, 1],
    ]);
    expect(truth(plan)).toMatchObject({
      returns: [],
      refunds: [],
      outstanding: { presentment: '0.00' },
      fulfillmentStatus: 'FULFILLED',
    });
    expect({ m: availableAt('SHIRT-M'), l: availableAt('SHIRT-L') }).toEqual({
      m: stock.m + 1,
      l: stock.l - 1,
    });
    counter.calls();
    expect(await settle(plan)).toMatchObject({ settlement: { state: 'finished' } });
    expect(counter.calls()).toEqual([]);
  });

  test('what is to be sent stays open', async () => {
    const order = await openNext();
    const given = { ...EVEN, handOver: 'ship' } as const;
    const shipTo = {
      ...{ firstName: 'Ada', lastName: 'Marsh', address1: '1 Pier Road', address2: '', zip: '04101' },
      ...{ city: 'Portland', countryCode: 'US', provinceCode: 'ME' },
    };
    const draft = exchangeOf(order, given);
    const plan = planIn(await counter.plan({ ...draft, exchange: { ...draft.exchange, shipTo } }, HARBOR));
    expect(await settle(plan)).toMatchObject({ settlement: { state: 'finished', given: 'given' } });
    expect(linesOf(plan)).toEqual([
      ['SHIRT-M', 1, 1, 0],
      ['SHIRT-L', 1, 0, 0],
    ]);
  });
});

describe('a swap for something cheaper', () => {
  test('pays what is left back to where it came from, by one refund with our mark', async () => {
    const plan = await planNext(CHEAPER);
    expect(plan).toMatchObject({ total: usd(BACK), due: usd(0), cancellation: { total: usd(BACK) } });
    expect(plan.legs).toMatchObject([{ kind: 'card', amount: usd(BACK) }]);
    expect(await settle(plan)).toMatchObject({
      settlement: { state: 'finished', goods: 'cancelled', money: 'paid', given: 'given' },
    });
    expect(truth(plan)).toMatchObject({
      returns: [],
      refunded: { presentment: '7.29' },
      outstanding: { presentment: '0.00' },
    });
    expect(truth(plan).refunds).toHaveLength(1);
  });

  test('or as store credit', async () => {
    const order = await openNext();
    const draft = setChoices(exchangeOf(order, CHEAPER), { split: 'store_credit' });
    const plan = planIn(await counter.plan(draft, HARBOR));
    expect(plan.legs).toMatchObject([{ parentId: NEW_STORE_CREDIT, amount: usd(BACK) }]);
    expect(await settle(plan)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    expect(truth(plan)).toMatchObject({ outstanding: { presentment: '0.00' } });
  });

  test('what Shopify will not pay back stays owed, and can be paid later', async () => {
    const plan = await planNext(CHEAPER);
    counter.shopify.setFaults([{ operation: 'refundCreate', nth: 1, mode: 'user-error' }]);
    expect(await settle(plan)).toMatchObject({
      settlement: { state: 'finished', money: 'owed', given: 'given', legs: [{ status: 'failed' }] },
    });
    expect(truth(plan)).toMatchObject({ outstanding: { presentment: '-7.29' } });
  });
});

describe('a swap for something dearer', () => {
  test('waits for its payment; then the goods are handed over', async () => {
    const plan = await planNext(...DEARER);
    expect(plan).toMatchObject({ due: usd(DUE), total: usd(0), legs: [] });
    // Shopify's own screen takes no payment for an order that was edited.
    expect(plan.exchange?.collect.find(({ route }) => route === 'collect_payment')).toMatchObject({
      unavailable: 'ORDER_EDITED',
    });
    expect(await settle(plan)).toMatchObject({
      settlement: { state: 'awaiting_payment', money: 'due', due: { left: usd(DUE) } },
    });
    counter.shopify.payOutstanding(plan.orderName, undefined, 'cash');
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { state: 'finished', given: 'given' },
    });
    expect(truth(plan)).toMatchObject({
      outstanding: { presentment: '0.00' },
      fulfillmentStatus: 'FULFILLED',
    });
  });

  test('called off: the goods come off the order, and what was paid for the first ones goes back', async () => {
    const plan = await planNext(...DEARER);
    await settle(plan);
    expect(await counter.callOff(plan.id, usd(1620), HARBOR)).toMatchObject({
      settlement: { state: 'finished', given: 'called_off', money: 'paid' },
    });
    expect(truth(plan)).toMatchObject({
      refunded: { presentment: '16.20' },
      outstanding: { presentment: '0.00' },
    });
    expect(linesOf(plan).every(([, quantity, gone]) => gone === quantity)).toBe(true);
  });
});

describe('what keeps it from being swapped', () => {
  test('it was cancelled meanwhile: refused, and nothing was put on the order', async () => {
    const order = await openNext();
    const plan = planIn(await counter.plan(exchangeOf(order, EVEN), HARBOR));
    const other = planIn(await counter.plan(draftOf(order, { 'SHIRT-M': 1 }), HARBOR));
    await settle(other);
    expect(await settle(plan)).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'LINE_REFUSED' }, given: 'called_off' },
    });
    expect(linesOf(plan)).toEqual([['SHIRT-M', 1, 1, 0]]);
  });

  test('Shopify will not commit: refused in its own words, with a plan that holds', async () => {
    const plan = await planNext(EVEN);
    counter.shopify.setFaults([{ operation: 'orderEditCommit', nth: 1, mode: 'user-error' }]);
    expect(await settle(plan)).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'EXCHANGE_REFUSED' }, newPlan: { total: usd(0) } },
    });
    expect(linesOf(plan)).toEqual([['SHIRT-M', 1, 0, 0]]);
  });
});

// As crash.test.ts does it.
const CALLS = {
  even: [
    ...['Quote', 'ExchangeQuote', 'OrderEditBegin', 'OrderEditSetQuantity', 'OrderEditAddVariant'],
    ...['OrderEditAddDiscount', 'OrderEditCommit', 'GoodsAdded', 'FulfillmentCreate'],
  ],
  cheaper: [
    'OrderEditCommit',
    'RefundsWithItems',
    'OwedByOrder',
    'RefundWithItems',
    'GoodsAdded',
    'FulfillmentCreate',
  ],
} as const;
const ACTS: readonly string[] = ['OrderEditCommit', 'RefundWithItems', 'FulfillmentCreate'];

describe.each([
  { kind: 'even', given: EVEN, sku: 'SHIRT-L', back: '0.00' },
  { kind: 'cheaper', given: CHEAPER, sku: 'CANDLE', back: '7.29' },
] as const)('$kind', ({ kind, given, sku, back }) => {
  async function expectSwappedOnce(plan: Plan): Promise<void> {
    expect(linesOf(plan)).toEqual([
      ['SHIRT-M', 1, 1, 0],
      [sku, 1, 0, 1],
    ]);
    expect(truth(plan)).toMatchObject({
      returns: [],
      refunded: { presentment: back },
      outstanding: { presentment: '0.00' },
    });
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { state: 'finished', given: 'given', money: back === '0.00' ? 'none' : 'paid' },
    });
  }

  const deaths = deathsAt(CALLS[kind]);

  describe.each(deaths)('web dies at $name, $end', ({ name, end }) => {
    test('the next start swaps exactly once', async () => {
      const plan = await planNext(given);
      dieAt(name, end);
      await settle(plan);
      healNetwork();
      await counter.resume(plan.id);
      await expectSwappedOnce(plan);
    });

    test.each(deaths.filter((second) => ACTS.includes(second.name)))(
      'and again at $name, $end: still exactly once',
      async (second) => {
        const plan = await planNext(given);
        dieAt(name, end);
        await settle(plan);
        dieAt(second.name, second.end);
        await counter.resume(plan.id);
        healNetwork();
        await counter.resume(plan.id);
        await expectSwappedOnce(plan);
      },
    );
  });

  test.each(['reply-lost', '5xx', 'malformed', 'refused', 'throttled'] as const)(
    'orderEditCommit answers %s: looked for, made again if it is not there',
    async (mode) => {
      const plan = await planNext(given);
      counter.shopify.setFaults([{ operation: 'orderEditCommit', nth: 1, mode }]);
      await settle(plan);
      await counter.resume(plan.id);
      await expectSwappedOnce(plan);
    },
  );

  test('a commit that is so slow that it is made again swaps once: it is the same edit', async () => {
    const plan = await planNext(given);
    decideCalls(({ name }) => (name === 'OrderEditCommit' ? 'late' : 'pass'));
    await settle(plan);
    healNetwork();
    await counter.resume(plan.id);
    await deliverLateCalls();
    await counter.resume(plan.id);
    await expectSwappedOnce(plan);
  });

  test('the slow commit arrives between the look and the repetition', async () => {
    const plan = await planNext(given);
    decideCalls(({ name }) => (name === 'OrderEditCommit' ? 'late' : 'pass'));
    await settle(plan);
    let looked = false;
    decideCalls(async ({ name }): Promise<Fate> => {
      if (name === 'OrderEditCommit' && !looked) {
        looked = true;
        await deliverLateCalls();
      }
      return 'pass';
    });
    await counter.resume(plan.id);
    healNetwork();
    await counter.resume(plan.id);
    await expectSwappedOnce(plan);
  });
});
