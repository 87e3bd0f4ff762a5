/// <reference types="@shopify/ui-extensions/pos.home.modal.render" />
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getExtension } from '@shopify/ui-extensions-tester';
import type { Draft } from '../../../domain/draft.ts';
import type { Plan } from '../../../domain/plan.ts';
import { exampleLine, exampleOrder, examplePlan, gbp } from './examples.ts';
import { fakeStorage } from './fake-storage.ts';
import { fakeWeb } from './fake-web.ts';
import { openModal } from './modal-sandbox.ts';
import { all, button, is, press, readScreen, turn, type, until } from './screen.ts';

const extension = getExtension('pos.home.modal.render');
const ORDER = exampleOrder({ lines: [exampleLine('lamp')] });
let web = fakeWeb(ORDER);

beforeEach(() => {
  web = fakeWeb(ORDER);
});
afterEach(() => extension.tearDown());

/** The plan of the order's one item, which web makes with these besides. */
async function plan(besides: (draft: Draft) => Partial<Plan> = () => ({})) {
  web.replies.plan = (draft) => ({ kind: 'plan', plan: examplePlan(draft, besides(draft)), managers: [] });
  const { scans } = await openModal(extension, { web, storage: fakeStorage() });
  scans.set({ data: '#1001' });
  await until('1 item comes back');
  press('Review refund');
  await until('Pay back');
}

/** Waits until this holds: turns of the event loop, no clock. */
async function settledAs(holds: () => boolean | undefined): Promise<void> {
  for (let turns = 0; turns < 200 && !holds(); turns += 1)
    await new Promise((resolve) => setTimeout(resolve, 0));
}
const enabled = (name: string) => settledAs(() => !is(button(name), 'disabled'));

const asked = () => web.asked.at(-1)?.body.draft;
const switchNamed = (label: string) =>
  all('s-switch').find(
    (each) => (each.getAttribute('label') ?? (each as { label?: string }).label) === label,
  );

describe('shipping', () => {
  test('whole, or none of it, by one tap', async () => {
    await plan();
    expect(readScreen()).toContain('£3.95 can still be refunded');
    turn(switchNamed('Refund shipping'), true);
    await settledAs(() => asked()?.shipping.kind === 'full');
    expect(asked()?.shipping).toEqual({ kind: 'full' });
  });

  test('a part of it, up to what is left; nothing can be paid while it is typed', async () => {
    await plan();
    press('Only a part of the shipping');
    await until('Shipping to refund, at most £3.95');
    expect(is(button('Refund £4.65'), 'disabled')).toBe(true);
    type(all('s-number-field').at(-1), '4');
    await until('At most £3.95');
    expect(is(button('Use this amount'), 'disabled')).toBe(true);
    type(all('s-number-field').at(-1), '2,5');
    await enabled('Use this amount');
    press('Use this amount');
    await until('£2.50 of £3.95');
    expect(asked()?.shipping).toEqual({ kind: 'amount', amount: gbp(250) });
  });

  test('all that is left, typed, is all of it', async () => {
    await plan();
    press('Only a part of the shipping');
    await until('at most £3.95');
    type(all('s-number-field').at(-1), '3.95');
    await enabled('Use this amount');
    press('Use this amount');
    await settledAs(() => asked()?.shipping.kind === 'full');
    expect(asked()?.shipping).toEqual({ kind: 'full' });
  });

  test('that is taxed on top says so', async () => {
    await plan(() => ({ shipping: { amount: gbp(0), refundable: gbp(395), beforeTax: true } }));
    press('Only a part of the shipping');
    await until('Shipping to refund before tax, at most £3.95');
  });
});

describe('duties and tip', () => {
  test('are not spoken of where there are none', async () => {
    await plan(() => ({ shipping: { amount: gbp(0), refundable: gbp(0), beforeTax: false } }));
    expect(all('s-switch')).toEqual([]);
  });

  test('duties go back unless switched off, the tip only when switched on; both stand in the sum', async () => {
    await plan(({ duties, tip }) => ({
      duties: { amount: gbp(duties ? 101 : 0), ids: [], offered: true },
      tip: { amount: gbp(tip ? 250 : 0), lineItemId: null, refundable: gbp(250) },
    }));
    expect(readScreen()).toContain('Duties | £1.01');
    expect(readScreen()).not.toContain('Tip |');
    turn(switchNamed('Refund the tip'), true);
    await until('Tip | £2.50');
    turn(switchNamed('Refund duties'), false);
    await until(/^(?!.*Duties \| £1\.01)/s);
    expect(asked()).toMatchObject({ duties: false, tip: true });
  });
});
