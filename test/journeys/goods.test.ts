import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

interface Shelf {
  locations: { name: string; available: number }[];
}
const shelf = async (sku: string) =>
  new Map(
    (await shop.control.get<Shelf>(`inventory?sku=${sku}`)).locations.map(({ name, available }) => [
      name,
      available,
    ]),
  );
const pick = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click();

describe.each([
  ['ipad', 'en'],
  ['pos-go', 'en'],
  ['pos-go', 'fr'],
] as const)('what is said of the goods, on %s in %s', (device, locale) => {
  test('why, in what condition, where it goes and a note: on the plan, in Shopify, in stock and in the log', async () => {
    const { till, cashier } = await shop.enter({ device, locale });
    const { words } = cashier;
    const before = await shelf('35004C');
    await cashier.openReturns();
    await cashier.openOrder('#136383');
    await cashier.choose(shop.item('35004C'), 1);

    if (device === 'pos-go') await cashier.tap('items.details');
    await cashier.tap('items.reason');
    await inspect(till.page, `${device}-${locale}-goods-reason`);
    await cashier.tap('items.otherReasons');
    await pick(till.page, 'Arrived too late');
    await cashier.sees('items.reason', { reason: 'Arrived too late' });

    await cashier.tap('items.condition');
    await pick(till.page, words.text('items.conditions.needs_a_look'));
    await cashier.tap('items.condition');
    await inspect(till.page, `${device}-${locale}-goods-condition`);
    await pick(till.page, words.text('items.conditions.sellable'));
    await cashier.tap('items.goesTo');
    await inspect(till.page, `${device}-${locale}-goods-place`);
    await pick(till.page, 'Camden');
    await cashier.sees('items.goesTo', { location: 'Camden' });

    await cashier.tap('items.addNote');
    await till.page.getByRole('textbox', { name: words.text('items.note') }).fill('Wing is bent');
    await inspect(till.page, `${device}-${locale}-goods-said`);

    await cashier.review();
    const said = [words.text('plan.goods.sellable'), 'Camden', 'Arrived too late'].join(' · ');
    expect(await cashier.reads()).toContain(said);
    await cashier.sees('plan.note', { note: 'Wing is bent' });
    await inspect(till.page, `${device}-${locale}-goods-plan`);
    await cashier.confirm();
    expect(await cashier.reads()).toContain(said);
    await inspect(till.page, `${device}-${locale}-goods-done`);

    const order = await shop.truth('136383');
    expect(moneyOut(order)).toEqual(['gift_card 2.58', 'shopify_payments 2.07']);
    expect(order.returns[0]?.lines).toMatchObject([
      {
        reason: 'arrived-late',
        note: expect.stringMatching(/^cr:[-0-9a-f]{36} Wing is bent$/),
        dispositions: [{ type: 'RESTOCKED', quantity: 1, location: 'Camden' }],
      },
    ]);
    const after = await shelf('35004C');
    const more = [...after].flatMap(([name, units]) =>
      units === before.get(name) ? [] : [`${name} ${units - (before.get(name) ?? 0)}`],
    );
    expect(more).toEqual(['Camden 1']);

    const manager = await shop.managerPage(`/admin?locale=${locale}`);
    await manager.getByRole('link', { name: '#136383' }).first().click();
    for (const text of ['Arrived too late', 'Camden', 'Wing is bent'])
      await manager.getByText(text).first().waitFor();
  });
});
