import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { literally } from '../till/words.ts';
import { countTaps, inspect, moneyOut, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

/** These words in this order, with no other card between them. */
function said(...parts: string[]): RegExp {
  return new RegExp(parts.map(literally).join('[^•]*'));
}

describe.each([
  ['ipad', 'en'],
  ['pos-go', 'en'],
  ['ipad', 'fr'],
  ['pos-go', 'fr'],
] as const)('a receipt is refunded to where the money came from, on %s in %s', (device, locale) => {
  test('scan #136383, its one item, 2.58 GBP to the gift card and 2.07 GBP to the Visa card', async () => {
    const { till, cashier } = await shop.enter({ device, locale });
    const { words } = cashier;
    const shot = (screen: string): Promise<void> => inspect(till.page, `${device}-${locale}-${screen}`);
    const taps = await countTaps(till.page);
    await shot('1-home');

    await cashier.openReturns();
    await shot('2-find');
    await cashier.openOrder('#136383');
    await cashier.choose(shop.item('35004C'), 1);
    await shot('3-items');

    await cashier.review();
    await shot('4-plan');
    const plan = await cashier.reads();
    const total = words.amount({ minor: 465, currency: 'GBP' });
    const onGiftCard = words.amount({ minor: 258, currency: 'GBP' });
    const onVisa = words.amount({ minor: 207, currency: 'GBP' });
    expect(plan).toMatch(said(words.text('plan.heading', { amount: total })));
    expect(plan).toMatch(said(words.text('plan.tender.gift_card'), ' •••• 3831', onGiftCard));
    expect(plan).toMatch(said('Visa •••• 2082', onVisa));

    await cashier.confirm();
    await shot('5-done');
    const done = await cashier.reads();
    expect(done).toMatch(said(words.text('done.paid', { amount: total })));
    expect(done).toMatch(said(' •••• 3831', onGiftCard));
    expect(done).toMatch(said('Visa •••• 2082', onVisa));

    const requests = await till.sim<{ path: string; status: number }[]>('requests');
    expect(requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
      '/pos/find 200',
      '/pos/plan 200',
      '/pos/settle 200',
    ]);
    expect(await taps()).toBeLessThanOrEqual(5);

    const order = await shop.truth('136383');
    expect(moneyOut(order)).toEqual(['gift_card 2.58', 'shopify_payments 2.07']);
    expect(order.outstanding.shop).toBe('0.00');
    expect(order.returns).toMatchObject([{ name: '#136383-R1', status: 'CLOSED' }]);

    const manager = await shop.managerPage(`/admin?locale=${locale}`);
    await manager.getByRole('link', { name: '#136383' }).first().click();
    await manager.getByText('#136383-R1').first().waitFor();
    expect(await manager.locator('body').innerText()).toMatch(said(total));

    await cashier.nextCustomer();
    await shot('6-next-customer');
  });
});
