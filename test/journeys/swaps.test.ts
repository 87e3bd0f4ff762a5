import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { HERE, shirtStore, stockHere } from './exchange-store.test-kit.ts';
import { countTaps, inspect, moneyOut, openShopOf, type Shop } from './shop.ts';

// What was never sent is swapped by an order edit: the same screens, no return.

let shop: Shop;
beforeAll(async () => {
  shop = await openShopOf(shirtStore());
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

const LARGE = /Sailor Shirt · L/;
const REST = { minor: 675, currency: 'USD' };

describe.each([
  ['ipad', 'en'],
  ['pos-go', 'fr'],
] as const)('what was never sent, on %s in %s', (device, locale) => {
  const shot = (page: Parameters<typeof inspect>[0], name: string) =>
    inspect(page, `${device}-${locale}-unsent-swap-${name}`);

  test('size L for M at the price that was paid: six taps, four requests, no return', async () => {
    const { till, cashier } = await shop.enter({ device, locale, ...HERE });
    await cashier.openReturns();
    const taps = await countTaps(till.page);
    await cashier.openOrder('#3102');
    await shot(till.page, 'items');
    await cashier.tap('swap.open');
    await till.page.getByRole('button', { name: LARGE }).click();
    await cashier.sees('items.heading');
    await cashier.reviewExchange();
    await cashier.sees('exchange.even');
    await shot(till.page, 'plan');
    await cashier.confirmExchange();
    await cashier.sees('done.none');
    await cashier.sees('due.given.given');
    await shot(till.page, 'done');
    expect(await taps()).toBeLessThanOrEqual(6);
    expect(await till.sim<unknown[]>('requests')).toHaveLength(4);

    const order = await shop.truth('3102');
    expect(order).toMatchObject({ returns: [], refunds: [], outstanding: { shop: '0.00' } });
    expect(order.lines.map(({ sku, refunded }) => [sku, refunded])).toEqual([
      ['SHIRT-M', 1],
      ['SHIRT-L', 0],
    ]);
    expect(order.fulfillments.flatMap(({ lines }) => lines)).toEqual([{ sku: 'SHIRT-L', quantity: 1 }]);
    expect(await stockHere(shop, 'SHIRT-L')).toBe(3);

    const manager = await shop.managerPage(`/admin?locale=${locale}`);
    await manager.getByRole('link', { name: '#3102' }).first().click();
    await manager
      .getByText(locale === 'fr' ? 'Échanger ce qui' : 'Swap what was not sent')
      .first()
      .waitFor();
    await shot(manager, 'manager');
  });

  test('for something cheaper: the rest goes back to the card', async () => {
    const { till, cashier } = await shop.enter({ device, locale, ...HERE });
    await cashier.openReturns();
    await cashier.openOrder('#3102');
    await cashier.tap('swap.open');
    await cashier.sees('swap.heading');
    await cashier.scan(shop.item('CANDLE').barcode);
    await cashier.reviewExchange();
    await cashier.sees('exchange.receives', { amount: cashier.words.amount(REST) });
    await shot(till.page, 'cheaper-plan');
    await cashier.confirmExchange();
    await cashier.sees('done.paid', { amount: cashier.words.amount(REST) });
    await shot(till.page, 'cheaper-done');
    const order = await shop.truth('3102');
    expect(moneyOut(order)).toEqual(['shopify_payments 6.75']);
    expect(order).toMatchObject({ returns: [], outstanding: { shop: '0.00' } });
  });
});
