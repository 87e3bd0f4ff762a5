import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setThroughCart } from '../../domain/exchange.ts';
import { money } from '../../domain/money.ts';
import type { OrderForReturn } from '../../domain/order.ts';
import { NEW_STORE_CREDIT } from '../../domain/plan.ts';
import type { ExchangePolicy } from '../../domain/policy.ts';
import { openCounter, planIn, type Counter } from './counter.ts';
import { exchangeOf, exchangeStore, HARBOR, VARIANT } from './exchange-shop.ts';

/** What a refund asks to be planned. */
const QUOTE =
  'shop,order,returnableFulfillments,returnCalculate,storeCreditConfiguration,giftCardConfiguration';

const usd = (minor: number) => money(minor, 'USD');
let counter: Counter;
let order: OrderForReturn;

async function setRules(exchange: Partial<ExchangePolicy>): Promise<void> {
  const { DEFAULT_POLICY } = await import('../../domain/policy.ts');
  const rules = { exchange: { ...DEFAULT_POLICY.exchange, ...exchange } };
  await counter.sql.query(
    `INSERT INTO policy (shop, version, rules, made_at)
     VALUES ($1, (SELECT coalesce(max(version), 1) + 1 FROM policy WHERE shop = $1), $2, now())`,
    [counter.store.shop.domain, JSON.stringify(rules)],
  );
}
const refused = async (...given: Parameters<typeof exchangeOf> extends [unknown, ...infer G] ? G : never) => {
  const reply = await counter.plan(exchangeOf(order, ...given), HARBOR);
  return reply.kind === 'refused' ? reply.refusal : reply.plan;
};

