import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { BROWSER_USER_AGENT, chromiumLaunchOptions } from '../../scripts/chromium.mjs';
import { openDatabase, type Database } from '../../web/app/journal/database.ts';
import { seedReturn } from '../../web/app/log/returns.test-kit.ts';
import { startStack, type Stack } from '../stack/stack.ts';

// The manager's pages as a person has them: web's production build, framed, in a browser.
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let stack: Stack;
let database: Database;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  stack = await startStack();
  database = openDatabase(stack.database.url, { queries: 2, locks: 1 });
  browser = await chromium.launch(chromiumLaunchOptions());
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await database?.close();
  await stack?.stop();
});
beforeEach(async () => {
  await page?.close();
  complaints.length = 0;
  page = await browser.newPage({ userAgent: BROWSER_USER_AGENT, viewport: { width: 1280, height: 900 } });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
});

async function open(path: string, heading: string | RegExp): Promise<void> {
  await page.goto(stack.origin + path);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.waitForLoadState('networkidle');
}

async function expectAccessible(): Promise<void> {
  await page.evaluate(AXE);
  const found = await page.evaluate<{ violations: { id: string; nodes: { target: unknown }[] }[] }>(
    'axe.run()',
  );
  const named = found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
  expect(named).toEqual([]);
  expect(complaints).toEqual([]);
}

const minutesAgo = (minutes: number) => new Date(stack.now().getTime() - minutes * 60_000);
const seed = (given: Parameters<typeof seedReturn>[1]) =>
  seedReturn(database, { shop: stack.store.shop.domain, ...given });

describe("the manager's pages", () => {
  test('an empty log says how the first return gets there', async () => {
    await open('/admin', 'Returns log');
    await page.getByText('No returns yet').waitFor();
    expect(await page.getByRole('button', { name: 'Export CSV' }).count()).toBe(0);
    await expectAccessible();
  });

  test('a full log: filter, turn pages, open a return, go back', async () => {
    for (let n = 0; n < 55; n++) await seed({ orderName: `#${5000 + n}`, at: minutesAgo(100 + n) });
    await seed({ orderName: '#6001', at: minutesAgo(3), legStatus: 'failed' });
    await seed({
      orderName: '#6002',
      at: minutesAgo(2),
      state: 'refused',
      amounts: [],
      refusal: { code: 'RETURN_OPEN', returnName: '#6002-R1' },
    });
    await open('/admin', 'Returns log');
    await expectAccessible();
    const rows = page.getByRole('row');
    expect(await rows.count()).toBe(51);
    await page
      .getByRole('row', { name: /#6002/ })
      .getByText('Return #6002-R1 of this order is still open.')
      .waitFor();

    await page.getByRole('link', { name: 'Older' }).click();
    await page.getByRole('link', { name: '#5054' }).waitFor();
    expect(await rows.count()).toBe(8);
    await page.getByRole('link', { name: 'Newer' }).click();
    await page.getByRole('link', { name: '#6002' }).waitFor();

    await page.getByLabel('State').selectOption({ label: 'Money owed' });
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.waitForURL(/state=owed/);
    await page.getByRole('link', { name: '#6002' }).waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(2);

    await page.getByRole('row', { name: /#6001/ }).getByText('Owed', { exact: true }).click(); // anywhere in the row
    await page.getByRole('heading', { level: 1, name: 'Return of order #6001' }).waitFor();
    await page.getByRole('alert').getByText('Money owed').waitFor();
    await expectAccessible();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Return of order #6001' }).waitFor();
    await page.getByRole('link', { name: 'Returns log' }).click();
    await page.getByRole('heading', { level: 1, name: 'Returns log' }).waitFor();
  });

  test('search by keyboard, nothing found, filters cleared', async () => {
    await open('/admin', 'Returns log');
    await page.getByRole('searchbox', { name: 'Order or reference' }).fill('5007');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search=5007/);
    await page.getByRole('link', { name: '#5008' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('searchbox', { name: 'Order or reference' }).fill('nothing like it');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing matches these filters').waitFor();
    await expectAccessible();
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await page.getByRole('link', { name: '#6002' }).waitFor();
    expect(await page.getByRole('searchbox', { name: 'Order or reference' }).inputValue()).toBe('');
  });

  test('the export comes as a file, with the filters on screen', async () => {
    await open('/admin?search=5007', 'Returns log');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^returns-\d{4}-\d\d-\d\d\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('#5007');
  });

  test('French, page after page', async () => {
    await open('/admin?locale=fr', 'Journal des retours');
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    await expectAccessible();
    await page.getByRole('link', { name: '#6001' }).click();
    await page.getByRole('heading', { level: 1, name: 'Retour de la commande #6001' }).waitFor();
    await expectAccessible();
  });

  test('a phone shows the same as a list', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await open('/admin', 'Returns log');
    await expectAccessible();
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths[0]).toBe(widths[1]);
  });

  test('a return that is not there', async () => {
    await open('/admin/returns/0f8fad5b-d9cb-469f-a165-70867728950e', 'No such return');
  });
});

describe('who may frame them', () => {
  const get = (path: string) =>
    fetch(stack.webOrigin + path, { headers: { 'User-Agent': BROWSER_USER_AGENT } });

  test("web lets this shop's admin frame its pages and nobody else", async () => {
    const shop = stack.store.shop.domain;
    const response = await get(`/admin?shop=${shop}&host=YWRtaW4&embedded=1`);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toMatch(
      new RegExp(`^frame-ancestors https://${shop.replaceAll('.', '\\.')} https://admin\\.shopify\\.com`),
    );
    const forged = await get('/admin?shop=evil.example.com&host=YWRtaW4&embedded=1');
    expect(forged.headers.get('Content-Security-Policy') ?? '').not.toContain('evil');
  });

  test('without a token there is nothing to see', async () => {
    const html = await (await get('/admin')).text();
    expect(html).not.toContain('#6001');
  });

  test('people who find the address read what it is', async () => {
    expect(await (await get('/')).text()).toContain('Counter Returns takes returns at the counter');
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
  });
});
