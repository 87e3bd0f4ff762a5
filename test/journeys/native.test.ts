import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';
import type { Till } from '../till/till.ts';

// Paid by Interac: an app may refund none of it.
const INTERAC = '#536603';
const GIFT_AND_CARD = '#136383';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(async () => {
  shop.stack.admin.setWebhooks(true);
  await shop.tidyUp();
});
afterAll(() => shop?.close());

interface NativeReturn {
  lines: { sku: string; quantity: number }[];
  tender?: string;
}

/** What staff do on POS's own screens, at this till. */
const returnNatively = (till: Till, order: string, asked: NativeReturn) =>
  till.page.evaluate(
    ([name, what]) => {
      const { posSim } = window as unknown as {
        posSim: { native: { returnNatively(order: string, asked: NativeReturn): Promise<unknown> } };
      };
      return posSim.native.returnNatively(name, what);
    },
    [order, asked] as const,
  );

/** The lines of the manager's log about an order, once there is one. */
async function linesOf(manager: Page, order: string): Promise<Locator> {
  const rows = manager.getByRole('row', { name: new RegExp(order) });
  while ((await rows.count()) === 0) await manager.reload();
  return rows;
}

/** Until this till has told web, and web has taken its word. */
async function untilTold(till: Till): Promise<void> {
  for (;;) {
    const requests = await till.sim<{ path: string; status: number }[]>('requests');
    if (requests.some(({ path, status }) => path === '/pos/native' && status === 200)) return;
    await till.page.waitForTimeout(50);
  }
}

test('an Interac payment: said before anything is chosen, refunded on Shopify’s own screen, in the log once', async () => {
  const { till, cashier } = await shop.enter({ staff: 11 });
  await cashier.openReturns();
  await cashier.openOrder(INTERAC);
  await cashier.sees('refusal.ONLY_IN_SHOPIFY.what', { tender: 'Interac •••• 1556' });
  await inspect(till.page, 'ipad-en-only-in-shopify');
  expect(await till.page.getByRole('button', { name: cashier.words.text('items.review') }).count()).toBe(0);
  expect(await shop.truth(INTERAC)).toMatchObject({ returns: [], refunds: [] });
  await cashier.tap('common.openOrder');
  await till.page.getByRole('heading', { name: `Order ${INTERAC}` }).waitFor();
  await till.page.getByRole('button', { name: 'Return or exchange' }).click();
  for (const spinner of await till.page.getByRole('spinbutton').all()) await spinner.fill('1');
  await till.page.getByRole('button', { name: 'Confirm return' }).click();
  await till.page.getByText('1 returned').first().waitFor();
  expect(moneyOut(await shop.truth(INTERAC))).toEqual(['shopify_payments 3.34']);
  await untilTold(till);
  const manager = await shop.managerPage();
  const rows = await linesOf(manager, INTERAC);
  // Both have told of it: webhooks, and the till, which alone knows who stood there.
  while (!(await rows.getByText('Staff 11').isVisible())) await manager.reload();
  expect(await rows.count()).toBe(1);
  await rows.getByText('Shopify’s own screens').waitFor();
  await rows.getByRole('link').click();
  await manager.getByText('What came back').waitFor();
  await manager
    .getByText(/Interac •••• 1556/)
    .first()
    .waitFor();
  await inspect(manager, 'manager-native-return');
});

test('webhooks lost: what the till hears is enough; in French on a POS Go', async () => {
  const { till, cashier } = await shop.enter({ device: 'pos-go', locale: 'fr' });
  await cashier.openReturns();
  await cashier.openOrder(INTERAC);
  await cashier.sees('refusal.ONLY_IN_SHOPIFY.next');
  await inspect(till.page, 'pos-go-fr-only-in-shopify');
  shop.stack.admin.setWebhooks(false);
  await returnNatively(till, INTERAC, { lines: [{ sku: '22632', quantity: 2 }] });
  const manager = await shop.managerPage('/admin?locale=fr&made=shopify');
  const rows = await linesOf(manager, INTERAC);
  expect(await rows.count()).toBe(1);
  await rows.getByText('Les écrans de Shopify').waitFor();
});

test('no till heard of it: webhooks are enough, also of an exchange', async () => {
  // Opened once, the app has its access token: without one nothing that webhooks tell can be looked at.
  const manager = await shop.managerPage();
  await shop.control.post('native', {
    action: 'exchange',
    order: GIFT_AND_CARD,
    lines: [{ sku: '35004C', quantity: 1 }],
    newLines: [{ sku: '22632', quantity: 1 }],
  });
  const rows = await linesOf(manager, GIFT_AND_CARD);
  expect(await rows.count()).toBe(1);
  await rows.getByText('Not told').first().waitFor();
  await rows.getByRole('link').click();
  await manager.getByText('What the customer took instead').waitFor();
});

test('web was down: webhooks gave up, the till tells it when web is back', async () => {
  const { till } = await shop.enter();
  const manager = await shop.managerPage();
  await shop.stack.web.kill();
  shop.stack.admin.setWebhooks(false);
  await returnNatively(till, GIFT_AND_CARD, { lines: [{ sku: '35004C', quantity: 1 }] });
  await shop.control.post('web', { start: true });
  // The connection comes and goes: that is when a till tries again.
  await till.sim('setOnline', false);
  await till.sim('setOnline', true);
  await untilTold(till);
  const rows = await linesOf(manager, GIFT_AND_CARD);
  expect(await rows.count()).toBe(1);
  await rows.getByText('Shopify’s own screens').waitFor();
});
