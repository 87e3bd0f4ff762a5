/// <reference types="@shopify/ui-extensions/pos.home.modal.render" />
import { afterEach, expect, test } from '@jest/globals';
import { getExtension } from '@shopify/ui-extensions-tester';
import type { Draft } from '../../../domain/draft.ts';
import type { Plan } from '../../../domain/plan.ts';
import { exampleLine, exampleOrder, examplePlan, exampleSettlement, gbp } from './examples.ts';
import { fakeStorage } from './fake-storage.ts';
import { fakeWeb } from './fake-web.ts';
import { openModal } from './modal-sandbox.ts';
import { all, press, readScreen, type, until } from './screen.ts';

const extension = getExtension('pos.home.modal.render');
afterEach(() => extension.tearDown());

async function open(order: ReturnType<typeof exampleOrder>) {
  const web = fakeWeb(order);
  const { scans } = await openModal(extension, { web, storage: fakeStorage() });
  scans.set({ data: '#1001' });
  await until('Choose items');
  return web;
}

test('of a line that was sent in part the sent come first, or the others at a tap', async () => {
  const half = { ...exampleLine('mug', { quantity: 4, left: 2 }), unfulfilledQuantity: 2 };
  const web = await open(exampleOrder({ lines: [half, exampleLine('lamp')] }));
  await until('2 of 4 can come back');
  await until('2 not sent yet: can be cancelled');
  type(all('s-number-field')[0], '3');
  await until('2 back, 1 cancelled');
  await until('2 items come back');
  await until('1 item is cancelled');
  press('Cancel those not sent first');
  await until('1 back, 2 cancelled');
  press('Review refund');
  await until('Pay back');
  expect(web.asked.at(-1)?.body.draft?.lines).toMatchObject([{ quantity: 3, unfulfilledFirst: true }]);
});

test('what is only cancelled has no condition to ask for', async () => {
  const unsent = { ...exampleLine('mug', { quantity: 2, left: 0 }), returnable: [], unfulfilledQuantity: 2 };
  await open(exampleOrder({ lines: [unsent, exampleLine('lamp')] }));
  type(all('s-number-field')[0], '2');
  await until('2 items are cancelled');
  expect(all('s-button').map(({ textContent }) => textContent)).not.toContain('Reason, condition');
});

test('an order whose money is only held is chosen whole at one tap', async () => {
  const unsent = { ...exampleLine('mug', { quantity: 3, left: 0 }), returnable: [], unfulfilledQuantity: 3 };
  const web = await open(
    exampleOrder({ lines: [unsent], authorized: { amount: gbp(1395), besideTaken: false } }),
  );
  await until('is only held');
  press('Choose the whole order');
  await until('3 items are cancelled');
  press('Review the cancellation');
  await until('Pay back');
  expect(web.asked.at(-1)?.body.draft?.lines).toMatchObject([{ quantity: 3 }]);
});

test('cancelling it, nothing speaks of a refund: not while its end is unknown, not when nothing was sent', async () => {
  const unsent = { ...exampleLine('mug', { quantity: 3, left: 0 }), returnable: [], unfulfilledQuantity: 3 };
  const web = await open(
    exampleOrder({ lines: [unsent], authorized: { amount: gbp(1395), besideTaken: false } }),
  );
  const held = (draft: Draft) =>
    examplePlan(draft, {
      lines: [],
      legs: [],
      total: gbp(0),
      cancellation: {
        lines: [],
        total: gbp(0),
        amounts: [],
        dutyIds: [],
        swapped: false,
        released: gbp(1395),
      },
    });
  let plan: Plan | null = null;
  web.replies.plan = (draft) => ({ kind: 'plan', plan: (plan = held(draft)), managers: [] });
  web.replies.settle = web.replies.settlement = () => ({
    kind: 'settlement',
    settlement: exampleSettlement(plan as Plan, { state: 'accepted', money: 'unknown', endedAt: null }),
  });
  press('Choose the whole order');
  await until('3 items are cancelled');
  press('Review the cancellation');
  await until('Cancel the order');
  press('Cancel the order');
  await until(
    '#1001: we do not know yet whether it was cancelled and £13.95 released. Do not cancel it again.',
  );
  expect(readScreen()).not.toMatch(/refund/i);
  web.replies.settlement = () => ({ kind: 'nothing' });
  press('Check now');
  await until('The cancellation never started.');
  expect(readScreen()).not.toMatch(/refund/i);
});
