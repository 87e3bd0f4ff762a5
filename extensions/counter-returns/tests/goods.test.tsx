/// <reference types="@shopify/ui-extensions/pos.home.modal.render" />
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getExtension } from '@shopify/ui-extensions-tester';
import { exampleLine, exampleOrder, exampleReason } from './examples.ts';
import { fakeStorage } from './fake-storage.ts';
import { fakeWeb } from './fake-web.ts';
import { openModal } from './modal-sandbox.ts';
import { all, button, press, readScreen, type, until } from './screen.ts';

const extension = getExtension('pos.home.modal.render');
const SMALL = exampleReason('small', 'Too small');
const LATE = exampleReason('late', 'Arrived too late');
const MIND = exampleReason('mind', 'Changed my mind');
const ORDER = exampleOrder({
  reasons: [MIND, LATE, SMALL],
  lines: [exampleLine('lamp', { suggestedReasonIds: [SMALL.id, MIND.id] }), exampleLine('mug')],
});
let web = fakeWeb(ORDER);

beforeEach(async () => {
  web = fakeWeb(ORDER);
  const { scans } = await openModal(extension, { web, storage: fakeStorage() });
  scans.set({ data: '#1001' });
  await until('Choose items');
  type(all('s-number-field')[0], '1');
  await until('1 item comes back');
  press('Reason, condition');
  await until('Reason: none');
});
afterEach(() => extension.tearDown());

const offered = () => all('s-choice').map(({ textContent }) => textContent);

function pick(name: string): void {
  const choice = all('s-choice').find(({ textContent }) => textContent === name);
  const list = choice?.closest<HTMLElement & { values?: string[] }>('s-choice-list');
  const value = choice?.getAttribute('value') ?? (choice as { value?: string } | undefined)?.value;
  if (!list || !value) throw new Error(`No choice "${name}" in: ${offered().join(', ')}`);
  list.values = [value];
  list.dispatchEvent(new Event('change', { bubbles: true }));
}

async function planned() {
  press('Review refund');
  await until('Pay back');
  return web.asked.at(-1)?.body.draft;
}

describe('what is said of a chosen line', () => {
  test('is nothing, without a tap more', async () => {
    expect(offered()).toEqual([]);
    const draft = await planned();
    expect(draft?.lines).toMatchObject([{ reasonId: null, condition: 'sellable', restockLocationId: null }]);
  });

  test('the likely reasons first, the others one tap away', async () => {
    press('Reason: none');
    await until('Too small');
    expect(offered()).toEqual(['Too small', 'Changed my mind', 'No reason']);
    press('Other reasons');
    await until('Arrived too late');
    expect(offered()).toEqual(['Too small', 'Changed my mind', 'Arrived too late', 'No reason']);
    pick('Arrived too late');
    await until('Reason: Arrived too late');
    expect(offered()).toEqual([]);
    expect((await planned())?.lines).toMatchObject([{ reasonId: LATE.id }]);
  });

  test('a reason can be taken back', async () => {
    press('Reason: none');
    await until('Too small');
    pick('Too small');
    await until('Reason: Too small');
    press('Reason: Too small');
    await until('No reason');
    pick('No reason');
    await until('Reason: none');
    expect((await planned())?.lines).toMatchObject([{ reasonId: null }]);
  });

  test('where it goes: here as a rule, elsewhere if chosen, nowhere when it is damaged', async () => {
    press('Goes to: Covent Garden');
    await until('Covent Garden (here)');
    pick('Camden');
    await until('Goes to: Camden');
    expect((await planned())?.lines).toMatchObject([{ restockLocationId: 'gid://shopify/Location/2' }]);
    press('Back');
    await until('Goes to: Camden');
    press('Condition: Can be sold again');
    await until('Needs a look');
    pick('Damaged');
    await until('Condition: Damaged');
    expect(readScreen()).not.toContain('Goes to');
    expect((await planned())?.lines).toMatchObject([{ condition: 'damaged' }]);
  });

  test('a note for the manager', async () => {
    press('Add a note');
    await until('The manager reads it');
    type(all('s-text-area')[0], 'Handle came off');
    expect((await planned())?.note).toBe('Handle came off');
    expect(button('Refund')).toBeDefined();
  });
});
