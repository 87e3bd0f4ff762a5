import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readPicture } from '../till/read-codes.ts';
import { names, type Cashier } from '../till/cashier.ts';
import type { Till, TillOptions } from '../till/till.ts';
import { literally } from '../till/words.ts';
import { HERE, moneyIn, ON_BOTH, recent, shirtStore, stockHere } from './exchange-store.test-kit.ts';
import { addManager } from './manager.test-kit.ts';
import { inspect, moneyOut, openShopOf, SCREENSHOTS, type Shop } from './shop.ts';

// A poster at 24.99 for a shirt that 15.00 was paid for.
const DUE = { minor: 999, currency: 'USD' };

let shop: Shop;
beforeAll(async () => {
  shop = await openShopOf(shirtStore());
});
afterEach(async () => {
  shop.stack.admin.setWebhooks(true);
  await shop.tidyUp();
});
afterAll(() => shop?.close());

/** A till with the plan of the poster for the shirt. */
async function plan(options: Omit<TillOptions, 'origin'> = {}): Promise<{ till: Till; cashier: Cashier }> {
  const { till, cashier } = await shop.enter({ ...HERE, ...options });
  await cashier.openReturns();
  await cashier.openOrder('#3001');
  await cashier.give(shop.item('SHIRT-M'), shop.item('POSTER'), 1);
  await cashier.reviewExchange();
  await cashier.sees('exchange.pays', { amount: cashier.words.amount(DUE) });
  return { till, cashier };
}

/** The same, confirmed: the customer has to pay. */
async function exchange(
  options: Omit<TillOptions, 'origin'> = {},
): Promise<{ till: Till; cashier: Cashier }> {
  const at = await plan(options);
  await at.cashier.confirmExchange();
  await at.cashier.sees('done.due', { amount: at.cashier.words.amount(DUE) });
  return at;
}

