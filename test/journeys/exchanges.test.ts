import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { literally } from '../till/words.ts';
import { HERE, ON_BOTH, shirtStore, stockHere } from './exchange-store.test-kit.ts';
import { countTaps, inspect, moneyOut, openShopOf, SCREENSHOTS, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShopOf(shirtStore());
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

const LARGE = /Sailor Shirt · L/;

describe.each([
  ['ipad', 'en'],
  ['pos-go', 'en'],
  ['ipad', 'fr'],
  ['pos-go', 'fr'],
] as const)('an even swap on %s in %s', (device, locale) => {
  test('size L for M at the price that was paid: six taps and four requests at the most', async () => {
    const { till, cashier } = await shop.enter({ device, locale, ...HERE });
    const shot = (screen: string) => inspect(till.page, `${device}-${locale}-exchange-${screen}`);
    await cashier.openReturns();
    const taps = await countTaps(till.page);
    await cashier.openOrder('#3001');
    await shot('1-items');
    await cashier.tap('swap.open');
    await till.page.getByRole('button', { name: LARGE }).waitFor();
    await shot('2-swap');
    await till.page.getByRole('button', { name: LARGE }).click();
    await cashier.sees('items.heading');
    await shot('3-items');
    await cashier.reviewExchange();
    await shot('4-plan');
    await cashier.sees('exchange.even');
    await cashier.confirmExchange();
    await shot('5-done');
    await cashier.sees('done.none');
    await cashier.sees('due.given.given');
    expect(await taps()).toBeLessThanOrEqual(6);
    const requests = await till.sim<{ path: string; status: number }[]>('requests');
    expect(requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
      '/pos/find 200',
      '/pos/exchange/choices 200',
      '/pos/plan 200',
      '/pos/settle 200',
    ]);

    const order = await shop.truth('3001');
    expect(moneyOut(order)).toEqual([]);
    expect(order.outstanding.shop).toBe('0.00');
    expect(order.returns).toMatchObject([
      { status: 'CLOSED', exchangeLines: [{ sku: 'SHIRT-L', quantity: 1 }] },
    ]);
    expect(order.fulfillments.flatMap(({ lines }) => lines)).toContainEqual({ sku: 'SHIRT-L', quantity: 1 });
    expect([await stockHere(shop, 'SHIRT-M'), await stockHere(shop, 'SHIRT-L')]).toEqual([3, 3]);
  });
});

