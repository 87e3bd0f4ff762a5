import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';

// One customer's two orders, each with a credit note in the books.
const [FIRST, SECOND] = ['#536521', '#536641'] as const;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

/** The first thing on an order that can come back. */
async function itemOn(order: string) {
  const { lines } = await shop.truth(order);
  const line = lines.find(({ returnable }) => returnable > 0);
  if (!line) throw new Error(`nothing of ${order} can come back`);
  return shop.item(line.sku);
}

test('goods of two orders come back at once: one plan, one confirmation, each order settled, on an iPad', async () => {
  const { till, cashier } = await shop.enter({ device: 'ipad', locale: 'en' });
  await cashier.openReturns();
  await cashier.openOrder(FIRST);
  await cashier.choose(await itemOn(FIRST), 1);
  await cashier.openAnotherOrder(SECOND);
  await cashier.choose(await itemOn(SECOND), 1);
  await inspect(till.page, 'ipad-en-visit-items');
  await cashier.reviewAll(2);
  await cashier.sees('visit.money', { order: FIRST });
  await inspect(till.page, 'ipad-en-visit-plan');
  const promised = await cashier.amountShown();
  await cashier.confirm();
  await inspect(till.page, 'ipad-en-visit-done');

  const [first, second] = [await shop.truth(FIRST), await shop.truth(SECOND)];
  expect(first).toMatchObject({ returns: [{ status: 'CLOSED' }], outstanding: { shop: '0.00' } });
  expect(second).toMatchObject({ returns: [{ status: 'CLOSED' }], outstanding: { shop: '0.00' } });
  const total = Number(first.refunded.shop) + Number(second.refunded.shop);
  expect(promised).toContain(total.toFixed(2));
  expect(moneyOut(first)).toHaveLength(1);
  expect(moneyOut(second)).toHaveLength(1);

  // The manager sees both, and from one the other.
  const manager = await shop.managerPage('/admin?locale=en');
  await manager.getByRole('link', { name: FIRST }).first().click();
  await manager.getByRole('link', { name: `At the same time: return of ${SECOND}` }).click();
  await manager.getByRole('heading', { name: new RegExp(SECOND) }).waitFor();
});

test('the till dies between two orders: both are taken up again together, in French on a POS Go', async () => {
  const { till, cashier } = await shop.enter({ device: 'pos-go', locale: 'fr' });
  await cashier.openReturns();
  await cashier.openOrder(FIRST);
  await cashier.choose(await itemOn(FIRST), 1);
  await cashier.openAnotherOrder(SECOND);
  await cashier.choose(await itemOn(SECOND), 1);
  await till.sim('kill');
  await cashier.openReturns();
  // Either of the two brings the other with it.
  await till.page
    .getByRole('button', { name: cashier.words.text('find.goOn') })
    .first()
    .click();
  await cashier.reviewAll(2);
  await inspect(till.page, 'pos-go-fr-visit-plan');
  // The money of one order goes another way.
  await cashier.tap('visit.money', { order: FIRST });
  await cashier.tap('plan.asStoreCredit');
  await cashier.sees('plan.payout.new_store_credit');
  await cashier.tap('visit.use');
  await cashier.sees('visit.money', { order: SECOND });
  await cashier.confirm();
  await inspect(till.page, 'pos-go-fr-visit-done');
  expect(moneyOut(await shop.truth(FIRST))[0]).toMatch(/^shopify_store_credit/);
  expect(moneyOut(await shop.truth(SECOND))[0]).not.toMatch(/^shopify_store_credit/);
});

test('another customer’s order does not join, and what was chosen waits', async () => {
  const { till, cashier } = await shop.enter({ device: 'ipad', locale: 'en' });
  await cashier.openReturns();
  await cashier.openOrder(FIRST);
  await cashier.choose(await itemOn(FIRST), 1);
  await cashier.tap('visit.add');
  await cashier.scan('#537034');
  await cashier.sees('refusal.VISIT_CUSTOMERS.what', { orderName: '#537034' });
  await inspect(till.page, 'ipad-en-visit-stranger');
  await cashier.review();
  await cashier.confirm();
  expect(moneyOut(await shop.truth('#537034'))).toEqual([]);
});
