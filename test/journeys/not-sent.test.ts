import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

describe.each([
  ['ipad', 'en'],
  ['pos-go', 'en'],
  ['pos-go', 'fr'],
] as const)('what was never sent, on %s in %s', (device, locale) => {
  const enter = () => shop.enter({ device, locale });
  const picture = (name: string) => `${device}-${locale}-not-sent-${name}`;

  test('is cancelled and refunded by itself, without a return', async () => {
    const { till, cashier } = await enter();
    await cashier.openReturns();
    // Its one item is chosen already.
    await cashier.openOrder('#536835');
    await till.page.getByText(cashier.words.counted('items.cancelled', 1), { exact: true }).waitFor();
    await till.page.getByText(cashier.words.counted('items.unsent', 1), { exact: true }).waitFor();
    await inspect(till.page, picture('alone-items'));
    await cashier.review();
    await cashier.sees('plan.cancelled');
    await cashier.sees('plan.goods.unsent');
    expect(await cashier.reads()).not.toContain(cashier.words.text('plan.back'));
    const promised = await cashier.amountShown();
    await inspect(till.page, picture('alone-plan'));
    await cashier.confirm();
    await cashier.sees('done.goodsAre.cancelled');
    await inspect(till.page, picture('alone-done'));
    const order = await shop.truth('536835');
    expect(order).toMatchObject({ returns: [], outstanding: { shop: '0.00' }, refunds: [{}] });
    expect(promised.replace(',', '.')).toContain(order.refunded.shop);
    expect(order.fulfillmentOrders.map(({ status }) => status)).not.toContain('OPEN');
  });

  test('goes with what comes back: one plan, one total, one tap, two refunds', async () => {
    const { till, cashier } = await enter();
    const { words } = cashier;
    await cashier.openReturns();
    await cashier.openOrder('#536844');
    const before = await shop.truth('536844');
    const sent = before.lines.find(({ returnable }) => returnable > 0);
    await cashier.choose(shop.item(sent?.sku ?? ''), 1);
    await cashier.scan(shop.item('22841').barcode);
    await till.page.getByText(words.counted('items.cancelled', 1), { exact: true }).waitFor();
    await inspect(till.page, picture('both-items'));
    await cashier.review();
    await cashier.sees('plan.back');
    await cashier.sees('plan.cancelled');
    const promised = await cashier.amountShown();
    await inspect(till.page, picture('both-plan'));
    await cashier.confirm();
    await cashier.sees('done.goodsAre.returned');
    await cashier.sees('done.cancelled');
    await inspect(till.page, picture('both-done'));
    const order = await shop.truth('536844');
    expect(order).toMatchObject({ returns: [{ status: 'CLOSED' }], outstanding: { shop: '0.00' } });
    expect(order.refunds).toHaveLength(2);
    expect(promised.replace(',', '.')).toContain(order.refunded.shop);

    const manager = await shop.managerPage(`/admin?locale=${locale}`);
    await manager.getByRole('link', { name: '#536844' }).first().click();
    await manager.getByText(locale === 'fr' ? 'Jamais envoyé : annulé' : 'Never sent: cancelled').waitFor();
    await inspect(manager, picture('both-manager'));
  });

  test('an order whose money is only held is cancelled whole: nothing is refunded, the hold is let go', async () => {
    const { till, cashier } = await enter();
    await cashier.openReturns();
    await cashier.openOrder('#536573');
    await cashier.sees('hold.only.what', { amount: cashier.words.amount({ minor: 14707, currency: 'GBP' }) });
    await inspect(till.page, picture('held-items'));
    await cashier.tap('hold.all');
    await cashier.tap('hold.review');
    await cashier.sees('hold.heading');
    await inspect(till.page, picture('held-plan'));
    await cashier.tap('hold.confirm');
    await cashier.seesTheEnd();
    await cashier.sees('hold.done');
    await inspect(till.page, picture('held-done'));
    const order = await shop.truth('536573');
    expect(order.financialStatus).toBe('VOIDED');
    expect(moneyOut(order)).toEqual([]);
  });
});

test('of a held order a part cannot be paid back, and the till says what to do', async () => {
  const { till, cashier } = await shop.enter({ device: 'pos-go', locale: 'en' });
  await cashier.openReturns();
  await cashier.openOrder('#536573');
  await cashier.scan(shop.item('84755').barcode);
  await till.page.getByText(cashier.words.counted('items.cancelled', 1), { exact: true }).waitFor();
  await cashier.tap('hold.review');
  await cashier.sees('refusal.AUTHORIZED_PART.next');
  await inspect(till.page, 'pos-go-en-not-sent-held-part');
});

test('Shopify cancels nothing after the goods came back: the rest is told as it is', async () => {
  const { till, cashier } = await shop.enter({ device: 'ipad', locale: 'en' });
  await cashier.openReturns();
  await cashier.openOrder('#536844');
  const before = await shop.truth('536844');
  await cashier.choose(shop.item(before.lines.find(({ returnable }) => returnable > 0)?.sku ?? ''), 1);
  await cashier.scan(shop.item('22841').barcode);
  await till.page.getByText(cashier.words.counted('items.cancelled', 1), { exact: true }).waitFor();
  await cashier.review();
  await shop.control.post('faults', [{ operation: 'refundCreate', nth: 1, mode: 'user-error' }]);
  await cashier.confirm();
  await cashier.sees('done.notCancelled.what');
  await cashier.sees('done.stillOnOrder');
  await inspect(till.page, 'ipad-en-not-sent-not-cancelled');
  const order = await shop.truth('536844');
  expect(order.refunds).toHaveLength(1);
  expect(order.outstanding.shop).toBe('0.00');
});