describe.each([
  { taxesIncluded: false, paid: 1620, gross: (minor: number) => Math.round(minor * 1.08) },
  { taxesIncluded: true, paid: 1500, gross: (minor: number) => minor },
])('an exchange where tax is included: $taxesIncluded', ({ taxesIncluded, paid, gross }) => {
  beforeAll(async () => {
    counter = await openCounter(exchangeStore({ taxesIncluded }));
    order = await counter.open('#3001', HARBOR);
  });
  afterAll(() => counter.close());

  test('what could be given: the next size up first, with its stock here and elsewhere', async () => {
    const [line] = order.lines;
    const tooSmall = order.reasons.find(({ name }) => /too small/i.test(name));
    counter.calls();
    const { items, returned } = await counter.choices(order, line?.id ?? '', tooSmall?.id, HARBOR);
    expect(counter.calls()).toEqual(['shop,node,node']);
    expect(returned).toBe(VARIANT.shirtM);
    expect(items.map(({ variantTitle }) => variantTitle)).toEqual(['L', 'XL', 'S', 'M']);
    expect(items.slice(0, 2)).toMatchObject([
      {
        variantId: VARIANT.shirtL,
        title: 'Sailor Shirt',
        price: usd(2000),
        evenSwap: true,
        unavailable: null,
        stock: {
          here: 4,
          stockedHere: true,
          elsewhere: [
            { name: 'Warehouse', available: 30, ships: true },
            { name: 'Pier', available: 2, ships: false },
          ],
        },
      },
      { variantId: VARIANT.shirtXL, stock: { here: 0, stockedHere: true } },
    ]);
  });

  test('other goods are found by barcode and by words, in one request each', async () => {
    counter.calls();
    expect(await counter.goods('0810000000048', 'scan', HARBOR)).toMatchObject({
      items: [{ variantId: VARIANT.poster, price: usd(2499), evenSwap: false }],
      more: false,
    });
    expect(await counter.goods('0810000', 'scan', HARBOR)).toMatchObject({ items: [] });
    const found = await counter.goods('wool scarf', 'search', HARBOR);
    expect(found).toMatchObject({
      items: [{ variantId: VARIANT.scarf, stock: { here: 0, stockedHere: false } }],
    });
    expect(counter.calls()).toEqual(Array(3).fill('shop,productVariants'));
  });

  test('an even swap costs what was paid, though the price was higher: one request more than a refund', async () => {
    await counter.choices(order, order.lines[0]?.id ?? '', null, HARBOR);
    counter.calls();
    const draft = exchangeOf(order, { variantId: VARIANT.shirtL, discount: { kind: 'even' } });
    const plan = planIn(await counter.plan(draft, HARBOR));
    expect(counter.calls()).toEqual([QUOTE, 'returnCalculate,nodes,nodes,order']);
    expect(plan).toMatchObject({ total: usd(0), due: usd(0), legs: [], adjustment: usd(0) });
    expect(plan.exchange?.lines).toMatchObject([
      {
        title: 'Sailor Shirt',
        variantTitle: 'L',
        price: usd(2000),
        value: usd(paid),
        unitDiscounts: [usd(500)],
        discount: { kind: 'even', amount: usd(500), percent: 25 },
      },
    ]);
  });

  test('a dearer size is even too; at its own price the customer pays the difference', async () => {
    const even = exchangeOf(order, {
      variantId: VARIANT.shirtXL,
      discount: { kind: 'even' },
      handOver: 'ship',
    });
    expect(
      await counter.plan({ ...even, exchange: { ...even.exchange, shipTo: SOMEWHERE } }, HARBOR),
    ).toMatchObject({
      plan: {
        total: usd(0),
        due: usd(0),
        exchange: { value: usd(paid), shipTo: expect.stringContaining('1 Quay') },
      },
    });
    expect(await refused({ variantId: VARIANT.shirtL })).toMatchObject({
      due: usd(gross(2000) - paid),
      total: usd(0),
      exchange: { value: usd(gross(2000)), lines: [{ discount: null }] },
    });
  });

  test('cheaper goods leave the customer the rest', async () => {
    expect(await refused({ variantId: VARIANT.candle })).toMatchObject({
      total: usd(paid - gross(825)),
      due: usd(0),
      legs: [{ kind: 'card', amount: usd(paid - gross(825)) }],
    });
  });

  test('several for one, with a discount by hand that a manager must allow', async () => {
    const off = { kind: 'manual', amount: usd(301) } as const;
    const plan = await refused(
      { variantId: VARIANT.candle, quantity: 2, discount: off },
      { variantId: VARIANT.mugS, forLineItemId: null },
    );
    expect(plan).toMatchObject({
      exchange: { lines: [{ unitDiscounts: [usd(151), usd(150)], price: usd(1650) }, { price: usd(1200) }] },
      approvals: [{ code: 'DISCOUNT_ABOVE_LIMIT', amount: usd(301), limit: 0 }],
    });
    const value = gross(825 - 151) + gross(825 - 150) + gross(1200);
    expect(plan).toMatchObject({ due: usd(Math.max(0, value - paid)) });
  });

  test('a bonus lowers what is due, is capped, and is never paid out', async () => {
    await setRules({ bonus: { amount: usd(400), most: null } });
    const dearer = await refused({ variantId: VARIANT.poster });
    const without = gross(2499) - paid;
    expect(dearer).toMatchObject({ exchange: { lines: [{ discount: { kind: 'bonus' } }] } });
    const due = 'due' in dearer ? dearer.due.minor : -1;
    expect(without - due).toBeGreaterThanOrEqual(399);
    expect(without - due).toBeLessThanOrEqual(400);
    await setRules({ bonus: { amount: { percent: 50 }, most: usd(200) } });
    const capped = await refused({ variantId: VARIANT.poster });
    const cappedDue = 'due' in capped ? capped.due.minor : -1;
    expect(without - cappedDue).toBeGreaterThanOrEqual(199);
    expect(without - cappedDue).toBeLessThanOrEqual(200);
    // More than is due: nothing is due then, and nothing goes out.
    await setRules({ bonus: { amount: { percent: 100 }, most: null } });
    const free = await refused({ variantId: VARIANT.shirtL });
    expect(free).toMatchObject({ total: usd(0) });
    expect('due' in free ? free.due.minor : -1).toBeLessThanOrEqual(1);
    const cheaper = await refused({ variantId: VARIANT.candle });
    expect(cheaper).toMatchObject({ total: usd(paid - gross(825)), exchange: { bonus: usd(0) } });
    await setRules({});
  });

  test('is refused with why it cannot be', async () => {
    expect(await refused({ variantId: VARIANT.mugS, discount: { kind: 'even' } })).toMatchObject({
      code: 'EVEN_SWAP_NOT_OFFERED',
    });
    expect(
      await refused({ variantId: VARIANT.shirtL, quantity: 2, discount: { kind: 'even' } }),
    ).toMatchObject({
      code: 'EVEN_SWAP_TOO_MANY',
      asked: 2,
      left: 1,
    });
    expect(await refused({ variantId: VARIANT.shirtL, quantity: 5 })).toEqual({
      code: 'EXCHANGE_OUT_OF_STOCK',
      title: 'Sailor Shirt',
      asked: 5,
      left: 4,
      elsewhere: 32,
    });
    expect(await refused({ variantId: VARIANT.scarf })).toMatchObject({ code: 'EXCHANGE_NOT_STOCKED_HERE' });
    expect(await refused({ variantId: VARIANT.scarf, handOver: 'ship' })).toEqual({
      code: 'EXCHANGE_NO_ADDRESS',
    });
    expect(await refused({ variantId: 'gid://shopify/ProductVariant/1' })).toMatchObject({
      code: 'EXCHANGE_VARIANT_GONE',
    });
    expect(
      await refused({ variantId: VARIANT.candle, discount: { kind: 'manual', amount: usd(826) } }),
    ).toMatchObject({ code: 'DISCOUNT_ABOVE_PRICE', price: usd(825) });
    await setRules({ evenSwap: false });
    expect(await refused({ variantId: VARIANT.shirtL, discount: { kind: 'even' } })).toMatchObject({
      code: 'EVEN_SWAP_NOT_OFFERED',
    });
    await setRules({ collect: [] });
    expect(await refused({ variantId: VARIANT.poster })).toEqual({
      code: 'NO_COLLECT_ROUTE',
      due: usd(gross(2499) - paid),
    });
    await setRules({});
  });

  test('an online order is sent to its own address', async () => {
    const online = await counter.open('#3002', HARBOR);
    const draft = exchangeOf(online, { variantId: VARIANT.scarf, handOver: 'ship' });
    expect(await counter.plan(draft, HARBOR)).toMatchObject({
      plan: { exchange: { shipTo: '1 Station Road, Anytown' } },
    });
  });

  test('through the cart all that comes back becomes store credit', async () => {
    const draft = setThroughCart(exchangeOf(order, { variantId: VARIANT.poster }), true);
    expect(await counter.plan(draft, HARBOR)).toMatchObject({
      plan: {
        exchange: null,
        due: usd(0),
        total: usd(paid),
        legs: [{ parentId: NEW_STORE_CREDIT, amount: usd(paid) }],
        cart: {
          lines: [{ variantId: VARIANT.poster, quantity: 1, title: 'Harbor Poster' }],
          customerId: 801,
        },
      },
    });
  });

  test('a plain refund asks as it did before', async () => {
    const draft = exchangeOf(order);
    counter.calls();
    expect(await counter.plan(draft, HARBOR)).toMatchObject({ plan: { exchange: null, total: usd(paid) } });
    expect(counter.calls()).toEqual([QUOTE]);
  });
});

const SOMEWHERE = {
  firstName: 'Ann',
  lastName: 'Example',
  address1: '1 Quay',
  address2: '',
  zip: '10001',
  city: 'New York',
  countryCode: 'US',
  provinceCode: 'NY',
};
