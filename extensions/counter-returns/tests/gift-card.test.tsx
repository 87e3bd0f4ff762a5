/// <reference types="@shopify/ui-extensions/pos.home.modal.render" />
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getExtension } from '@shopify/ui-extensions-tester';
import type { SettledLeg } from '../../../domain/settlement.ts';
import type { Scan } from '../src/host.ts';
import {
  CARD,
  exampleLeg,
  exampleOrder,
  examplePlan,
  exampleSettlement,
  gbp,
  GIFT_CARD,
  NEW_CARD,
} from './examples.ts';
import { fakeStorage } from './fake-storage.ts';
import { fakeWeb } from './fake-web.ts';
import { live } from './live.ts';
import { all, button, is, press, readScreen, type, until } from './screen.ts';
import { translate } from './translate.ts';

const extension = getExtension('pos.home.modal.render');
let web = fakeWeb(exampleOrder());
let scans = live<Scan>({});

beforeEach(() => {
  web = fakeWeb(exampleOrder());
  scans = live<Scan>({});
});
afterEach(() => extension.tearDown());

/** The plan of one item, where web issues a gift card when it is asked to. */
async function openPlan(tender = NEW_CARD): Promise<void> {
  const tenders = [GIFT_CARD, CARD, tender];
  web.replies.plan = (draft) => {
    const all = { legs: [exampleLeg(tender, 465)], tenders };
    const plan = examplePlan(draft, draft.split === 'gift_card' ? all : { tenders });
    const legs = plan.legs.map((leg): SettledLeg => {
      const issued = leg.kind === 'new_gift_card';
      return { ...leg, status: 'success', transactionId: null, lastDigits: issued ? '41e7' : leg.lastDigits };
    });
    web.replies.settle = () => ({ kind: 'settlement', settlement: exampleSettlement(plan, { legs }) });
    return { kind: 'plan', plan, managers: [] };
  };
  extension.setUp();
  const { shopify } = extension;
  Object.assign(shopify.i18n, {
    translate,
    formatCurrency: (value: number) => `£${value.toFixed(2)}`,
    formatDate: (date: Date) => date.toISOString().slice(0, 10),
  });
  Object.assign(shopify.connectivity, { current: live({ internetConnected: 'Connected' }) });
  Object.assign(shopify.scanner.scannerData, { current: scans });
  Object.assign(shopify.scanner.sources, { current: live(['camera']) });
  Object.assign(shopify.storage, fakeStorage());
  Object.assign(shopify.session, { getSessionToken: () => Promise.resolve('token') });
  extension.fetch = web.fetch as typeof fetch;
  await extension.render();
  scans.set({ data: '#1001' });
  await until('Choose items');
  type(all('s-number-field')[1], '1');
  await until('1 item comes back');
  press('Review refund');
  await until('Pay back £4.65');
}

async function chooseGiftCard(): Promise<void> {
  press('All on a new gift card');
  await until(/New gift card.*£4\.65.*Onto a new gift card: its code is on the slip/);
}

describe('a new gift card', () => {
  test('takes all of it in one tap; when it is issued the till says which card to hand over', async () => {
    await openPlan();
    await chooseGiftCard();
    expect(readScreen()).not.toContain('All on a new gift card');
    expect(web.asked.at(-1)?.body.draft?.split).toBe('gift_card');
    press('Refund £4.65');
    await until('Refunded £4.65');
    expect(readScreen()).toContain('Give the customer the card: New gift card •••• 41e7');
    expect(readScreen()).toContain('Issued: the card can be used now');
    expect(readScreen()).not.toContain('There is nothing more to do.');
    expect(web.asked.at(-1)?.body.giftCardCode).toBeNull();
  });

  test('gets the code of a blank card that is scanned', async () => {
    await openPlan();
    await chooseGiftCard();
    press('Use a blank card');
    await until('Scan the blank card, or type its code.');
    expect(is(button('Refund £4.65'), 'disabled')).toBe(true);
    expect(readScreen()).toContain('Scan with camera');
    scans.set({ data: 'no code' });
    await until('That is no gift card code');
    scans.set({ data: 'A5BH-6H64-B329-J4K7' });
    await until('Blank card •••• j4k7');
    expect(readScreen()).not.toContain('a5bh');
    press('Refund £4.65');
    await until('Refunded £4.65');
    expect(web.asked.at(-1)?.body.giftCardCode).toBe('a5bh6h64b329j4k7');
  });

  test('or of one whose code is typed; and none after all', async () => {
    await openPlan();
    await chooseGiftCard();
    press('Use a blank card');
    await until('Scan the blank card');
    const [field] = all('s-text-field');
    if (!field) throw new Error('no field');
    field.value = 'a5bh6h64b329j4k7';
    field.dispatchEvent(new Event('change'));
    await until('Blank card •••• j4k7');
    press('No blank card');
    await until('Use a blank card');
    press('Refund £4.65');
    await until('Refunded £4.65');
    expect(web.asked.at(-1)?.body.giftCardCode).toBeNull();
  });

  test('that may hold less says how much, and takes a part', async () => {
    await openPlan({ ...NEW_CARD, ceiling: gbp(300) });
    expect(readScreen()).not.toContain('All on a new gift card');
    expect(readScreen()).toContain('At most £3.00 can go onto one new gift card.');
    press('Change amounts');
    await until('New gift card, at most £3.00');
  });

  test.each([
    ['NO_GIFT_CARDS', 'this shop issues no gift cards'],
    ['OTHER_CURRENCY', 'this order was paid in another'],
    ['RETURN_BEGUN', 'this return was begun elsewhere'],
  ] as const)('that cannot be given says why: %s', async (unavailable, words) => {
    await openPlan({ ...NEW_CARD, ceiling: gbp(0), unavailable });
    expect(readScreen()).toContain(words);
    expect(readScreen()).not.toContain('All on a new gift card');
  });

  test('refused by Shopify: said so, with the way on', async () => {
    await openPlan();
    await chooseGiftCard();
    const refusal = { code: 'GIFT_CARD_REFUSED', message: 'no' } as const;
    const draft = web.asked.at(-1)?.body.draft;
    if (!draft) throw new Error('No plan was asked for last');
    web.replies.settle = () => ({
      kind: 'settlement',
      settlement: {
        ...exampleSettlement(examplePlan(draft)),
        state: 'refused',
        refusal,
      },
    });
    press('Refund £4.65');
    await until('Shopify issues no gift card for this return');
  });
});
