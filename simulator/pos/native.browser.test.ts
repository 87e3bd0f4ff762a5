import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  axeViolations,
  keepScreenshot,
  launchBrowser,
  openDevice,
  smallControls,
  untilTrue,
} from './sample/open-device.ts';
import { runSample, type RunningSample } from './sample/run-sample.ts';
import type { StoreFile } from '../store-file.ts';
import { SMALL_STORE } from './sample/small-store.ts';

jest.setTimeout(60_000);

let sample: RunningSample;
let browser: Browser | undefined;
let page: Page;

// Each test changes the shop: each has its own.
beforeEach(async () => {
  browser ??= await launchBrowser();
  sample = await runSample(SMALL_STORE);
});

afterEach(async () => {
  expect(await page.evaluate(() => window.posSim.errors())).toEqual([]);
  await page.context().close();
  await sample.stop();
});

afterAll(() => browser?.close());

/** Two pounds of the five were paid, three only authorised. */
const PARTLY_PAID: StoreFile = {
  ...SMALL_STORE,
  orders: SMALL_STORE.orders.map((order) => ({
    ...order,
    payments: [
      { gateway: 'cash', kind: 'SALE', amount: '2.00' },
      { gateway: 'shopify_payments', kind: 'AUTHORIZATION', amount: '3.00', card: { last4: '4242' } },
    ],
  })),
};

async function restart(store: StoreFile): Promise<void> {
  await sample.stop();
  sample = await runSample(store);
}

async function open(kind: 'ipad' | 'pos-go', query = ''): Promise<void> {
  if (!browser) throw new Error('No browser');
  page = await openDevice(browser, sample.origin, kind, query);
}

/** What the background extension says it heard. */
async function heard(): Promise<Record<string, unknown>[]> {
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await page.getByRole('button', { name: 'Services' }).click();
  const outcome = page.getByText('Outcome:');
  let events: Record<string, unknown>[] = [];
  await untilTrue(page, async () => {
    await page.getByRole('button', { name: 'Heard', exact: true }).click();
    const text = (await outcome.textContent()) ?? '';
    events = text.includes('[') ? (JSON.parse(text.slice('Outcome: '.length)) as typeof events) : [];
    return events.length > 0;
  });
  return events;
}

const openOrder = () =>
  page.evaluate(() => window.posSim.open('pos.order-details.action.menu-item.render', { orderId: '1001' }));

describe.each(['ipad', 'pos-go'] as const)('POS’s own order screen on %s', (kind) => {
  test('staff return one there, and extensions in the background hear of it', async () => {
    await open(kind);
    await openOrder();
    await page.getByRole('heading', { name: 'Order #1001' }).waitFor();
    await page.getByText('2 × Tea light').waitFor();
    await keepScreenshot(page, `${kind}-native-order`);
    await page.getByRole('button', { name: 'Return or exchange' }).click();
    await page.getByRole('dialog', { name: 'Return or exchange' }).waitFor();
    await page.getByRole('spinbutton', { name: 'Tea light (T1)' }).fill('0');
    await page.getByRole('button', { name: 'Confirm return' }).click();
    await page.getByText('Choose at least one item.').waitFor();
    await page.getByRole('spinbutton', { name: 'Tea light (T1)' }).fill('1');
    await page.getByLabel('Refund to').selectOption('cash');
    await keepScreenshot(page, `${kind}-native-return`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallControls(page)).toEqual([]);
    await page.getByRole('button', { name: 'Confirm return' }).click();
    await page.getByText('1 returned').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(sample.control.at(-1)).toEqual({
      path: 'native',
      body: { action: 'return', order: '#1001', lines: [{ sku: 'T1', quantity: 1 }], tender: 'cash' },
    });
    expect(await heard()).toMatchObject([
      { transactionType: 'Return', orderId: 5001, grandTotal: { amount: -2.5 } },
    ]);
  });

  test('what is outstanding is collected there, in parts', async () => {
    await restart(PARTLY_PAID);
    await open(kind, '?locale=fr');
    await openOrder();
    await page.getByRole('button', { name: 'Encaisser 3,00' }).click();
    await page.getByLabel(/Montant/).fill('1.00');
    await page.getByLabel('Payé par').selectOption('cash');
    await keepScreenshot(page, `${kind}-native-payment`);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Encaisser le paiement' }).click();
    await page.getByRole('button', { name: 'Encaisser 2,00' }).waitFor();
    await page.evaluate(() => window.posSim.payOutstanding());
    await page.getByRole('button', { name: /^Encaisser/ }).waitFor({ state: 'detached' });
    await page.evaluate(() => window.posSim.setLocale('en'));
    expect(await heard()).toMatchObject([
      { transactionType: 'Sale', grandTotal: { amount: 1 }, balanceDue: { amount: 2 } },
      { transactionType: 'Sale', grandTotal: { amount: 2 }, balanceDue: { amount: 0 } },
    ]);
  });
});

test('an exchange at the counter names both sides; an unknown item is said', async () => {
  await open('ipad');
  await openOrder();
  await page.getByRole('button', { name: 'Return or exchange' }).click();
  await page.getByLabel('Exchange for (barcode or SKU, optional)').fill('nothing');
  await page.getByRole('button', { name: 'Confirm return' }).click();
  await page.getByText('The shop sells nothing with the code nothing').waitFor();
  await page.getByLabel('Exchange for (barcode or SKU, optional)').fill('5030000000017');
  await page.getByRole('button', { name: 'Confirm return' }).click();
  await page.getByText('2 returned').waitFor();
  expect(await heard()).toMatchObject([
    {
      transactionType: 'Exchange',
      lineItemsRemoved: [{ sku: 'T1', quantity: 2 }],
      lineItemsAdded: [{ sku: 'T1', quantity: 1 }],
    },
  ]);
});

test('tests do the same without the screens; what cannot be done is said', async () => {
  await open('ipad');
  await expect(page.evaluate(() => window.posSim.payOutstanding())).rejects.toThrow(
    'No order screen of POS is open',
  );
  const truth = await page.evaluate(() =>
    window.posSim.native.returnNatively('1001', { lines: [{ sku: 'T1', quantity: 1 }] }),
  );
  expect(truth).toMatchObject({ name: '#1001', refunded: { shop: '2.50' } });
  await expect(
    page.evaluate(() => window.posSim.native.returnNatively('404', { lines: [] })),
  ).rejects.toThrow('no order 404');
  await page.evaluate(() => window.posSim.setOnline(false));
  await expect(
    page.evaluate(() => window.posSim.native.exchangeNatively('1001', { lines: [], newLines: [] })),
  ).rejects.toThrow('offline');
});

test('one background sandbox from the start, which alone may listen, and which a dead tablet ends', async () => {
  await open('pos-go');
  expect(await page.evaluate(() => window.posSim.sandboxes())).toBe(2);
  await page.evaluate(() => window.posSim.kill());
  await page.evaluate(() =>
    window.posSim.native.returnNatively('1001', { lines: [{ sku: 'T1', quantity: 1 }] }),
  );
  expect(await heard()).toHaveLength(1);
  await page.getByRole('button', { name: 'Listen', exact: true }).click();
  await page.getByText('Outcome: "undefined"').waitFor();
});
