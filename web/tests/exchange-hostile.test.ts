import { decideCalls, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Draft } from '../../domain/draft.ts';
import type { DraftExchangeLine } from '../../domain/exchange.ts';
import { money } from '../../domain/money.ts';
import { DEFAULT_POLICY } from '../../domain/policy.ts';
import { openCounter, planIn, type Counter } from './counter.ts';
import { exchangeOf, exchangeStore, HARBOR, VARIANT } from './exchange-shop.ts';
import { addManager } from './managers.ts';

// What a cashier with a valid token might send by hand.

const usd = (minor: number) => money(minor, 'USD');
const OTHER_SHOP = 'elsewhere.myshopify.com';
let counter: Counter;
let number = 3000;
async function draftNext(...given: (Partial<DraftExchangeLine> & Pick<DraftExchangeLine, 'variantId'>)[]) {
  number += 1;
  return exchangeOf(await counter.open(`#${number}`, HARBOR), ...given);
}
const post = (path: string, body: object, claims?: Record<string, unknown>) =>
  counter.request<{ kind?: string; refusal?: { code: string } }>(path, {
    method: 'POST',
    body: JSON.stringify({ till: HARBOR, ...body }),
    ...(claims && { authorization: `Bearer ${counter.token(claims)}` }),
  });
const withLine = (draft: Draft, change: object): object => ({
  ...draft,
  exchange: { ...draft.exchange, lines: draft.exchange.lines.map((line) => ({ ...line, ...change })) },
});
/** A mug and a candle for a shirt: 9.45 to be paid. */
const DEARER = [{ variantId: VARIANT.mugL }, { variantId: VARIANT.candle, forLineItemId: null }];

beforeAll(async () => {
  counter = await openCounter(exchangeStore({ orders: 40, many: true }));
  const exchange = {
    ...DEFAULT_POLICY.exchange,
    collect: ['pay_link', 'mark_paid'],
    discountPercent: 10,
    bonus: { amount: usd(200), most: null },
  };
  await counter.sql.query(`INSERT INTO policy (shop, version, rules, made_at) VALUES ($1, 2, $2, now())`, [
    counter.store.shop.domain,
    JSON.stringify({ exchange }),
  ]);
});
afterAll(() => counter.close());
afterEach(() => healNetwork());

describe('a draft', () => {
  test.each([
    ['no units', { quantity: 0 }],
    ['fewer than none', { quantity: -1 }],
    ['half of one', { quantity: 1.5 }],
    ['more units than can be counted', { quantity: 1_000_000_000 }],
    ['a discount below nothing', { discount: { kind: 'manual', amount: { minor: -1, currency: 'USD' } } }],
    ['a discount of a kind that there is not', { discount: { kind: 'free' } }],
    ['something that is no variant', { variantId: 'gid://shopify/Product/6013' }],
    ['a variant by a number with a letter', { variantId: 'gid://shopify/ProductVariant/6013a' }],
  ])('with %s is not understood', async (_, change) => {
    const draft = await draftNext({ variantId: VARIANT.shirtL });
    expect((await post('/pos/plan', { draft: withLine(draft, change) })).status).toBe(400);
  });

  test('with the same goods twice for one line is not understood, whatever its lines are called', async () => {
    const draft = await draftNext({ variantId: VARIANT.shirtL });
    const [line] = draft.exchange.lines;
    const twice = { ...draft, exchange: { ...draft.exchange, lines: [line, line] } };
    expect((await post('/pos/plan', { draft: twice })).status).toBe(400);
    const [back] = draft.lines;
    expect((await post('/pos/plan', { draft: { ...draft, lines: [back, back] } })).status).toBe(400);
    const upper = { ...line, variantId: VARIANT.shirtL.replace('Shopify', 'SHOPIFY').toUpperCase() };
    const cased = { ...draft, exchange: { ...draft.exchange, lines: [line, upper] } };
    expect((await post('/pos/plan', { draft: cased })).status).toBe(400);
  });

  test('with a number that is written with noughts before it is not another line', async () => {
    const draft = await draftNext({ variantId: VARIANT.shirtL });
    const [back] = draft.lines;
    const again = { ...back, lineItemId: back?.lineItemId.replace('LineItem/', 'LineItem/0') };
    const answer = await post('/pos/plan', { draft: { ...draft, lines: [back, again] } });
    expect(answer.status === 400 || answer.body.kind === 'refused').toBe(true);
  });

  test('that takes more off than the limit, split over several lines, asks for a manager for each', async () => {
    const off = { kind: 'manual' as const, amount: usd(500) };
    const draft = await draftNext(
      { variantId: VARIANT.shirtL, discount: off },
      { variantId: VARIANT.shirtL, discount: off, forLineItemId: null },
    );
    const plan = planIn(await counter.plan(draft, HARBOR));
    expect(plan.approvals.map(({ code }) => code)).toEqual(['DISCOUNT_ABOVE_LIMIT', 'DISCOUNT_ABOVE_LIMIT']);
  });

  test('gets the bonus once, over however many lines its goods are', async () => {
    const draft = await draftNext(
      { variantId: VARIANT.shirtL },
      { variantId: VARIANT.shirtL, forLineItemId: null },
      { variantId: VARIANT.candle, forLineItemId: null },
    );
    const plan = planIn(await counter.plan(draft, HARBOR));
    expect(plan.exchange?.bonus.minor).toBeLessThanOrEqual(200);
    const off = plan.exchange?.lines.reduce((sum, { discount }) => sum + (discount?.amount.minor ?? 0), 0);
    expect(off).toBeLessThanOrEqual(200);
  });
});