/** On Shopify's own order screen, which Done opens; then back. */
async function payOnOrderScreen(
  { till, cashier }: { till: Till; cashier: Cashier },
  ...how: string[]
): Promise<void> {
  await cashier.tap('due.collect');
  const screen = till.page.locator('section.native');
  await screen.getByRole('heading', { name: /#3001/ }).first().waitFor();
  await till.sim('payOutstanding', ...how);
  await screen.getByRole('button').first().click();
}

/** Web was told by Shopify, and did what was left. */
async function untilHandedOver(): Promise<void> {
  for (;;) {
    const { fulfillments } = await shop.truth('3001');
    if (fulfillments.some(({ lines }) => lines.some(({ sku }) => sku === 'POSTER'))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the code on screen holds, once its picture has come. */
async function payLinkShown({ page }: Till): Promise<string> {
  const picture = page.locator('s-image img');
  await picture.evaluate((image: HTMLImageElement) => image.decode());
  return (await readPicture(page, await picture.screenshot())).text;
}

/** Web was told of the sale: its order leads to the return in the log. */
async function untilSold(order: string): Promise<void> {
  const log = await shop.managerPage(`/admin?locale=en&search=${encodeURIComponent(order)}`);
  while (!(await log.getByText('#3001').first().isVisible())) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await log.reload();
  }
}

/** What the row of an exchange says while it waits to be paid. */
const toPay = ({ words }: Cashier) =>
  new RegExp(literally(words.text('due.toPay', { amount: words.amount(DUE) })));

/** Opens the exchange among the recent ones on the first screen. */
async function openRecent({ till, cashier }: { till: Till; cashier: Cashier }): Promise<void> {
  await recent(till, '#3001').click();
  await cashier.seesTheEnd();
}

async function finished(): Promise<void> {
  const order = await shop.truth('3001');
  expect(order.outstanding.shop).toBe('0.00');
  expect(order.fulfillments.flatMap(({ lines }) => lines)).toContainEqual({ sku: 'POSTER', quantity: 1 });
  expect(moneyOut(order)).toEqual([]);
  expect(await stockHere(shop, 'POSTER')).toBe(5);
}

/** The shop's rules: these ways to collect, in this order. */
async function collectBy(...routes: string[]): Promise<Page> {
  const rules = await shop.managerPage('/admin/policy?locale=en');
  const labels = [/Collect what is due: first/, 'Second', 'Third', 'Fourth', 'Fifth'];
  for (const [place, label] of labels.entries()) {
    await rules.getByLabel(label, { exact: typeof label === 'string' }).selectOption(routes[place] ?? '');
  }
  await rules.getByRole('button', { name: 'Save rules' }).click();
  await rules.getByText(/Version \d+ is saved/).waitFor();
  return rules;
}

describe.each(ON_BOTH)('the customer pays, on %s in %s', (device, locale) => {
  test('collected on Shopify’s order screen: the exchange ends by itself', async () => {
    const at = await plan({ device, locale });
    const { till, cashier } = at;
    await inspect(till.page, `${device}-${locale}-exchange-pays`);
    await cashier.confirmExchange();
    expect(await payLinkShown(till)).toMatch(/^https:\/\/small-harbor-goods\.myshopify\.com\/.+secret=/);
    await inspect(till.page, `${device}-${locale}-exchange-due`);
    const before = await shop.truth('3001');
    expect(before.outstanding.shop).toBe('9.99');
    expect(before.fulfillmentOrders.flatMap(({ holds }) => holds)).toContain('AWAITING_PAYMENT');
    // The customer comes back with the receipt, or only its number.
    await cashier.nextCustomer();
    await cashier.openOrder('3001');
    await cashier.sees('due.waits.what', { amount: cashier.words.amount(DUE) });
    await inspect(till.page, `${device}-${locale}-exchange-found-due`);
    await cashier.tap('due.open');
    await cashier.sees('done.due', { amount: cashier.words.amount(DUE) });
    await payOnOrderScreen(at);
    await untilHandedOver();
    await finished();
    // The till learns it when it is looked at again.
    await cashier.nextCustomer();
    await openRecent(at);
    await cashier.sees('done.none');
    await inspect(till.page, `${device}-${locale}-exchange-paid`);
    await cashier.nextCustomer();
    await recent(till, '#3001').waitFor();
    expect(await cashier.reads()).not.toMatch(toPay(cashier));
  });

  test('in parts, with webhooks switched off: how much is left, and the end when it is asked for', async () => {
    shop.stack.admin.setWebhooks(false);
    const at = await exchange({ device, locale });
    const { till, cashier } = at;
    await payOnOrderScreen(at, '4.00', 'cash');
    await cashier.tap('due.check');
    await cashier.sees('due.paid');
    await till.page
      .getByText(cashier.words.amount({ minor: 599, currency: 'USD' }))
      .first()
      .waitFor();
    await inspect(till.page, `${device}-${locale}-exchange-part-paid`);
    expect((await shop.truth('3001')).fulfillments.flatMap(({ lines }) => lines)).not.toContainEqual({
      sku: 'POSTER',
      quantity: 1,
    });
    await payOnOrderScreen(at);
    await till.sim('kill');
    await cashier.openReturns();
    await openRecent(at);
    await cashier.tap('due.check');
    await cashier.sees('done.none');
    await finished();
    expect(moneyIn(await shop.truth('3001'))).toHaveLength(2);
  });

  test('too late: said in words, and it can still be paid', async () => {
    const at = await exchange({ device, locale });
    const { till, cashier } = at;
    await shop.control.post('clock', { advanceSeconds: 9 * 86_400 });
    await cashier.nextCustomer();
    await recent(till, '#3001').click();
    await cashier.sees('due.overdue.what');
    await inspect(till.page, `${device}-${locale}-exchange-overdue`);
    shop.stack.admin.payOutstanding('3001');
    await cashier.tap('due.check');
    await cashier.sees('done.none');
    await finished();
  });

  test('by link: a code to scan and its words, paid on the customer’s own phone', async () => {
    const { till, cashier } = await exchange({ device, locale });
    const words = till.page.getByText(/^https:\/\//).first();
    expect(await payLinkShown(till)).toBe(await words.textContent());
    await inspect(till.page, `${device}-${locale}-exchange-link`);
    shop.stack.admin.payOutstanding('3001');
    await cashier.tap('due.check');
    await cashier.sees('done.none');
    await finished();
  });

  test('marked as paid by a manager with a PIN', async () => {
    await collectBy('mark_paid', 'collect_payment');
    const managers = await shop.managerPage('/admin/managers?locale=en');
    await addManager(managers, { name: 'Tom', staffNumber: '41', pin: '904217' });
    await managers.getByText('The PIN holds at every till from now on.').waitFor();

    const { till, cashier } = await exchange({ device, locale });
    await inspect(till.page, `${device}-${locale}-exchange-mark-paid`);
    await cashier.tap('approval.askOne', { name: 'Tom' });
    await till.sim('pin', '519283');
    await cashier.sees('approval.wrong.other', { count: 4 });
    await till.sim('pin', '904217');
    await cashier.sees('done.none');
    await finished();
  });

  test('through the cart: store credit first, then the goods are sold there; never over a cart in use', async () => {
    const { till, cashier } = await plan({ device, locale });
    await cashier.tap('exchange.useCart');
    await cashier.sees('exchange.inCart');
    await inspect(till.page, `${device}-${locale}-exchange-cart`);
    await cashier.confirm();
    await till.sim('addToCart', 5021);
    await cashier.tap('due.fillCart');
    await cashier.sees('due.cartInUse.what');
    await inspect(till.page, `${device}-${locale}-exchange-cart-in-use`);
    const used = await till.sim<{ lineItems: unknown[] }>('cart');
    expect(used.lineItems).toHaveLength(1);
  });

  test('through the cart: what is in it, for whom, and which return it belongs to', async () => {
    const { till, cashier } = await plan({ device, locale });
    await cashier.tap('exchange.useCart');
    await cashier.sees('exchange.inCart');
    await cashier.confirm();
    await inspect(till.page, `${device}-${locale}-exchange-cart-done`);
    await cashier.tap('due.fillCart');
    await cashier.sees('due.inCart');
    const cart = await till.sim<object>('cart');
    expect(cart).toMatchObject({
      customer: { id: 801 },
      lineItems: [{ variantId: 5031, quantity: 1 }],
      properties: { 'Exchange for return': expect.stringMatching(/^[A-Z\d]{8}$/) },
    });
    const order = await shop.truth('3001');
    expect(order.storeCredit).toMatchObject([{ amount: '15.00' }]);
    expect(order.returns).toMatchObject([{ exchangeLines: [] }]);
    // Looked at again, they are not offered a second time: in the cart, after it, and once Shopify has told of the sale.
    await cashier.nextCustomer();
    await openRecent({ till, cashier });
    await cashier.sees('due.inCart');
    const sold = await till.sim<{ name: string }>('checkOut', 'cash');
    expect((await shop.truth(sold.name)).transactions.map(({ gateway }) => gateway)).toEqual([
      'shopify_store_credit',
      'cash',
    ]);
    await untilSold(sold.name);
    await cashier.nextCustomer();
    await openRecent({ till, cashier });
    await cashier.sees('due.sold', { order: sold.name });
    await inspect(till.page, `${device}-${locale}-exchange-cart-sold`);
    const log = await shop.managerPage(`/admin?locale=en&search=${encodeURIComponent(sold.name)}`);
    await log.getByRole('link', { name: '#3001' }).first().click();
    await log.getByText(`Sold in the cart: order ${sold.name}`).waitFor();
    await log.screenshot({ path: join(SCREENSHOTS, 'admin-sold-in-cart.png'), fullPage: true });
  });

  test('Shopify’s own exchange: nothing is created here, its order screen opens', async () => {
    const { till, cashier } = await plan({ device, locale });
    await cashier.tap('common.openOrder');
    await till.page.getByRole('heading', { name: /#3001/ }).first().waitFor();
    const order = await shop.truth('3001');
    expect(order.returns).toEqual([]);
    expect(order.outstanding.shop).toBe('0.00');
  });

  test('called off: said first, then the goods leave the order and the money goes back', async () => {
    const { till, cashier } = await exchange({ device, locale });
    await cashier.tap('due.callOff');
    await inspect(till.page, `${device}-${locale}-exchange-call-off`);
    expect(names(await cashier.reads(), cashier.words, { minor: 1500, currency: 'USD' })).toBe(true);
    expect((await shop.truth('3001')).outstanding.shop).toBe('9.99');
    await cashier.tap('due.callOffDo');
    await cashier.sees('due.given.called_off');
    await inspect(till.page, `${device}-${locale}-exchange-called-off`);
    const order = await shop.truth('3001');
    expect(moneyOut(order)).toEqual(['shopify_payments 15.00']);
    expect(order.outstanding.shop).toBe('0.00');
    expect(await stockHere(shop, 'POSTER')).toBe(6);
  });

  test('called off after a part was paid in cash: that is handed out again, the rest goes back to the card', async () => {
    const at = await exchange({ device, locale });
    const { till, cashier } = at;
    await payOnOrderScreen(at, '4.00', 'cash');
    await cashier.tap('due.check');
    await cashier.sees('due.paid');
    await cashier.tap('due.callOff');
    await cashier.sees('due.callOffDo');
    expect(names(await cashier.reads(), cashier.words, { minor: 1900, currency: 'USD' })).toBe(true);
    await cashier.tap('due.callOffDo');
    await cashier.sees('due.given.called_off');
    expect(names(await cashier.reads(), cashier.words, { minor: 400, currency: 'USD' })).toBe(true);
    await inspect(till.page, `${device}-${locale}-exchange-part-called-off`);
    const order = await shop.truth('3001');
    expect(moneyOut(order).sort()).toEqual(['cash 4.00', 'shopify_payments 15.00']);
    expect(order.outstanding.shop).toBe('0.00');
  });

  test('the till dies while it waits: found again among the recent ones, with what is due', async () => {
    const at = await exchange({ device, locale });
    await at.till.sim('kill');
    await at.cashier.openReturns();
    await recent(at.till, '#3001').waitFor();
    expect(await at.cashier.reads()).toMatch(toPay(at.cashier));
    await inspect(at.till.page, `${device}-${locale}-exchange-recent`);
  });
});
