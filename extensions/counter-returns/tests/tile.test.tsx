/// <reference types="@shopify/ui-extensions/pos.home.tile.render" />
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { getExtension } from '@shopify/ui-extensions-tester';
import { setQuantity, startDraft } from '../../../domain/draft.ts';
import { createShelf } from '../src/shelf.ts';
import { exampleOrder, exampleUnsettled } from './examples.ts';
import { fakeStorage } from './fake-storage.ts';
import { live } from './live.ts';
import { all, until } from './screen.ts';
import { translate } from './translate.ts';

const extension = getExtension('pos.home.tile.render');
let storage = fakeStorage();
let presented = 0;

beforeEach(() => {
  storage = fakeStorage();
  presented = 0;
  extension.setUp();
  Object.assign(extension.shopify.i18n, { translate });
  Object.assign(extension.shopify.storage, storage);
  Object.assign(extension.shopify.action, { presentModal: () => (presented += 1) });
});
afterEach(() => extension.tearDown());

test('opens the flow', async () => {
  await extension.render();
  await until('Returns | Scan or search');
  all('s-tile')[0]?.dispatchEvent(new Event('click'));
  expect(presented).toBe(1);
});

test('says what was left unfinished', async () => {
  const order = exampleOrder();
  const draft = setQuantity(startDraft('draft-1', order.id), order, order.lines[0]?.id ?? '', 1);
  await createShelf(storage).keepDraft({ draft, order, sent: 'never' });
  await extension.render();
  await until('1 unfinished');
});

test('a refund whose end is not known comes before drafts', async () => {
  await createShelf(storage).markSent(exampleUnsettled());
  await extension.render();
  await until('Check a refund');
});

test('says that it is offline', async () => {
  Object.assign(extension.shopify.connectivity, { current: live({ internetConnected: 'Disconnected' }) });
  await extension.render();
  await until('Offline');
});
