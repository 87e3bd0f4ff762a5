import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from '../../simulator/pos/sample/open-device.ts';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

/** The manager at the page of the rules. */
async function openRules(locale = 'en'): Promise<Page> {
  const page = await shop.managerPage(`/admin?locale=${locale}`);
  await page.getByRole('link', { name: locale === 'fr' ? 'Règles de retour' : 'Return rules' }).click();
  await page.getByRole('status').filter({ hasText: /\w/ }).first().waitFor();
  return page;
}

async function save(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: 'Save rules' }).click();
  await page.getByText(`Version ${version} is saved`).waitFor();
}

const days = (count: number): Promise<unknown> =>
  shop.control.post('clock', { advanceSeconds: count * 86_400 });

describe('the rules of the shop', () => {
  test('thirty days: a late order is refused with the day, and taken back with a reason', async () => {
    const page = await openRules();
    expect(await page.locator('body').innerText()).toMatch(/Whatever Shopify lets come back may come back/);
    await page.getByLabel('Days for goods bought in the shop').fill('thirty');
    await page.getByRole('button', { name: 'Save rules' }).click();
    await page.getByText('Write a whole number of days').waitFor();
    await page.getByLabel('Days for goods bought in the shop').fill('30');
    await page.getByLabel('Days for goods bought online').fill('30');
    await page.getByText('may come back for 30 days').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await save(page, 2);
    expect(await axeViolations(page)).toEqual([]);

    await days(60);
    const { till, cashier } = await shop.enter({ device: 'ipad', locale: 'en' });
    await cashier.openReturns();
    await cashier.openOrder('#136383');
    expect(await cashier.reads()).toMatch(/Too late: the last day was \w+ \d+, 2026/);
    await inspect(till.page, 'ipad-en-policy-late');
    await cashier.tap('exception.ask');
    await till.page.getByLabel('Reason').fill('Was in hospital');
    await cashier.tap('exception.apply');
    await cashier.sees('exception.made', { reason: 'Was in hospital' });
    await cashier.choose(shop.item('35004C'), 1);
    await cashier.review();
    await inspect(till.page, 'ipad-en-policy-plan');
    expect(await cashier.reads()).toMatch(/Too late/);
  });

  test('a fee is kept to the penny, or left out with a reason, on a POS Go', async () => {
    const page = await openRules();
    await page.getByLabel('Restocking fee in percent').fill('15');
    await page.getByLabel('Return shipping fee (GBP)').fill('0.50');
    await save(page, 2);

    const { till, cashier } = await shop.enter({ device: 'pos-go', locale: 'fr' });
    await cashier.openReturns();
    await cashier.openOrder('#136383');
    await cashier.choose(shop.item('35004C'), 1);
    await cashier.review();
    await inspect(till.page, 'pos-go-fr-policy-fees');
    const charged = await cashier.amountShown();
    await cashier.tap('fees.waive');
    await till.page.getByLabel(cashier.words.text('exception.reason')).fill('Erreur de la boutique');
    await inspect(till.page, 'pos-go-fr-policy-waive');
    await cashier.tap('exception.apply');
    await cashier.sees('exception.made', { reason: 'Erreur de la boutique' });
    expect(await cashier.amountShown()).not.toBe(charged);
    await cashier.tap('fees.take');
    await cashier.sees('plan.heading', { amount: charged.replace(/^.*?(?=\d)/, '') });
    await cashier.confirm();
    const order = await shop.truth('136383');
    const [orderReturn] = order.returns;
    const fees = [
      orderReturn?.lines[0]?.restockingFee?.charged.shop,
      orderReturn?.returnShippingFee?.charged.shop,
    ];
    expect(fees[0]).toBe('0.70');
    expect(order).toMatchObject({ outstanding: { shop: '0.00' } });
    const left = 4.65 - fees.reduce((sum, fee) => sum + Number(fee ?? 0), 0);
    const paid = moneyOut(order).reduce((sum, out) => sum + Number(out.split(' ')[1]), 0);
    expect(paid.toFixed(2)).toBe(left.toFixed(2));
  });
});
