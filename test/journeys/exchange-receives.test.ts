import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Cashier } from '../till/cashier.ts';
import type { Till, TillOptions } from '../till/till.ts';
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

/** A till with the plan of a candle for the shirt. */
async function planCandle(options: Omit<TillOptions, 'origin'>): Promise<{ till: Till; cashier: Cashier }> {
  const { till, cashier } = await shop.enter({ ...HERE, ...options });
  await cashier.openReturns();
  await cashier.openOrder('#3001');
  await cashier.give(shop.item('SHIRT-M'), shop.item('CANDLE'), 1);
  await cashier.reviewExchange();
  return { till, cashier };
}

describe.each(ON_BOTH)('the customer gets the rest, on %s in %s', (device, locale) => {
  test('on the original payment', async () => {
    const { till, cashier } = await planCandle({ device, locale });
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
    const { till, cashier } = await planCandle({ device, locale });
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
