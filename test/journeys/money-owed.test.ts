import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
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