describe('a settlement of another shop', () => {
  test('is not there, whatever is asked of it', async () => {
    const plan = planIn(await counter.plan(await draftNext(...DEARER), HARBOR));
    await counter.settle(plan.id, HARBOR);
    const stranger = { dest: `https://${OTHER_SHOP}`, iss: `https://${OTHER_SHOP}/admin` };
    const managerId = crypto.randomUUID();
    const asked: [string, object][] = [
      ['/pos/settle', { planId: plan.id, giftCardCode: null }],
      ['/pos/exchange/call-off', { planId: plan.id, refund: usd(1620) }],
      ['/pos/exchange/mark-paid', { planId: plan.id, managerId, pin: '739104' }],
      ['/pos/approve', { planId: plan.id, managerId, pin: '739104' }],
      ['/pos/visit/settle', { planIds: [plan.id] }],
    ];
    for (const [path, body] of asked) {
      const answer = await post(path, body, stranger).catch((error: unknown) => error);
      expect(JSON.stringify(answer)).not.toContain(plan.orderName);
    }
    expect(counter.shopify.order(plan.orderName)).toMatchObject({
      refunded: { presentment: '0.00' },
      outstanding: { presentment: expect.not.stringMatching(/^0/) },
    });
  });
});

describe('what is asked twice at once, its id written in two ways', () => {
  test('is called off once', async () => {
    const plan = planIn(await counter.plan(await draftNext(...DEARER), HARBOR));
    const reply = await counter.settle(plan.id, HARBOR);
    const due = reply.kind === 'settlement' ? reply.settlement.due : null;
    expect(due?.callOff?.refund).toEqual(usd(1620));
    let editing = 0;
    decideCalls(async (call): Promise<Fate> => {
      if (call.name === 'OrderEditBegin') editing += 1;
      for (let waits = 0; call.name === 'OrderEditCommit' && editing < 2 && waits < 10; waits += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return 'pass';
    });
    await Promise.allSettled([
      counter.callOff(plan.id, usd(1620), HARBOR),
      counter.callOff(plan.id.toUpperCase(), usd(1620), HARBOR),
    ]);
    expect(editing).toBe(1);
    expect(counter.shopify.order(plan.orderName)).toMatchObject({
      refunded: { presentment: '16.20' },
      outstanding: { presentment: '0.00' },
    });
  });
});

test('a refund above the limit cannot be had by calling off an exchange that nobody approved', async () => {
  await addManager(counter, { name: 'Maya', staffMemberId: 77, pin: '739104' });
  await counter.sql.query(`INSERT INTO policy (shop, version, rules, made_at) VALUES ($1, 3, $2, now())`, [
    counter.store.shop.domain,
    JSON.stringify({
      exchange: { ...DEFAULT_POLICY.exchange, collect: ['pay_link'] },
      managerFor: { ...DEFAULT_POLICY.managerFor, aboveAmount: usd(1000) },
    }),
  ]);
  const plan = planIn(await counter.plan(await draftNext(...DEARER), HARBOR));
  expect(plan).toMatchObject({ total: usd(0), approvals: [{ code: 'ABOVE_LIMIT', total: usd(1620) }] });
  const reply = await counter.settle(plan.id, HARBOR);
  expect(reply.kind === 'settlement' ? reply.settlement.state : reply.kind).not.toBe('awaiting_payment');
  expect(counter.shopify.order(plan.orderName)?.returns).toEqual([]);
});
