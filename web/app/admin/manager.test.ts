import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { draftOf, openCounter, planIn, type Counter } from '../../tests/counter.ts';
import { openDatabase, type Database } from '../journal/database.ts';
import { seedReturn } from '../log/returns.test-kit.ts';
import { openManager, pageOf, responseOf } from './manager.test-kit.ts';

const OTHER = 'other-shop.myshopify.com';
let counter: Counter;
let database: Database;
let manager: Awaited<ReturnType<typeof openManager>>;

beforeAll(async () => {
  counter = await openCounter();
  database = openDatabase(counter.databaseUrl);
  manager = await openManager(counter);
});
afterAll(async () => {
  await database.close();
  await counter.close();
});

/** The first credit note of the store, settled at the till. */
async function settleFirst() {
  const [note] = counter.store.creditNotes;
  const [line] = note?.lines ?? [];
  if (!note || !line) throw new Error('the store has no credit notes');
  const order = await counter.open(line.order);
  const plan = planIn(await counter.plan(draftOf(order, { [line.sku]: line.quantity })));
  await counter.settle(plan.id);
  return { plan, order };
}

describe('the log', () => {
  test('is empty at first, and says so without asking for anything', async () => {
    expect(pageOf(await manager.log())).toMatchObject({
      lines: [],
      olderHref: null,
      newerHref: null,
      shopifyKnown: true,
    });
  });

  test('shows a return that was settled at the till, with the names Shopify gives its places', async () => {
    const { plan, order } = await settleFirst();
    const page = pageOf(await manager.log());
    expect(page.timeZone).toBe(counter.store.shop.timezone);
    expect(page.lines).toHaveLength(1);
    expect(page.lines[0]).toMatchObject({
      orderName: order.name,
      reference: plan.reference,
      outcome: 'finished',
      goodsText: 'Returned',
      moneyText: 'Paid',
      amount: '£4.65',
      location: counter.store.locations.find(({ id }) => id === 1)?.name,
      staff: 'Staff 11',
      href: `/admin/returns/${plan.id}`,
    });
    expect(page.lines[0]?.tenders).toHaveLength(plan.legs.length);
  });

  test('speaks French where the admin does, and its links carry the language on', async () => {
    const page = pageOf(await manager.log({ parameters: { locale: 'fr', state: 'finished' } }));
    expect(page.lines[0]).toMatchObject({
      outcomeText: 'Terminé',
      goodsText: 'Retournés',
      moneyText: 'Payé',
    });
    expect(page.lines[0]?.amount?.replace(/\s/g, ' ')).toBe('4,65 £GB');
    expect(page.lines[0]?.href).toMatch(/\?locale=fr$/);
    expect(page.exportHref).toBe('/admin/export.csv?state=finished&locale=fr');
  });

  test('a language we do not speak is answered in English; nonsense too', async () => {
    for (const locale of ['xx-YY', '../..', 'de']) {
      expect(pageOf(await manager.log({ parameters: { locale } })).locale).toBe('en');
    }
  });

  test('works without names while Shopify does not answer', async () => {
    // The names are kept for a minute.
    counter.setTime(new Date(Date.now() + 120_000));
    counter.setShopifyDown(true);
    const page = pageOf(await manager.log());
    counter.setShopifyDown(false);
    expect(page).toMatchObject({ shopifyKnown: false, timeZone: 'UTC' });
    expect(page.lines[0]?.location).toBe('Location 1');
    expect(pageOf(await manager.log())).toMatchObject({ shopifyKnown: true });
  });
});

describe('one return', () => {
  test('its plan, its payments, what happened step by step, who and where', async () => {
    const { lines } = pageOf(await manager.log());
    const { view } = pageOf(await manager.returnPage(lines[0]?.planId ?? ''));
    expect(view.plan?.total).toBe('£4.65');
    expect(view.payments.map(({ statusText }) => statusText)).toEqual(view.payments.map(() => 'Paid'));
    expect(view.payments.every(({ transaction }) => /^Transaction \d+$/.test(transaction ?? ''))).toBe(true);
    expect(view.steps.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['Open the return', 'Take back and refund', 'Close the return']),
    );
    expect(view.device).toBe('ipad-1');
    expect(view.steps[0]?.facts).toEqual(
      expect.arrayContaining(['Device ipad-1', view.staff, view.location]),
    );
    expect(view.orderLink).toMatch(/^https:\/\/admin\.shopify\.com\/store\/[a-z-]+\/orders\/\d+$/);
  });

  test('a refusal stands in words, with its facts', async () => {
    const { planId } = await seedReturn(database, {
      shop: counter.store.shop.domain,
      state: 'refused',
      refusal: {
        code: 'PLAN_CHANGED',
        agreed: { minor: 465, currency: 'GBP' },
        now: { minor: 400, currency: 'GBP' },
      },
    });
    const { view } = pageOf(await manager.returnPage(planId));
    expect(view).toMatchObject({
      outcomeText: 'Refused',
      moneyText: 'Not paid',
      explanation: '£4.65 was agreed, but Shopify now says £4.00.',
    });
    expect(view.payments.map(({ statusText }) => statusText)).toEqual(['Not paid', 'Not paid']);
  });

  test("another shop's return, and what is no return, are not found", async () => {
    const { planId } = await seedReturn(database, { shop: OTHER });
    expect(responseOf(await manager.returnPage(planId)).status).toBe(404);
    expect(responseOf(await manager.returnPage('nonsense')).status).toBe(404);
  });
});

describe('who may look', () => {
  const expired = () => {
    const seconds = Math.floor(Date.now() / 1000) - 120;
    return counter.token({ exp: seconds + 60, nbf: seconds, iat: seconds });
  };

  test.each([
    ['no token', () => null],
    ['an expired one', expired],
    ['one of another app', () => counter.token({ aud: 'another-app' })],
    ['a tampered one', () => `${counter.token().slice(0, -4)}AAAA`],
  ])('nobody with %s', async (_name, token) => {
    for (const answer of [
      await manager.log({ token: token() }),
      await manager.exportFile({ token: token() }),
      await manager.returnPage('0f8fad5b-d9cb-469f-a165-70867728950e', { token: token() }),
    ]) {
      // Shopify's library either refuses, or answers the page that fetches a fresh token.
      const response = responseOf(answer);
      expect(await response.text()).not.toContain('#1');
      expect([200, 302, 401]).toContain(response.status);
    }
  });
});

describe('the export', () => {
  test('is a CSV file under the same filters, never with a line of another shop', async () => {
    await seedReturn(database, {
      shop: counter.store.shop.domain,
      orderName: '#camden',
      locationId: 2,
      note: '=HYPERLINK("x")',
    });
    await seedReturn(database, { shop: OTHER, orderName: '#secret', locationId: 2 });
    const response = responseOf(await manager.exportFile({ parameters: { location: '2' } }));
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="returns-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const [header, ...records] = (await response.text()).trimEnd().split('\r\n');
    expect(header).toContain(`Date (${counter.store.shop.timezone}),Order,Reference`);
    expect(records).toHaveLength(1);
    expect(records[0]).toContain('#camden');
    expect(records[0]).toContain(`"'=HYPERLINK(""x"")"`);
  });

  test('in French its words are French, its amounts still plain decimals', async () => {
    const response = responseOf(await manager.exportFile({ parameters: { location: '2', locale: 'fr' } }));
    const text = await response.text();
    expect(text).toContain('Commande,Référence');
    expect(text).toContain(',4.65,GBP,');
  });
});
