import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { HERE, shirtStore } from './exchange-store.test-kit.ts';
import { inspect, moneyOut, openShopOf, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShopOf(shirtStore());
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

// A candle at 8.25 for a shirt that 15.00 was paid for.
const REST = { minor: 675, currency: 'USD' };

test('the customer gets the rest on the original payment, on an iPad', async () => {
  const { till, cashier } = await shop.enter(HERE);
  await cashier.openReturns();
  await cashier.openOrder('#3001');
  await cashier.tap('swap.open');
  await cashier.sees('swap.heading');
  await cashier.scan(shop.item('CANDLE').barcode);
  await cashier.reviewExchange();
  await cashier.sees('exchange.receives', { amount: cashier.words.amount(REST) });
  await inspect(till.page, 'ipad-en-exchange-receives');
  await cashier.confirmExchange();
  await cashier.sees('done.paid', { amount: cashier.words.amount(REST) });
  await inspect(till.page, 'ipad-en-exchange-receives-done');
  const order = await shop.truth('3001');
  expect(moneyOut(order)).toEqual(['shopify_payments 6.75']);
  expect(order.outstanding.shop).toBe('0.00');
});

test('or on a new gift card, in French on a POS Go', async () => {
  const { till, cashier } = await shop.enter({ device: 'pos-go', locale: 'fr', ...HERE });
  await cashier.openReturns();
  await cashier.openOrder('#3001');
  await cashier.tap('swap.open');
  await cashier.sees('swap.heading');
  await cashier.scan(shop.item('CANDLE').barcode);
  await cashier.reviewExchange();
  await cashier.giveAllAs('gift-card', '');
  await inspect(till.page, 'pos-go-fr-exchange-gift-card');
  await cashier.confirmExchange();
  await cashier.sees('done.leg.issued');
  await inspect(till.page, 'pos-go-fr-exchange-gift-card-done');
  const order = await shop.truth('3001');
  expect(moneyOut(order)).toEqual([]);
  expect(order.giftCards).toMatchObject([{ balance: '6.75', enabled: true }]);
  expect(order.outstanding.shop).toBe('0.00');
});
