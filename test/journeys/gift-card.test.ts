import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_STORE_FILE } from '../../simulator/stack/stack.ts';
import type { StoreFile, StoreShop } from '../../simulator/store-file.ts';
import { readCodes } from '../till/read-codes.ts';
import { inspect, moneyOut, openShop, openShopOf, type Shop } from './shop.ts';

const SCREENSHOTS = join(import.meta.dirname, 'screenshots');

/** The shop of the store file with another setting. */
async function openShopWith(change: Partial<StoreShop>): Promise<Shop> {
  const store = JSON.parse(readFileSync(DEFAULT_STORE_FILE, 'utf8')) as StoreFile;
  return openShopOf({ ...store, shop: { ...store.shop, ...change } });
}

let shop: Shop;
afterEach(async () => {
  try {
    await shop.tidyUp();
  } finally {
    await shop.close();
  }
});

test('all of it on a new gift card, on an iPad: one tap more, and its code on the slip only', async () => {
  shop = await openShop();
  const { till, cashier } = await shop.enter({ device: 'ipad', locale: 'en' });
  await cashier.openReturns();
  await cashier.openOrder('#136383');
  await cashier.review();
  await inspect(till.page, 'ipad-en-gift-card-offered');
  await cashier.giveAllAs('gift-card', '');
  await inspect(till.page, 'ipad-en-gift-card-plan');
  await cashier.confirm();
  await cashier.sees('done.leg.issued');
  await inspect(till.page, 'ipad-en-gift-card-done');
  const order = await shop.truth('136383');
  expect(moneyOut(order)).toEqual([]);
  expect(order).toMatchObject({
    outstanding: { shop: '0.00' },
    giftCards: [{ balance: '4.65', enabled: true }],
    returns: [{ status: 'CLOSED' }],
  });
  const code = order.giftCards[0]?.code ?? '?';
  expect(await cashier.reads()).toContain(`•••• ${code.slice(-4)}`);
  expect((await cashier.reads()).toLowerCase()).not.toContain(code);

  await cashier.tap('slip.print');
  await cashier.sees('slip.again');
  const [slip] = await till.sim<{ body: string }[]>('printed');
  mkdirSync(SCREENSHOTS, { recursive: true });
  const codes = await readCodes(shop.browser, slip?.body ?? '', join(SCREENSHOTS, 'slip-gift-card.png'));
  expect(codes.map(({ text }) => text)).toContain(code);
  const manager = await shop.managerPage('/admin?locale=en');
  await manager
    .getByText(/Gift\scard\sissued/)
    .first()
    .waitFor();
});

test('a part on a blank card, a part on the original card, in French on a POS Go', async () => {
  shop = await openShop();
  const { till, cashier } = await shop.enter({ device: 'pos-go', locale: 'fr' });
  const { page } = till;
  await cashier.openReturns();
  await cashier.openOrder('#136383');
  await cashier.review();
  await cashier.tap('plan.change');
  // The original gift card gets nothing, the card of the order its part, the new gift card what it alone had before.
  const fields = page.getByRole('spinbutton');
  await fields.nth(0).fill('0');
  await fields.last().fill('2,58');
  await inspect(page, 'pos-go-fr-gift-card-amounts');
  await cashier.tap('plan.apply');
  await cashier.sees('plan.payout.new_gift_card');
  await cashier.tap('plan.blankCard.use');
  await cashier.scan('BLNK 2345 6789 ABCD');
  await cashier.sees('plan.blankCard.chosen', { digits: 'abcd' });
  await inspect(page, 'pos-go-fr-gift-card-blank');
  await cashier.confirm();
  await cashier.sees('done.leg.issued');
  await inspect(page, 'pos-go-fr-gift-card-done');
  const order = await shop.truth('136383');
  expect(moneyOut(order)).toEqual(['shopify_payments 2.07']);
  expect(order.giftCards).toMatchObject([{ code: 'blnk23456789abcd', balance: '2.58', enabled: true }]);
  expect(order.outstanding.shop).toBe('0.00');
});

describe('where it cannot be so', () => {
  test('one card may hold less: said in words, and a part of it can still go there', async () => {
    shop = await openShopWith({ giftCardIssueLimit: '3.00' });
    const { till, cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.openOrder('#136383');
    await cashier.review();
    await cashier.sees('plan.giftCardLimit', { limit: '£3.00' });
    await inspect(till.page, 'ipad-en-gift-card-limit');
    expect(await till.page.getByRole('button', { name: cashier.words.text('plan.asGiftCard') }).count()).toBe(
      0,
    );
  });

  test('Shopify takes none in exchange: nothing is paid, and the next plan is on the original payments', async () => {
    shop = await openShopWith({ giftCardExchange: false });
    const { till, cashier } = await shop.enter({ device: 'pos-go' });
    await cashier.openReturns();
    await cashier.openOrder('#136383');
    await cashier.review();
    await cashier.giveAllAs('gift-card', '');
    await cashier.tap('plan.confirm');
    await cashier.sees('refusal.GIFT_CARD_REFUSED.what');
    await inspect(till.page, 'pos-go-en-gift-card-refused');
    expect((await shop.truth('136383')).returns).toEqual([]);
    await cashier.tap('refused.newPlan');
    await cashier.confirm();
    const order = await shop.truth('136383');
    expect(moneyOut(order).sort()).toEqual(['gift_card 2.58', 'shopify_payments 2.07']);
    expect(order.giftCards).toEqual([]);
  });

  test('the shop issues none: the plan says so', async () => {
    shop = await openShopWith({ giftCardIssueLimit: '0.00' });
    const { cashier } = await shop.enter();
    await cashier.openReturns();
    await cashier.openOrder('#136383');
    await cashier.review();
    await cashier.sees('plan.unavailable.NO_GIFT_CARDS');
  });
});
