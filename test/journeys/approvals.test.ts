import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from '../../simulator/pos/sample/open-device.ts';
import type { Cashier } from '../till/cashier.ts';
import { literally } from '../till/words.ts';
import type { Till } from '../till/till.ts';
import { addManager } from './manager.test-kit.ts';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';

const PIN = '904217';
const ORDER = '136383';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

/** Whoever runs the shop: staff may pay out one pound alone, and Marta (staff number 21) approves the rest. */
async function setUp(locale: 'en' | 'fr' = 'en'): Promise<Page> {
  const rules = await shop.managerPage('/admin/policy?locale=en');
  await rules.getByLabel(/Refunds above/).fill('1.00');
  await rules.getByRole('button', { name: 'Save rules' }).click();
  await rules.getByText('Version 2 is saved').waitFor();
  const french = locale === 'fr';
  const page = await shop.managerPage(`/admin?locale=${locale}`);
  await page.getByRole('link', { name: french ? 'Responsables' : 'Managers' }).click();
  await page.getByRole('heading', { level: 1, name: french ? 'Responsables' : 'Managers' }).waitFor();
  await addManager(page, { name: 'Marta', staffNumber: '21', pin: PIN }, french);
  return page;
}

/** A till before a plan that needs a manager. */
async function plan(
  device: 'ipad' | 'pos-go',
  locale = 'en',
  staff?: number,
): Promise<{ till: Till; cashier: Cashier }> {
  const { till, cashier } = await shop.enter({ device, locale, ...(staff !== undefined && { staff }) });
  await cashier.openReturns();
  await cashier.openOrder(`#${ORDER}`);
  await cashier.choose(shop.item('35004C'), 1);
  await cashier.review();
  return { till, cashier };
}

const confirmButton = ({ till, cashier }: { till: Till; cashier: Cashier }) =>
  till.page.getByRole('button', { name: cashier.words.pattern('plan.confirm') });

test('set up, asked, refused for a wrong PIN, approved: the money goes out once and the log says who approved', async () => {
  const page = await setUp();
  await page.getByText('The PIN holds at every till from now on.').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.locator('body').innerText()).not.toContain(PIN);
  const at = await plan('ipad');
  const { till, cashier } = at;
  await cashier.sees('approval.heading');
  expect(await cashier.reads()).toMatch(/£4\.65 is more than the £1\.00/);
  expect(await confirmButton(at).isDisabled()).toBe(true);
  await inspect(till.page, 'ipad-en-approval-needed');
  await cashier.tap('approval.askOne', { name: 'Marta' });
  await till.sim('pin', '519283');
  await till.page.getByText('Wrong PIN. 4 tries left.').first().waitFor();
  await inspect(till.page, 'ipad-en-approval-pin');
  await till.sim('pin', PIN);
  await cashier.sees('approval.given', { name: 'Marta' });
  await inspect(till.page, 'ipad-en-approval-given');
  await cashier.confirm();
  await cashier.sees('approval.given', { name: 'Marta' });
  expect(moneyOut(await shop.truth(ORDER))).toEqual(['gift_card 2.58', 'shopify_payments 2.07']);
  const log = await shop.managerPage('/admin?locale=en');
  await log.getByText('Approved by Marta (Staff 21)').first().waitFor();
  await log
    .getByRole('link', { name: `#${ORDER}` })
    .first()
    .click();
  await log
    .getByText(/£4\.65 is more than the £1\.00 that staff may pay out alone/)
    .first()
    .waitFor();
  expect(await axeViolations(log)).toEqual([]);
  expect(await log.locator('body').innerText()).not.toMatch(new RegExp(`${PIN}|519283`));
});

test('in French on a POS Go: locked after five wrong PINs, until a minute has passed', async () => {
  const page = await setUp('fr');
  await page.getByText('Le code PIN vaut dès maintenant à toutes les caisses.').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const at = await plan('pos-go', 'fr');
  const { till, cashier } = at;
  await inspect(till.page, 'pos-go-fr-approval-needed');
  await cashier.tap('approval.askOne', { name: 'Marta' });
  for (let left = 4; left >= 0; left -= 1) await till.sim('pin', `51928${left}`);
  await till.page
    .getByText(/Trop de codes PIN erronés/)
    .first()
    .waitFor();
  await inspect(till.page, 'pos-go-fr-approval-locked');
  await till.page
    .getByRole('button', { name: /Annuler|Cancel/ })
    .last()
    .click();
  expect(await confirmButton(at).isDisabled()).toBe(true);
  await page.goto(`${shop.stack.origin}/admin/managers?locale=fr`);
  await page
    .getByText(/Bloqué jusqu’à/)
    .first()
    .waitFor();
  await cashier.tap('approval.askOne', { name: 'Marta' });
  await till.sim('pin', PIN);
  await till.page
    .getByText(/Trop de codes PIN erronés/)
    .first()
    .waitFor();
  await shop.control.post('clock', { advanceSeconds: 61 });
  await till.sim('pin', PIN);
  await cashier.sees('approval.given', { name: 'Marta' });
  await inspect(till.page, 'pos-go-fr-approval-given');
  await cashier.confirm();
  expect(moneyOut(await shop.truth(ORDER))).toHaveLength(2);
});

test('nobody approves for themselves; whoever changes the choices asks again; a tablet that dies loses nothing', async () => {
  const page = await setUp();
  // Marta herself at the till: nobody else can be asked.
  const hers = await plan('ipad', 'en', 21);
  await hers.cashier.sees('approval.nobody');
  expect(await confirmButton(hers).isDisabled()).toBe(true);
  await inspect(hers.till.page, 'ipad-en-approval-nobody');
  await page.getByRole('heading', { name: 'Add a manager' }).waitFor();
  await addManager(page, { name: 'Zoe', staffNumber: '22', pin: '1234' });
  await page.getByText('Too easy to guess: digits in a row, such as 1234.').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await addManager(page, { name: 'Zoe', staffNumber: '22', pin: '602718' });
  await page.getByRole('link', { name: 'Zoe' }).waitFor();

  const at = await plan('ipad');
  const { till, cashier } = at;
  await cashier.tap('approval.ask');
  await cashier.sees('approval.which');
  await till.page.getByRole('button', { name: /^Marta$/ }).click();
  // Pinning somebody else in between changes nothing: the plan was asked for by Amira, Marta stands there now.
  await till.sim('setStaff', 21);
  await till.sim('pin', PIN);
  await till.page
    .getByText(/Marta cannot approve their own refund/)
    .first()
    .waitFor();
  await till.page.getByRole('button', { name: 'Cancel' }).last().click();
  await till.sim('setStaff', 11);
  await cashier.tap('approval.ask');
  await till.page.getByRole('button', { name: /^Zoe$/ }).click();
  await till.sim('pin', '602718');
  await cashier.sees('approval.given', { name: 'Zoe' });
  await cashier.refundShipping();
  await cashier.sees('approval.heading');
  expect(await confirmButton(at).isDisabled()).toBe(true);

  await till.sim('kill');
  await cashier.openReturns();
  await cashier.tap('find.goOn');
  await cashier.review();
  await cashier.sees('approval.heading');
  await cashier.tap('approval.ask');
  await till.page.getByRole('button', { name: /^Zoe$/ }).click();
  await till.sim('pin', '602718');
  await cashier.sees('approval.given', { name: 'Zoe' });
  await cashier.confirm();
  await till.page
    .getByText(new RegExp(literally(cashier.words.text('done.nothingMore.what'))))
    .first()
    .waitFor();
  expect((await shop.truth(ORDER)).refunds).toHaveLength(1);
});
