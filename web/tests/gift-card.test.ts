import { decideCalls, garble, healNetwork } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { setChoices } from '../../domain/draft.ts';
import type { Plan } from '../../domain/plan.ts';
import type { StoreFile, StoreShop } from '../../simulator/store-file.ts';
import { openManager, pageOf, responseOf } from '../app/admin/manager.test-kit.ts';
import { draftOf, openCounter, OTHER_TILL, planIn, SMALL_STORE, TILL, type Counter } from './counter.ts';
import { asText, giftCardTests, type GiftCardTests } from './gift-cards.test-kit.ts';

let counter: Counter;
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
});

const QUOTE = expect.stringContaining('returnCalculate');
const BLANK = 'a5bh6h64b329j4k7';
const cardIn = ({ tenders }: Plan) => tenders.find(({ kind }) => kind === 'new_gift_card');

describe('a shop whose gift cards are given in exchange', () => {
  let { draftOne, planAll, planParts, cardsOf, expectIssuedOnce } = {} as GiftCardTests;
  beforeAll(async () => {
    counter = await openCounter();
    ({ draftOne, planAll, planParts, cardsOf, expectIssuedOnce } = giftCardTests(counter));
  });
  afterAll(() => counter.close());

  test('all of it: an amount new to the shop takes two calls more than a refund, a known one takes one', async () => {
    const draft = await draftOne();
    expect(planIn(await counter.plan(draft)).legs.map(({ kind }) => kind)).toEqual(['card']);
    const plan = planIn(await counter.plan(setChoices(draft, { split: 'gift_card' })));
    expect(plan.legs).toMatchObject([{ kind: 'new_gift_card', amount: plan.total, payout: 'shopify' }]);
    counter.calls();
    await counter.settle(plan.id);
    expect(counter.calls()).toEqual([
      'productByIdentifier',
      'giftCardProductSet',
      QUOTE,
      'returnCreate',
      'return',
      'returnProcess',
      'giftCards',
    ]);
    await expectIssuedOnce(plan);
    const next = await planAll();
    counter.calls();
    await counter.settle(next.id);
    expect(counter.calls()).toEqual([
      'productVariantsBulkCreate',
      QUOTE,
      'returnCreate',
      'return',
      'returnProcess',
      'giftCards',
    ]);
    await expectIssuedOnce(next);
  });

  test('a part of it, shipping too, beside a refund to the card', async () => {
    const plan = await planParts(setChoices(await draftOne(2), { shipping: { kind: 'full' } }));
    await counter.settle(plan.id);
    await expectIssuedOnce(plan);
    const [line] = plan.lines;
    const order = await counter.open(plan.orderName);
    const sku = order.lines.find(({ id }) => id === line?.lineItemId)?.sku ?? '';
    const next = planIn(await counter.plan(draftOf(order, { [sku]: 1 })));
    expect(next.adjustment.minor).toBe(0);
    await counter.settle(next.id);
    expect(counter.shopify.order(plan.orderName)?.outstanding.presentment).toBe('0.00');
  });

  test('what was given in exchange cannot come back itself', async () => {
    const plan = await planAll();
    await counter.settle(plan.id);
    const order = await counter.open(plan.orderName);
    const line = order.lines.find(({ isGiftCard }) => isGiftCard);
    const draft = { ...plan.draft, lines: [{ ...plan.draft.lines[0]!, lineItemId: line?.id ?? '' }] };
    expect(await counter.plan({ ...draft, id: crypto.randomUUID(), split: null })).toMatchObject({
      refusal: { code: 'LINE_REFUSED', reason: { code: 'LINE_GIFT_CARD' } },
    });
  });

  test('two tills at once make one product and one variant of an amount', async () => {
    await counter.sql.query('DELETE FROM gift_card_variant');
    const plans = [await planAll(), await planAll(), await planAll()];
    await Promise.all(plans.map(({ id }) => counter.settle(id)));
    for (const plan of plans) await expectIssuedOnce(plan);
    const { rows } = await counter.sql.query('SELECT DISTINCT product_id FROM gift_card_variant');
    expect(rows).toHaveLength(1);
  });

  test('a variant that somebody deleted is made anew', async () => {
    const plan = await planAll();
    const gone = 'gid://shopify/ProductVariant/404';
    await counter.sql.query(
      `INSERT INTO gift_card_variant (shop, currency, amount, product_id, variant_id, made_at)
       VALUES ($1, 'GBP', $2, 'gid://shopify/Product/404', $3, now())
       ON CONFLICT (shop, currency, amount) DO UPDATE SET product_id = excluded.product_id, variant_id = excluded.variant_id`,
      [counter.store.shop.domain, plan.total.minor, gone],
    );
    await counter.settle(plan.id);
    await expectIssuedOnce(plan);
  });

  test('a variant that was given another price is found out before any money moves', async () => {
    const first = await planAll();
    await counter.settle(first.id);
    const { rows } = await counter.sql.query('SELECT variant_id FROM gift_card_variant WHERE amount = $1', [
      first.total.minor,
    ]);
    const plan = await planAll();
    await counter.sql.query(
      `INSERT INTO gift_card_variant (shop, currency, amount, product_id, variant_id, made_at)
       VALUES ($1, 'GBP', $2, 'gid://shopify/Product/1', $3, now())
       ON CONFLICT (shop, currency, amount) DO UPDATE SET variant_id = excluded.variant_id`,
      [counter.store.shop.domain, plan.total.minor, rows[0]?.variant_id],
    );
    // Two orders of one total would prove nothing.
    expect(plan.total).not.toEqual(first.total);
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'PLAN_CHANGED' }, newPlan: { total: plan.total } },
    });
    expect(cardsOf(plan)).toEqual([]);
    expect(counter.shopify.order(plan.orderName)?.returns).toMatchObject([{ status: 'CANCELED' }]);
    // It is not used again.
    const again = planIn(await counter.plan({ ...plan.draft, id: crypto.randomUUID() }));
    await counter.settle(again.id);
    expect(cardsOf(again)).toMatchObject([{ balance: asText(plan.total) }]);
  });

  describe('a blank card', () => {
    test('gets the money under its own code', async () => {
      const plan = await planAll();
      await counter.settle(plan.id, TILL, BLANK);
      await expectIssuedOnce(plan);
      expect(cardsOf(plan)).toMatchObject([{ code: BLANK }]);
    });

    test('that is in use already is refused before anything is created, and the same can be done with another', async () => {
      const plan = await planAll();
      const reply = await counter.settle(plan.id, TILL, BLANK);
      expect(reply).toMatchObject({
        settlement: {
          state: 'refused',
          refusal: { code: 'GIFT_CARD_CODE_REFUSED', lastCharacters: 'j4k7' },
          newPlan: { legs: [{ kind: 'new_gift_card', amount: plan.total }] },
        },
      });
      expect(counter.shopify.order(plan.orderName)?.returns).toEqual([]);
      const next = reply.kind === 'settlement' ? reply.settlement.newPlan : null;
      await counter.settle(next?.id ?? '', TILL, '23456789');
      await expectIssuedOnce(next ?? plan);
    });

    test.each(['2345678', 'A5BH6H64B329J4K8', 'a5bh 6h64', 'x'.repeat(21)])(
      'whose code is %j is no request',
      async (giftCardCode) => {
        const plan = await planAll();
        const body = JSON.stringify({ till: TILL, planId: plan.id, giftCardCode });
        expect((await counter.request('/pos/settle', { method: 'POST', body })).status).toBe(400);
      },
    );
  });

  describe('its code', () => {
    test('is on the slip of the till and account that settled, for a day; each time is written down, the code never', async () => {
      const plan = await planAll();
      await counter.settle(plan.id);
      const code = cardsOf(plan)[0]?.code ?? '';
      const paper = await slipOf(plan.id);
      expect(paper).toContain('Your gift card');
      expect(paper).toContain(code.match(/.{4}/g)?.join(' '));
      expect(paper.match(/<svg/g)).toHaveLength(2);
      const other = await slipOf(plan.id, OTHER_TILL.deviceId);
      expect(other).toContain(`Gift card issued •••• ${code.slice(-4)}`);
      const later = new Date(Date.now() + 25 * 3_600_000);
      const slips = [other, await slipOf(plan.id, TILL.deviceId, { sub: '999' })];
      const now = new Date();
      counter.setTime(later);
      slips.push(await slipOf(plan.id));
      counter.setTime(now);
      for (const slip of slips) {
        expect(slip).toContain(plan.reference);
        expect(slip).not.toContain('Your gift card');
        expect(slip.replace(/\s/g, '')).not.toContain(code);
      }
      const { rows } = await counter.sql.query(
        `SELECT facts FROM journal_entry WHERE plan_id = $1 AND step = 'gift_card_code'`,
        [plan.id],
      );
      expect(rows).toEqual([{ facts: { lastCharacters: code.slice(-4) } }]);
    });

    test('is nowhere in the database, the log, its export, what a till is told, or what web prints', async () => {
      const printed: string[] = [];
      const info = jest
        .spyOn(console, 'info')
        .mockImplementation((...words) => void printed.push(words.join(' ')));
      const plan = await planAll();
      counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: '5xx' }]);
      const reply = await counter.settle(plan.id);
      await expectIssuedOnce(plan);
      const code = cardsOf(plan)[0]?.code ?? '';
      expect(code).toMatch(/^[2-9a-z]{16}$/);
      const { rows: tables } = await counter.sql.query(
        `SELECT format('SELECT * FROM %I.%I', table_schema, table_name) AS query FROM information_schema.tables
         WHERE table_schema IN ('public', 'jobs') AND table_type = 'BASE TABLE'`,
      );
      const kept = await Promise.all(tables.map(async ({ query }) => (await counter.sql.query(query)).rows));
      const manager = await openManager(counter);
      const page = await responseOf(await manager.exportFile()).text();
      const seen = JSON.stringify([kept, reply, pageOf(await manager.returnPage(plan.id)), printed]) + page;
      expect(seen).toContain(plan.reference);
      expect(seen.toLowerCase()).not.toContain(code);
      info.mockRestore();
    });

    test('that can be read no more, because the secret is gone, is for a person to look at', async () => {
      const plan = await planAll();
      decideCalls(({ name }) => (name === 'ReturnCreate' ? 'fail' : 'pass'));
      await counter.settle(plan.id);
      healNetwork();
      await counter.sql.query(`UPDATE gift_card SET sealed_code = 'v1.AAAA' WHERE plan_id = $1`, [plan.id]);
      await counter.resume(plan.id);
      expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { state: 'attention' } });
      expect(cardsOf(plan)).toEqual([]);
    });

    test('the log, its export and the return’s page name the card by its last characters', async () => {
      const plan = await planAll();
      await counter.settle(plan.id);
      const last = cardsOf(plan)[0]?.lastCharacters;
      const manager = await openManager(counter);
      expect(pageOf(await manager.returnPage(plan.id))).toMatchObject({
        view: {
          payments: [{ name: `Gift card issued •••• ${last}`, payout: 'By Shopify', statusText: 'Paid' }],
        },
      });
      const csv = await responseOf(await manager.exportFile()).text();
      expect(csv).toContain(`Gift card issued •••• ${last} ${asText(plan.total)} (Paid)`);
    });
  });

  async function slipOf(planId: string, device = TILL.deviceId, claims = {}): Promise<string> {
    const authorization = `Bearer ${counter.token(claims)}`;
    return (await counter.request<string>(`/pos/slip/${planId}?device=${device}`, { authorization })).body;
  }

  test('a card that is disabled when it is looked for is for a person to look at, and never paid twice', async () => {
    const plan = await planAll();
    decideCalls(({ name }) => (name === 'GiftCardsByCode' ? 'fail' : 'pass'));
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
    healNetwork();
    const id = cardsOf(plan)[0]?.id;
    await counter.elsewhere('mutation ($id: ID!) { giftCardDeactivate(id: $id) { giftCard { id } } }', {
      id,
    });
    await counter.resume(plan.id);
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { state: 'attention', money: 'unknown' },
    });
    expect(cardsOf(plan)).toHaveLength(1);
    expect(counter.shopify.order(plan.orderName)?.refunded.presentment).toBe('0.00');
  });

  describe('a card that Shopify’s search has not heard of yet', () => {
    const hide = () =>
      garble(({ name, text }) =>
        name === 'GiftCardsByCode' ? JSON.stringify({ data: { giftCards: { nodes: [] } } }) : text,
      );

    test('is looked for again', async () => {
      const plan = await planAll();
      hide();
      expect(await counter.settle(plan.id)).toMatchObject({
        settlement: { state: 'return_processed', goods: 'returned', money: 'unknown' },
      });
      healNetwork();
      expect(await counter.resume(plan.id)).toBe(true);
      await expectIssuedOnce(plan);
    });

    test('and never heard of is for a person to look at, in the end', async () => {
      const plan = await planAll();
      hide();
      await counter.settle(plan.id);
      for (let look = 0; look < 8; look += 1) await counter.resume(plan.id);
      expect(await counter.settlement(plan.id)).toMatchObject({
        settlement: { state: 'attention', money: 'unknown' },
      });
      expect(cardsOf(plan)).toHaveLength(1);
      expect(counter.shopify.order(plan.orderName)?.refunded.presentment).toBe('0.00');
    });
  });
});

