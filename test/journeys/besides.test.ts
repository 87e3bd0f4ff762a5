import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallStore } from '../../simulator/admin/small-store.ts';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';

// #2002 of the small shop: three candles sent abroad, 24.05 together with tax, 5.00 of shipping, a duty of 3.01, a tip of 2.50.
const folder = mkdtempSync(join(tmpdir(), 'besides-'));
let shop: Shop;
beforeAll(async () => {
  const store = smallStore();
  for (const order of store.orders) {
    if (order.name !== '#2002') continue;
    order.duties = [{ line: 0, amount: '3.01' }];
    order.tip = '2.50';
    order.total = '34.56';
    for (const payment of order.payments) payment.amount = '34.56';
  }
  const storeFile = join(folder, 'store.json');
  writeFileSync(storeFile, JSON.stringify(store));
  shop = await openShop({ storeFile });
});
afterEach(() => shop.tidyUp());
afterAll(async () => {
  await shop?.close();
  rmSync(folder, { recursive: true });
});

const usd = (minor: number) => ({ minor, currency: 'USD' });

describe.each([
  ['ipad', 'en'],
  ['pos-go', 'en'],
  ['pos-go', 'fr'],
] as const)('what goes back beside the items, on %s in %s', (device, locale) => {
  test('duties by themselves, the tip when asked for, the shipping in two parts over two visits', async () => {
    const { till, cashier } = await shop.enter({ device, locale });
    const { words } = cashier;
    const shot = (screen: string) => inspect(till.page, `${device}-${locale}-besides-${screen}`);
    const turnOn = (key: string) => till.page.getByRole('switch', { name: words.text(key) }).click();
    const seesTotal = (minor: number) => cashier.sees('plan.heading', { amount: words.amount(usd(minor)) });
    const candle = shop.item('CANDLE');

    await cashier.openReturns();
    await cashier.openOrder('#2002');
    await cashier.choose(candle, 1);
    await cashier.review();
    await seesTotal(901);
    await shot('1-plan');
    await turnOn('plan.tip');
    await seesTotal(1151);
    await cashier.tap('plan.shippingOther');
    await shot('2-part');
    await cashier.tap('plan.cancel');
    await cashier.refundShipping(usd(200));
    await seesTotal(1351);
    await cashier.sees('plan.shippingPartOf', {
      amount: words.amount(usd(200)),
      left: words.amount(usd(500)),
    });
    await shot('3-all');
    await cashier.confirm();
    expect(moneyOut(await shop.truth('2002'))).toEqual(['shopify_payments 13.51']);
    await cashier.nextCustomer();

    await cashier.openOrder('#2002');
    await cashier.choose(candle, 1);
    await cashier.review();
    await cashier.sees('plan.shippingLeft', { amount: words.amount(usd(300)) });
    expect(await till.page.getByRole('switch', { name: words.text('plan.tip') }).count()).toBe(0);
    await turnOn('plan.duties');
    await seesTotal(803);
    await cashier.refundShipping();
    await seesTotal(1103);
    await cashier.confirm();
    const order = await shop.truth('2002');
    expect(moneyOut(order)).toEqual(['shopify_payments 13.51', 'shopify_payments 11.03']);
    expect(order.outstanding.presentment).toBe('0.00');

    const manager = await shop.managerPage(`/admin?locale=${locale}`);
    await manager.getByRole('link', { name: '#2002' }).last().click();
    for (const part of locale === 'fr'
      ? ['Pourboire remboursé', 'Droits de douane remboursés']
      : ['Tip refunded', 'Duties refunded'])
      await manager.getByText(part).waitFor();
  });
});
