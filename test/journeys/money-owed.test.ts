import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { addManager } from './manager.test-kit.ts';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

describe('money that did not arrive', () => {
  test('a failed payment is shown as money owed, and trying again pays it once', async () => {
    const { till, cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.openOrder('#136383');
    await cashier.review();
    await shop.control.post('faults', [{ operation: 'returnProcess', nth: 1, mode: 'refund-failed' }]);
    await cashier.confirm();
    await cashier.sees('done.owed');
    await inspect(till.page, 'ipad-en-owed');
    expect(moneyOut(await shop.truth('#136383'))).toEqual([]);
    const again = till.page.getByRole('button', { name: cashier.words.text('common.tryAgain') });
    await again.first().click();
    await cashier.sees('done.owed', { amount: '£2.07' });
    await again.first().click();
    await cashier.sees('done.paid');
    expect(moneyOut(await shop.truth('#136383')).sort()).toEqual(['gift_card 2.58', 'shopify_payments 2.07']);
  });

  test('a pending payment is on its way, and paid when the bank says so', async () => {
    const { cashier } = await shop.enter({ device: 'pos-go' });
    await cashier.openReturns();
    await cashier.openOrder('#136383');
    await cashier.review();
    await shop.control.post('faults', [{ operation: 'returnProcess', nth: 1, mode: 'refund-pending' }]);
    await cashier.confirm();
    await cashier.sees('done.pending');
    await shop.control.post('transactions', { order: '#136383', status: 'SUCCESS' });
    const manager = await shop.managerPage();
    const finished = manager.getByRole('row', { name: /#136383/ }).getByText('Finished');
    while (!(await finished.isVisible())) await manager.reload();
    expect(moneyOut(await shop.truth('#136383')).sort()).toEqual(['gift_card 2.58', 'shopify_payments 2.07']);
  });
});

describe.each([
  ['ipad', 'en'],
  ['pos-go', 'fr'],
] as const)('money that goes elsewhere than usual, on %s in %s', (device, locale) => {
  test('is moved to the card only with a manager’s PIN, where the shop’s rules say so', async () => {
    const rules = await shop.managerPage('/admin/policy?locale=en');
    await rules.getByRole('checkbox', { name: 'Money that goes elsewhere than usual' }).check();
    await rules.getByRole('button', { name: 'Save rules' }).click();
    await rules.getByText('Version 2 is saved').waitFor();
    const managers = await shop.managerPage('/admin/managers?locale=en');
    await addManager(managers, { name: 'Marta', staffNumber: '21', pin: '904217' });
    await managers.getByText('The PIN holds at every till from now on.').waitFor();

    const { till, cashier } = await shop.enter({ device, locale });
    const shot = (screen: string) => inspect(till.page, `${device}-${locale}-owed-${screen}`);
    await cashier.openReturns();
    await cashier.openOrder('#136383');
    await cashier.review();
    await shop.control.post('faults', [{ operation: 'returnProcess', nth: 1, mode: 'refund-failed' }]);
    await cashier.confirm();
    await cashier.sees('done.owed');
    await till.page
      .getByRole('button', { name: cashier.words.text('done.otherWay') })
      .first()
      .click();
    await till.page.getByRole('button', { name: /2[.,]58.*Visa/ }).click();
    await cashier.sees('approval.first');
    await shot('ask');
    await cashier.tap('approval.askOne', { name: 'Marta' });
    await till.sim('pin', '519283');
    await cashier.sees('approval.wrong.other', { count: 4 });
    expect(moneyOut(await shop.truth('#136383'))).toEqual([]);
    await till.sim('pin', '904217');
    await cashier.sees('done.owed', { amount: cashier.words.amount({ minor: 207, currency: 'GBP' }) });
    await shot('moved');
    expect(moneyOut(await shop.truth('#136383'))).toEqual(['shopify_payments 2.58']);
    const log = await shop.managerPage('/admin?locale=en&search=136383');
    await log.getByRole('link', { name: '#136383' }).first().click();
    await log.getByText(/Marta/).first().waitFor();
  });
});
