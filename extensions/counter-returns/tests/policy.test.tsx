/// <reference types="@shopify/ui-extensions/pos.home.modal.render" />
import { afterEach, describe, expect, test } from '@jest/globals';
import { getExtension } from '@shopify/ui-extensions-tester';
import type { Fee } from '../../../domain/fees.ts';
import type { Objection, OrderForReturn } from '../../../domain/order.ts';
import type { Scan } from '../src/host.ts';
import { exampleLine, exampleOrder, examplePlan, gbp } from './examples.ts';
import { fakeStorage } from './fake-storage.ts';
import { fakeWeb } from './fake-web.ts';
import { live } from './live.ts';
import { all, button, is, press, readScreen, type, until } from './screen.ts';
import { translate } from './translate.ts';

const extension = getExtension('pos.home.modal.render');
afterEach(() => extension.tearDown());

/** Opens the modal with this order on screen. */
async function openOrder(order: OrderForReturn) {
  const web = fakeWeb(order);
  const scans = live<Scan>({});
  extension.setUp();
  const { shopify } = extension;
  Object.assign(shopify.i18n, {
    translate,
    formatCurrency: (value: number) => `£${value.toFixed(2)}`,
    formatDate: (date: Date, { timeZone }: Intl.DateTimeFormatOptions) =>
      `${date.toISOString().slice(0, 10)}${timeZone === 'UTC' ? '' : ' here'}`,
  });
  Object.assign(shopify.scanner.scannerData, { current: scans });
  Object.assign(shopify.storage, fakeStorage());
  Object.assign(shopify.session, { getSessionToken: () => Promise.resolve('token') });
  extension.fetch = web.fetch as typeof fetch;
  await extension.render();
  scans.set({ data: order.name });
  await until('Choose items');
  return web;
}

const LATE: Objection = { reason: { code: 'LINE_LATE', until: '2026-10-31' }, upTo: 0, exception: 'manager' };
const field = () => all('s-text-field')[0];

describe('items that the shop’s rules would not take', () => {
  test('say why and until when; with a reason they come back', async () => {
    const web = await openOrder(
      exampleOrder({ lines: [exampleLine('mug', { quantity: 3, objection: LATE }), exampleLine('lamp')] }),
    );
    expect(readScreen()).toContain('Too late: the last day was 2026-10-31');
    expect(readScreen()).toContain('A manager may allow them.');
    expect(all('s-number-field')).toHaveLength(1);
    press('Take back all the same');
    await until('Reason');
    expect(is(button('Use this reason'), 'disabled')).toBe(true);
    press('Use this reason');
    type(field(), ' Ill at the time ');
    await until('Use this reason');
    press('Use this reason');
    await until('Exception made: Ill at the time');
    expect(readScreen()).toContain('Too late: the last day was 2026-10-31');
    expect(all('s-number-field')).toHaveLength(2);
    type(all('s-number-field')[0], '2');
    await until('2 items come back');
    press('Review refund');
    await until('Pay back');
    expect(web.asked.at(-1)?.body.draft).toMatchObject({
      overrideReason: 'Ill at the time',
      lines: [{ quantity: 2 }],
    });
  });

  test('no longer come back once there is no exception any more', async () => {
    await openOrder(exampleOrder({ lines: [exampleLine('mug', { objection: LATE }), exampleLine('lamp')] }));
    press('Take back all the same');
    await until('Reason');
    type(field(), 'Ill');
    press('Use this reason');
    await until('Exception made: Ill');
    type(all('s-number-field')[0], '1');
    await until('1 item comes back');
    press('No exception');
    await until('Nothing chosen yet');
  });

  test('of several parcels say how many are in time', async () => {
    const objection = { ...LATE, upTo: 2 };
    await openOrder(exampleOrder({ lines: [exampleLine('mug', { quantity: 5, objection })] }));
    expect(readScreen()).toContain('2 in time. For more: Too late: the last day was 2026-10-31');
    type(all('s-number-field')[0], '5');
    await until('2 items come back');
  });

  test('offer no exception where nobody may make one', async () => {
    const objection: Objection = {
      reason: { code: 'LINE_FINAL_SALE', tag: 'clearance' },
      upTo: 0,
      exception: 'nobody',
    };
    await openOrder(exampleOrder({ lines: [exampleLine('mug', { objection }), exampleLine('lamp')] }));
    expect(readScreen()).toContain('Final sale: it was sold for good (clearance)');
    expect(readScreen()).not.toContain('Take back all the same');
  });
});

describe('fees', () => {
  const fee: Fee = {
    kind: 'restocking',
    lineItemId: 'gid://shopify/LineItem/lamp',
    percentage: 15,
    amount: gbp(70),
    waived: false,
  };

  test('stand in the plan by item and together; they are left out with a reason, and taken again', async () => {
    const web = await openOrder(exampleOrder());
    web.replies.plan = (draft) => {
      const waived = draft.waivedFees !== null;
      const total = gbp(waived ? 465 : 395);
      return {
        kind: 'plan',
        plan: examplePlan(draft, { total, fees: [{ ...fee, waived }] }),
        managers: [],
      };
    };
    type(all('s-number-field')[1], '1');
    await until('1 item comes back');
    press('Review refund');
    await until('Pay back £3.95');
    expect(readScreen()).toContain('Restocking fee 15 %: £-0.70');
    expect(readScreen()).toMatch(/Items \| £4\.65.*Fees \| £-0\.70.*Total \| £3\.95/);
    press('Leave the fees out');
    await until('Reason');
    type(field(), 'Our mistake');
    press('Use this reason');
    await until('Pay back £4.65');
    expect(web.asked.at(-1)?.body.draft).toMatchObject({ waivedFees: { reason: 'Our mistake' } });
    await until('Restocking fee, left out (£-0.70)');
    expect(readScreen()).toContain('Exception made: Our mistake');
    press('Take the fees after all');
    await until('Pay back £3.95');
  });

  test('that take everything can be left out right there', async () => {
    const web = await openOrder(exampleOrder());
    web.replies.plan = (draft) =>
      draft.waivedFees
        ? { kind: 'plan', plan: examplePlan(draft, { fees: [{ ...fee, waived: true }] }), managers: [] }
        : {
            kind: 'refused',
            refusal: { code: 'FEES_TAKE_ALL', fees: gbp(465), worth: gbp(465) },
            order: exampleOrder(),
          };
    type(all('s-number-field')[1], '1');
    await until('1 item comes back');
    press('Review refund');
    await until('The fees of £4.65 take all of the £4.65');
    press('Leave the fees out');
    await until('Reason');
    type(field(), 'Our mistake');
    press('Use this reason');
    await until('Pay back');
  });
});
