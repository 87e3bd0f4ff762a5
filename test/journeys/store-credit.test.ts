import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

test('one more tap makes all of it store credit, on an iPad', async () => {
  const { till, cashier } = await shop.enter({ device: 'ipad', locale: 'en' });
  await cashier.openReturns();
  await cashier.openOrder('#136383');
  await cashier.choose(shop.item('35004C'), 1);
  await cashier.review();
  await cashier.tap('plan.asStoreCredit');
  await cashier.sees('plan.payout.new_store_credit');
  await inspect(till.page, 'ipad-en-store-credit-plan');
  await cashier.confirm();
  await cashier.sees('done.leg.credited');
  await inspect(till.page, 'ipad-en-store-credit-done');
  const order = await shop.truth('136383');
  expect(moneyOut(order)).toEqual(['shopify_store_credit 4.65']);
  expect(order).toMatchObject({ storeCredit: [{ amount: '4.65' }], returns: [{ status: 'CLOSED' }] });
  const manager = await shop.managerPage('/admin?locale=en');
  await manager
    .getByText(/Store\scredit\sgiven/)
    .first()
    .waitFor();
});

test('a guest’s order is given to a customer first, in French on a POS Go', async () => {
  const { till, cashier } = await shop.enter({ device: 'pos-go', locale: 'fr' });
  const customer = shop.stack.store.customers[0];
  await cashier.openReturns();
  await cashier.openOrder('#536555');
  await cashier.choose(shop.item('20697'), 1);
  await cashier.review();
  await cashier.sees('plan.unavailable.NO_CUSTOMER');
  await cashier.tap('plan.customer.add');
  await till.page.getByRole('searchbox').fill(customer?.email ?? '');
  await cashier.tap('find.search');
  await till.page
    .getByText(customer?.email ?? '')
    .last()
    .click();
  await inspect(till.page, 'pos-go-fr-store-credit-customer');
  await cashier.tap('plan.customer.confirm', { name: customer?.name ?? '' });
  await cashier.sees('plan.payout.new_store_credit');
  await inspect(till.page, 'pos-go-fr-store-credit-plan');
  await cashier.confirm();
  const order = await shop.truth('536555');
  expect(order.customerId).toMatch(new RegExp(`/${customer?.id}$`));
  expect(moneyOut(order)).toEqual(['shopify_store_credit 2.55']);
});
