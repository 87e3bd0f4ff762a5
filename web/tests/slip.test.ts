import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Plan } from '../../domain/plan.ts';
import { draftOf, openCounter, planIn, plainOrders, STORE, type Counter } from './counter.ts';

let counter: Counter;
let orders: ReturnType<typeof plainOrders>;
beforeAll(async () => {
  // By Tokyo's clocks: nine hours before ours.
  counter = await openCounter({ ...STORE, shop: { ...STORE.shop, timezone: 'Asia/Tokyo' } });
  orders = plainOrders(counter.store);
});
afterEach(() => counter.setShopifyDown(false));
afterAll(() => counter.close());

async function settleOne({ name, sku } = orders.next()): Promise<Plan> {
  const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
  await counter.settle(plan.id);
  return plan;
}

const slipOf = (planId: string, locale = 'en', authorization?: string | null) =>
  counter.request<string>(
    `/pos/slip/${planId}?locale=${locale}`,
    authorization === undefined ? {} : { authorization },
  );

/** What a person reads on the paper. */
const onPaper = (html: string) =>
  html
    .replace(/<(style|svg|title)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&amp;', '&')
    .trim();

describe('the customer’s copy of a return', () => {
  test('says where, when, what came back, what went to which payment, and how to find it again', async () => {
    const plan = await settleOne({ name: '#136383', sku: '35004C' });
    const { status, headers, body } = await slipOf(plan.id);
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    const text = onPaper(body);
    const { shop, locations } = counter.store;
    expect(text).toMatch(`${shop.name} ${locations[0]?.name} Nov 24, 2026, 7:00 PM`);
    expect(text).toContain('Order #136383 Return #136383-R1');
    expect(text).toContain(`1 × ${plan.lines[0]?.title} £4.65`);
    expect(text).toContain('Total refunded £4.65');
    expect(text).toContain('Gift card •••• 3831 £2.58 Visa •••• 2082 £2.07');
    expect(text).toContain(`${plan.reference} Please keep this slip`);
    expect(body).toContain('<svg');
  });

  test('speaks the language of the device', async () => {
    const plan = await settleOne();
    const text = onPaper((await slipOf(plan.id, 'fr')).body);
    expect(text).toContain('24 nov. 2026, 19:00');
    expect(text).toContain('Total remboursé');
    expect((await slipOf(plan.id, 'de')).body).toContain('Total refunded');
  });

  test('has no title of a product run as markup, and fetches nothing', async () => {
    const plan = await settleOne();
    await counter.sql.query('ALTER TABLE plan DISABLE TRIGGER plan_append_only');
    await counter.sql.query(
      `UPDATE plan SET plan = jsonb_set(plan, '{lines,0,title}', '"<script>alert(1)</script>"') WHERE id = $1`,
      [plan.id],
    );
    await counter.sql.query('ALTER TABLE plan ENABLE TRIGGER plan_append_only');
    const { body, headers } = await slipOf(plan.id);
    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toMatch(/<script|<img|<link|src=|href=/);
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });

  test('says what is owed, and what is not known yet', async () => {
    const { name, sku } = orders.next();
    const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-failed' }]);
    await counter.settle(plan.id);
    expect(onPaper((await slipOf(plan.id)).body)).toContain('not paid yet: we still owe you this');
  });
});

describe('who gets it', () => {
  let info: ReturnType<typeof jest.spyOn>;
  beforeAll(() => {
    info = jest.spyOn(console, 'info').mockImplementation(() => undefined);
  });
  afterAll(() => info.mockRestore());

  test('nobody without a session token, and no other shop', async () => {
    const plan = await settleOne();
    expect((await slipOf(plan.id, 'en', null)).status).toBe(401);
    const shop = 'another-shop.myshopify.com';
    const theirs = counter.token({ iss: `https://${shop}/admin`, dest: `https://${shop}` });
    const answer = await slipOf(plan.id, 'en', `Bearer ${theirs}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  test('a plan that nobody confirmed has none, nor has an id that is none', async () => {
    const { name, sku } = orders.next();
    const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    expect((await slipOf(plan.id)).status).toBe(404);
    expect((await slipOf('1%27')).status).toBe(404);
  });

  test('while Shopify does not say the shop’s name, it says so rather than print half a slip', async () => {
    const plan = await settleOne();
    counter.setTime(new Date(Date.parse(counter.store.now) + 120_000));
    counter.setShopifyDown(true);
    expect(await slipOf(plan.id)).toMatchObject({ status: 502, body: { code: 'SHOPIFY_UNAVAILABLE' } });
  });
});
