import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { inspect, moneyOut, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

/** Of one item, paid with a gift card and a Visa card. */
const SMALL = '#136383';
const REFUNDED_SMALL = ['gift_card 2.58', 'shopify_payments 2.07'];
/** Of seven items, paid with one card. */
const LARGER = '#136391';

describe('a tablet dies, and the cashier goes on', () => {
  test('while items are chosen: they are still chosen', async () => {
    const { till, cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.openOrder(LARGER);
    await cashier.choose(shop.item('22556'), 2);
    await cashier.choose(shop.item('21484'), 1);
    await till.sim('kill');

    await cashier.openReturns();
    await inspect(till.page, 'ipad-en-unfinished');
    await cashier.tap('find.goOn');
    await cashier.sees('items.heading');
    expect(await cashier.reads()).toContain(cashier.words.counted('items.chosen', 3));
    await cashier.review();
    await cashier.confirm();
    expect(moneyOut(await shop.truth(LARGER))).toEqual(['shopify_payments 6.75']);
  });

  test('before the plan: nothing was paid, and it can be confirmed afterwards', async () => {
    const { till, cashier } = await shop.enter({ device: 'pos-go' });
    await cashier.openReturns();
    await cashier.openOrder(SMALL);
    await cashier.review();
    await till.sim('kill');
    expect(moneyOut(await shop.truth(SMALL))).toEqual([]);

    await cashier.openReturns();
    await cashier.tap('find.goOn');
    await cashier.sees('items.heading');
    await cashier.review();
    await cashier.confirm();
    expect(moneyOut(await shop.truth(SMALL))).toEqual(REFUNDED_SMALL);
  });

  test('after the tap that pays: the till knows that it does not know, asks, and tells the truth', async () => {
    const { till, cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.openOrder(SMALL);
    await cashier.review();
    await shop.control.post('faults', [{ operation: 'returnProcess', nth: 1, mode: 'slow', ms: 2000 }]);
    await cashier.tap('plan.confirm');
    await shop.untilWebWaits();
    await till.sim('kill');

    await till.page.getByRole('button', { name: /^Returns/ }).click();
    await cashier.sees('checking.doNot');
    await inspect(till.page, 'ipad-en-unsettled');
    await cashier.seesTheEnd();
    expect(await cashier.reads()).toContain('Refunded £4.65');
    expect(moneyOut(await shop.truth(SMALL))).toEqual(REFUNDED_SMALL);
  });
});

describe('two tills', () => {
  test('a draft begun at one till is there at the other', async () => {
    const first = await shop.enter();
    await first.cashier.openReturns();
    await first.cashier.openOrder(LARGER);
    await first.cashier.choose(shop.item('22556'), 5);
    await first.cashier.review();

    const second = await shop.enter({ device: 'pos-go', staff: 12 });
    await second.cashier.openReturns();
    await second.cashier.openOrder(LARGER);
    expect(await second.cashier.reads()).toContain(second.cashier.words.counted('items.chosen', 5));
  });

  test('both have the plan of one order before them: one pays, the other is told, and nobody is paid twice', async () => {
    const [first, second] = await Promise.all([shop.enter(), shop.enter({ device: 'pos-go', staff: 12 })]);
    for (const { cashier } of [first, second]) {
      await cashier.openReturns();
      await cashier.openOrder(SMALL);
      await cashier.review();
    }
    await Promise.all([first.cashier.tap('plan.confirm'), second.cashier.tap('plan.confirm')]);
    for (const { till, cashier } of [first, second]) {
      const ended = till.page.getByRole('button', { name: cashier.words.text('done.next') });
      await ended
        .or(till.page.getByRole('heading', { name: cashier.words.text('refused.heading') }))
        .waitFor();
    }
    const screens = await Promise.all([first.cashier.reads(), second.cashier.reads()]);
    expect(screens.filter((text) => text.includes('Refunded £4.65'))).toHaveLength(1);
    expect(screens.filter((text) => text.includes('Nothing was refunded'))).toHaveLength(1);
    expect(moneyOut(await shop.truth(SMALL))).toEqual(REFUNDED_SMALL);
  });

  test('the item came back at the other till meanwhile: the plan is refused and what is left is shown', async () => {
    const [first, second] = await Promise.all([shop.enter(), shop.enter({ device: 'pos-go' })]);
    await first.cashier.openReturns();
    await first.cashier.openOrder(SMALL);
    await second.cashier.openReturns();
    await second.cashier.openOrder(SMALL);
    await second.cashier.review();
    await second.cashier.confirm();

    await first.cashier.tap('items.review');
    await first.cashier.sees('refused.heading');
    await inspect(first.till.page, 'ipad-en-refused');
    expect(moneyOut(await shop.truth(SMALL))).toEqual(REFUNDED_SMALL);
  });
});

describe('an impatient finger', () => {
  test('tapping "Refund" twice pays once', async () => {
    const { till, cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.openOrder(SMALL);
    await cashier.review();
    await till.page.getByRole('button', { name: 'Refund £4.65' }).dblclick();
    await cashier.seesTheEnd();
    expect(moneyOut(await shop.truth(SMALL))).toEqual(REFUNDED_SMALL);
  });
});

describe('a till without a connection', () => {
  test('says so, keeps what was chosen, and goes on when it is back', async () => {
    const { till, cashier } = await shop.enter({ device: 'pos-go' });
    await cashier.openReturns();
    await cashier.openOrder(LARGER);
    await till.sim('setOnline', false);
    await cashier.sees('common.offline.what');
    await inspect(till.page, 'pos-go-en-offline');
    await cashier.choose(shop.item('22556'), 2);
    await till.sim('setOnline', true);
    await cashier.review();
    await cashier.confirm();
    expect(moneyOut(await shop.truth(LARGER))).toEqual(['shopify_payments 3.30']);
  });

  test('loses it while the refund is under way: does not know, says so, and learns the truth', async () => {
    const { till, cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.openOrder(SMALL);
    await cashier.review();
    await shop.control.post('faults', [{ operation: 'returnProcess', nth: 1, mode: 'slow', ms: 1500 }]);
    await cashier.tap('plan.confirm');
    await shop.untilWebWaits();
    await till.sim('setOnline', false);
    await cashier.sees('checking.offline');
    await inspect(till.page, 'ipad-en-unknown');
    await till.sim('setOnline', true);
    await cashier.seesTheEnd();
    expect(await cashier.reads()).toContain('Refunded £4.65');
    expect(moneyOut(await shop.truth(SMALL))).toEqual(REFUNDED_SMALL);
  });
});
