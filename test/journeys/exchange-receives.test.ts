import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { HERE, ON_BOTH, shirtStore } from './exchange-store.test-kit.ts';
import { inspect, moneyOut, openShopOf, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShopOf(shirtStore());
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

// A candle at 8.25 for a shirt that 15.00 was paid for.
const REST = { minor: 675, currency: 'USD' };

describe.each(ON_BOTH)('the customer gets the rest, on %s in %s', (device, locale) => {
  test('on the original payment', async () => {
    const { till, cashier } = await shop.enter({ device, locale, ...HERE });
    await cashier.openReturns();
    await cashier.openOrder('#3001');
    await cashier.tap('swap.open');
    await cashier.sees('swap.heading');
    await cashier.scan(shop.item('CANDLE').barcode);
    await cashier.reviewExchange();
    await cashier.sees('exchange.receives', { amount: cashier.words.amount(REST) });
    await inspect(till.page, `${device}-${locale}-exchange-receives`);
    await cashier.confirmExchange();
    await cashier.sees('done.paid', { amount: cashier.words.amount(REST) });
    await inspect(till.page, `${device}-${locale}-exchange-receives-done`);
    const order = await shop.truth('3001');
    expect(moneyOut(order)).toEqual(['shopify_payments 6.75']);
    expect(order.outstanding.shop).toBe('0.00');
  });

  test('or on a new gift card', async () => {
    const { till, cashier } = await shop.enter({ device, locale, ...HERE });
    await cashier.openReturns();
    await cashier.openOrder('#3001');
    await cashier.tap('swap.open');
    await cashier.sees('swap.heading');
    await cashier.scan(shop.item('CANDLE').barcode);
    await cashier.reviewExchange();
    await cashier.giveAllAs('gift-card', '');
    await inspect(till.page, `${device}-${locale}-exchange-gift-card`);
    await cashier.confirmExchange();
    await cashier.sees('done.leg.issued');
    await inspect(till.page, `${device}-${locale}-exchange-gift-card-done`);
    const order = await shop.truth('3001');
    expect(moneyOut(order)).toEqual([]);
    expect(order.giftCards).toMatchObject([{ balance: '6.75', enabled: true }]);
    expect(order.outstanding.shop).toBe('0.00');
  });
});
