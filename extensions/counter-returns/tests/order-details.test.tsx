/// <reference types="@shopify/ui-extensions/pos.order-details.action.render" />
import { afterEach, expect, test } from '@jest/globals';
import { getExtension } from '@shopify/ui-extensions-tester';
import { exampleOrder } from './examples.ts';
import { fakeStorage } from './fake-storage.ts';
import { fakeWeb } from './fake-web.ts';
import { press, until } from './screen.ts';
import { translate } from './translate.ts';

const menuItem = getExtension('pos.order-details.action.menu-item.render');
const action = getExtension('pos.order-details.action.render');

afterEach(() => action.tearDown());

test('the menu item of an order opens the action', async () => {
  menuItem.setUp();
  let presented = 0;
  Object.assign(menuItem.shopify.i18n, { translate });
  Object.assign(menuItem.shopify.action, { presentModal: () => (presented += 1) });
  await menuItem.render();
  press('Return items');
  expect(presented).toBe(1);
});

test('the action opens the items of that order straight away', async () => {
  action.setUp();
  const web = fakeWeb(exampleOrder());
  Object.assign(action.shopify.order, { id: 1, name: '#1001' });
  Object.assign(action.shopify.storage, fakeStorage());
  Object.assign(action.shopify.i18n, { translate });
  action.fetch = web.fetch as typeof fetch;
  await action.render();
  await until('Choose items');
  expect(web.asked.map(({ body }) => body)).toEqual([
    expect.objectContaining({ by: 'order', text: 'gid://shopify/Order/1' }),
  ]);
});
