import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallStore } from '../../simulator/admin/small-store.ts';
import { inspect, openShop, type Shop } from './shop.ts';

// #2001 of the small shop was paid in cash. In Switzerland there is no coin below five centimes.
const folder = mkdtempSync(join(tmpdir(), 'cash-'));
let shop: Shop;
beforeAll(async () => {
  const store = smallStore();
  const storeFile = join(folder, 'store.json');
  writeFileSync(storeFile, JSON.stringify({ ...store, shop: { ...store.shop, currency: 'CHF' } }));
  shop = await openShop({ storeFile });
});
afterEach(() => shop.tidyUp());
afterAll(async () => {
  await shop?.close();
  rmSync(folder, { recursive: true });
});

const chf = (minor: number) => ({ minor, currency: 'CHF' });

test.each([
  ['ipad', 'en'],
  ['pos-go', 'fr'],
] as const)('cash: exact in Shopify, in coins at the counter, on %s in %s', async (device, locale) => {
  const { till, cashier } = await shop.enter({ device, locale });
  const [line] = (await shop.truth('#2001')).lines;
  await cashier.openReturns();
  await cashier.openOrder('#2001');
  await cashier.choose(shop.item(line?.sku ?? ''), 1);
  await cashier.review();
  const inCoins = cashier.words.text('plan.inCoins', { amount: cashier.words.amount(chf(1295)) });
  await till.page.getByText(inCoins).waitFor();
  await inspect(till.page, `${device}-${locale}-cash-plan`);
  await cashier.confirm();
  await till.page.getByText(inCoins).waitFor();
  await inspect(till.page, `${device}-${locale}-cash-done`);
  expect(await shop.truth('#2001')).toMatchObject({
    refunded: { shop: '12.96' },
    outstanding: { shop: '0.00' },
  });
});