describe.each(ON_BOTH)('on %s in %s', (device, locale) => {
  test('a defective one is replaced by the same again: noted on the return, no money', async () => {
    const { till, cashier } = await shop.enter({ device, locale, ...HERE });
    await cashier.openReturns();
    await cashier.openOrder('#3001');
    await cashier.swap(shop.item('SHIRT-M'), new RegExp(literally(cashier.words.text('swap.again'))));
    await cashier.reviewExchange();
    expect(await cashier.reads()).toContain(cashier.words.text('exchange.replacement'));
    await inspect(till.page, `${device}-${locale}-exchange-replacement`);
    await cashier.confirmExchange();
    const order = await shop.truth('3001');
    expect(order.returns).toMatchObject([{ exchangeLines: [{ sku: 'SHIRT-M', quantity: 1 }] }]);
    expect(order.returns[0]?.lines[0]?.note).toMatch(/replacement/i);
    expect(moneyOut(order)).toEqual([]);
  });

  test('none here: to be sent, to the address that the customer says', async () => {
    const { till, cashier } = await shop.enter({ device, locale, ...HERE });
    await cashier.openReturns();
    await cashier.openOrder('#3001');
    await cashier.swap(shop.item('SHIRT-M'), /Sailor Shirt · XL/);
    expect(await till.page.getByRole('switch', { name: cashier.words.text('swap.ship') }).isChecked()).toBe(
      true,
    );
    await cashier.tap('swap.review');
    await cashier.sees('refusal.EXCHANGE_NO_ADDRESS.what');
    await inspect(till.page, `${device}-${locale}-exchange-no-address`);
    const fill = (field: string, value: string) =>
      till.page.getByLabel(cashier.words.text(`exchange.address.${field}`), { exact: true }).fill(value);
    await fill('lastName', 'Whitfield');
    await fill('address1', '1 Quay');
    await fill('city', 'Portland');
    await fill('zip', '04101');
    await fill('countryCode', 'us');
    await fill('provinceCode', 'me');
    await cashier.tap('exchange.address.use');
    await cashier.sees('exchange.even');
    await cashier.sees('exchange.shipTo');
    const said = await cashier.reads();
    expect(said).toMatch(/1 Quay/);
    const from = cashier.words.text('exchange.shipFrom', { location: 'Warehouse' });
    expect(said).toMatch(new RegExp(literally(from)));
    await inspect(till.page, `${device}-${locale}-exchange-to-be-sent`);
    await cashier.confirmExchange();
    const order = await shop.truth('3001');
    expect(order.fulfillmentOrders).toContainEqual(
      expect.objectContaining({ status: 'OPEN', lines: [{ sku: 'SHIRT-XL', remaining: 1 }] }),
    );
    expect(moneyOut(order)).toEqual([]);
  });

  test('part exchange, part refund: two mugs come back, one large mug is given', async () => {
    const { till, cashier } = await shop.enter({ device, locale, ...HERE });
    await cashier.openReturns();
    await cashier.openOrder('#3101');
    await cashier.choose(shop.item('MUG-S'), 2);
    await cashier.swap(shop.item('MUG-S'), /Stoneware Mug · Large/);
    await cashier.reviewExchange();
    // Two came back at 12.00; one is given at the 12.00 that was paid for one of them.
    await cashier.sees('exchange.receives', {
      amount: cashier.words.amount({ minor: 1200, currency: 'USD' }),
    });
    await inspect(till.page, `${device}-${locale}-exchange-part-refund`);
    await cashier.confirmExchange();
    await inspect(till.page, `${device}-${locale}-exchange-part-refund-done`);
    const order = await shop.truth('3101');
    expect(moneyOut(order)).toEqual(['shopify_payments 12.00']);
    expect(order.outstanding.shop).toBe('0.00');
    expect(order.returns).toMatchObject([{ exchangeLines: [{ sku: 'MUG-L', quantity: 1 }] }]);
  });

  test('several for one, found by scan and by words', async () => {
    const { till, cashier } = await shop.enter({ device, locale, ...HERE });
    await cashier.openReturns();
    await cashier.openOrder('#3001');
    await cashier.tap('swap.open');
    await cashier.sees('swap.heading');
    await cashier.scan(shop.item('CANDLE').barcode);
    await cashier.sees('items.heading');
    await cashier.tap('swap.open');
    await till.page.getByRole('searchbox').fill('stoneware');
    await cashier.tap('find.search');
    await till.page.getByRole('button', { name: /Stoneware Mug · Small/ }).click();
    await cashier.sees('items.heading');
    await inspect(till.page, `${device}-${locale}-exchange-several`);
    await cashier.reviewExchange();
    await cashier.sees('exchange.pays', { amount: cashier.words.amount({ minor: 525, currency: 'USD' }) });
    await till.page.getByText(cashier.words.text('exchange.takeOff')).first().waitFor();
  });

  test('stock gone between plan and confirm: refused with why, and nothing was created', async () => {
    const { till, cashier } = await shop.enter({ device, locale, ...HERE });
    await cashier.openReturns();
    await cashier.openOrder('#3001');
    await cashier.swap(shop.item('SHIRT-M'), LARGE);
    await cashier.reviewExchange();
    shop.stack.admin.nativeExchange(
      '3002',
      [{ sku: 'SHIRT-M', quantity: 1 }],
      [{ sku: 'SHIRT-L', quantity: 4 }],
    );
    await cashier.tap('exchange.confirm.even');
    await cashier.sees('exchange.nothing');
    await inspect(till.page, `${device}-${locale}-exchange-stock-gone`);
    expect(await cashier.reads()).toMatch(/Sailor Shirt/);
    expect((await shop.truth('3001')).returns.filter(({ status }) => status === 'OPEN')).toEqual([]);
    // Another size, and it is done.
    await cashier.tap('refused.items');
    await cashier.tap('swap.takeOut');
    await cashier.swap(shop.item('SHIRT-M'), /Sailor Shirt · S/);
    await cashier.reviewExchange();
    await cashier.confirmExchange();
    expect((await shop.truth('3001')).returns).toMatchObject([{ exchangeLines: [{ sku: 'SHIRT-S' }] }]);
  });

  test('an exchange of an exchange, three deep: never more goes back than was paid', async () => {
    const { cashier } = await shop.enter({ device, locale, ...HERE });
    await cashier.openReturns();
    for (const [back, instead] of [
      ['SHIRT-M', LARGE],
      ['SHIRT-L', /Sailor Shirt · S/],
      ['SHIRT-S', /Sailor Shirt · M/],
    ] as const) {
      await cashier.openOrder('#3001');
      await cashier.choose(shop.item(back), 1);
      await cashier.swap(shop.item(back), instead);
      await cashier.reviewExchange();
      await cashier.sees('exchange.even');
      await cashier.confirmExchange();
      await cashier.nextCustomer();
    }
    await cashier.openOrder('#3001');
    await cashier.choose(shop.item('SHIRT-M'), 1);
    await cashier.review();
    await cashier.confirm();
    const order = await shop.truth('3001');
    expect(order.returns).toHaveLength(4);
    expect(moneyOut(order)).toEqual(['shopify_payments 15.00']);
    expect(order.outstanding.shop).toBe('0.00');
    // The log shows what came from what: from the middle, back and on.
    const log = await shop.managerPage('/admin?locale=en&search=3001');
    await log.getByRole('link', { name: '#3001' }).nth(2).click();
    await log.getByText(/^Came from: #3001-R1/).waitFor();
    await log.getByText(/^Led to: #3001-R4/).waitFor();
    await log.screenshot({ path: join(SCREENSHOTS, 'admin-chain.png'), fullPage: true });
    await log.getByRole('link', { name: /^Led to: #3001-R3/ }).click();
    await log.getByText(/^Came from: #3001-R2/).waitFor();
  });

  test('the till dies with goods chosen: they are there again', async () => {
    const { till, cashier } = await shop.enter({ device, locale, ...HERE });
    await cashier.openReturns();
    await cashier.openOrder('#3001');
    await cashier.swap(shop.item('SHIRT-M'), LARGE);
    await till.sim('kill');
    await cashier.openReturns();
    await cashier.tap('find.goOn');
    await till.page.getByText(/Sailor Shirt · L/).waitFor();
    await cashier.reviewExchange();
    await till.sim('kill');
    await cashier.openReturns();
    await cashier.tap('find.goOn');
    await cashier.reviewExchange();
    await cashier.confirmExchange();
  });
});