describe('where none can be issued the plan says why, and asking for it is refused', () => {
  const shopWith = (shop: Partial<StoreShop>): StoreFile => ({
    ...SMALL_STORE,
    shop: { ...SMALL_STORE.shop, ...shop },
  });
  const abroad: StoreFile = {
    ...SMALL_STORE,
    orders: SMALL_STORE.orders.map((order) =>
      order.name === '#2002' ? { ...order, presentment: { currency: 'EUR', rate: '0.9' } } : order,
    ),
  };
  test.each([
    ['a shop whose limit is nothing', shopWith({ giftCardIssueLimit: '0.00' }), 'NO_GIFT_CARDS'],
    ['an order in another currency', abroad, 'OTHER_CURRENCY'],
  ])('%s', async (_, store, unavailable) => {
    counter = await openCounter(store);
    try {
      const draft = draftOf(await counter.open('#2002'), { CANDLE: 1 });
      const plan = planIn(await counter.plan(draft));
      expect(cardIn(plan)).toMatchObject({ unavailable, ceiling: { minor: 0 } });
      expect(await counter.plan(setChoices(draft, { split: 'gift_card' }))).toMatchObject({
        kind: 'refused',
        refusal: { code: 'GIFT_CARD_UNAVAILABLE' },
      });
    } finally {
      await counter.close();
    }
  });

  test('more than one card may hold', async () => {
    counter = await openCounter(shopWith({ giftCardIssueLimit: '5.00' }));
    try {
      const draft = draftOf(await counter.open('#2002'), { CANDLE: 1 });
      expect(cardIn(planIn(await counter.plan(draft)))).toMatchObject({ ceiling: { minor: 500 } });
      expect(await counter.plan(setChoices(draft, { split: 'gift_card' }))).toMatchObject({
        refusal: { code: 'TENDER_ABOVE_CEILING', ceiling: { minor: 500 } },
      });
    } finally {
      await counter.close();
    }
  });

  test('Shopify takes no gift cards in exchange: refused before anything is created, with a plan on the original payments', async () => {
    counter = await openCounter(shopWith({ giftCardExchange: false }));
    try {
      const draft = draftOf(await counter.open('#2002'), { CANDLE: 1 });
      const plan = planIn(await counter.plan(setChoices(draft, { split: 'gift_card' })));
      expect(await counter.settle(plan.id)).toMatchObject({
        settlement: {
          state: 'refused',
          refusal: { code: 'GIFT_CARD_REFUSED' },
          newPlan: { total: plan.total, legs: [{ kind: 'card', amount: plan.total }] },
        },
      });
      expect(counter.shopify.order('#2002')).toMatchObject({ returns: [], giftCards: [] });
    } finally {
      await counter.close();
    }
  });
});
