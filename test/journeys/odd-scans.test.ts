import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

describe('what a scanner may read', () => {
  test('nothing of it is an order of this shop: the cashier reads what was read and what to try, and goes on', async () => {
    const { till, cashier } = await shop.enter({ device: 'pos-go' });
    await cashier.openReturns();
    for (const code of [
      'not an order',
      '#999999',
      '0000000000000',
      'gid://shopify/Order/1',
      'https://another-shop.myshopify.com/1/orders/abc',
      '"; name:* OR (status:any)',
      '<b>&amp;</b>\u0000',
      'x'.repeat(2048),
      '🧦'.repeat(200),
    ]) {
      await cashier.scan(code);
      await cashier.sees('find.nothing.next');
      const answered = await till.sim<{ path: string; status: number }[]>('requests');
      expect(answered.filter(({ path, status }) => path !== '/pos/find' || status !== 200)).toEqual([]);
    }
    await inspect(till.page, 'pos-go-en-nothing-found');
    await cashier.openOrder('#136383');
  });

  test('an empty scan asks for another', async () => {
    const { cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.scan('   ');
    await cashier.sees('find.empty.next');
    await cashier.openOrder('#136383\r\n');
  });

  test('one code delivered three times is one order and one item', async () => {
    const { till, cashier } = await shop.enter();
    await till.sim('setHostile', { repeatScans: 3 });
    await cashier.openReturns();
    await cashier.openOrder('#136391');
    expect((await till.sim<{ path: string }[]>('requests')).map(({ path }) => path)).toEqual(['/pos/find']);
  });

  test('the barcode of an item leads to the orders that have it', async () => {
    const { till, cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.scan(shop.item('22556').barcode);
    await cashier.sees('find.ordersOfItem');
    await inspect(till.page, 'ipad-en-orders-of-item');
  });

  test('an item that is not on the order is said to be so, and changes nothing', async () => {
    const { till, cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.openOrder('#136391');
    await cashier.scan('5030009999999');
    await cashier.sees('items.notOnOrder.next');
    await inspect(till.page, 'ipad-en-not-on-order');
    expect(await cashier.reads()).toContain(cashier.words.text('items.none'));
  });
});

describe('orders that are not ordinary', () => {
  test('592 lines: twenty at most on screen, the last one found by its barcode', async () => {
    const { till, cashier } = await shop.enter({ device: 'pos-go' });
    await cashier.openReturns();
    await cashier.openOrder('#536876');
    expect(await till.page.getByRole('spinbutton').count()).toBeLessThanOrEqual(20);
    await inspect(till.page, 'pos-go-en-592-lines');
    await cashier.choose(shop.item('21992'), 18);
    await cashier.review();
    await cashier.confirm();
    expect(moneyOut(await shop.truth('#536876'))).toEqual(['shopify_payments 45.18']);
  });

  test('a quantity of thousands is typed; more than was bought is not taken', async () => {
    const { till, cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.openOrder('#136757');
    const amount = till.page.getByRole('spinbutton').first();
    await amount.fill('99999');
    await cashier.sees('items.atMost', { left: 9360 });
    await amount.fill('9360');
    await cashier.sees('items.chosen.other', { count: 9360 });
    await cashier.review();
    expect(await cashier.amountShown()).toContain('£280.80');
  });

  test('a return already open in Shopify is named and gone on with, and no second one is begun', async () => {
    const { till, cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.openOrder('#536393');
    await cashier.sees('begun.OPEN.what', { name: '#536393-R1' });
    await inspect(till.page, 'ipad-en-return-open');
    await cashier.review();
    await cashier.confirm();
    expect(await shop.truth('#536393')).toMatchObject({
      returns: [{ name: '#536393-R1', status: 'CLOSED' }],
    });
    expect((await shop.truth('#536393')).returns).toHaveLength(1);
  });

  test('an account without the app permission is told which one it lacks', async () => {
    const { till, cashier } = await shop.enter();
    await till.sim('setHostile', { noAppPermission: true });
    await cashier.openReturns();
    await cashier.scan('#136383');
    await cashier.sees('failure.NO_PERMISSION.next');
    await inspect(till.page, 'ipad-en-no-permission');
  });
});
