/// <reference types="@shopify/ui-extensions/pos.home.modal.render" />
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { getExtension } from '@shopify/ui-extensions-tester';
import { exampleOrder } from './examples.ts';
import { fakeStorage } from './fake-storage.ts';
import { fakeWeb } from './fake-web.ts';
import { live } from './live.ts';
import { press, until } from './screen.ts';
import { translate } from './translate.ts';
import type { Scan } from '../src/host.ts';

const extension = getExtension('pos.home.modal.render');
const RECEIPT_PRINTER = { id: 'r', name: 'Counter', connected: true };
const PATH = '/pos/slip/00000000-0000-4000-8000-000000000001?locale=fr-FR&device=mock-device-id';
const getPrinters = jest.fn<() => Promise<(typeof RECEIPT_PRINTER)[]>>();
const print = jest.fn<(src: string, options?: object) => Promise<void>>();

beforeEach(() => {
  getPrinters.mockReset().mockResolvedValue([RECEIPT_PRINTER]);
  print.mockReset().mockResolvedValue();
});
afterEach(() => extension.tearDown());

/** A till in French on which a return was settled just now. */
async function settleOne(): Promise<void> {
  const scans = live<Scan>({});
  extension.setUp();
  const { shopify } = extension;
  Object.assign(shopify.i18n, {
    translate,
    formatCurrency: (value: number) => `£${value.toFixed(2)}`,
    formatDate: (date: Date) => date.toISOString().slice(0, 10),
  });
  Object.assign(shopify.locale, { current: live('fr-FR') });
  Object.assign(shopify.connectivity, { current: live({ internetConnected: 'Connected' }) });
  Object.assign(shopify.scanner.scannerData, { current: scans });
  Object.assign(shopify.scanner.sources, { current: live([]) });
  Object.assign(shopify.storage, fakeStorage());
  Object.assign(shopify.printing, { getPrinters, print });
  extension.fetch = fakeWeb(exampleOrder()).fetch as typeof fetch;
  await extension.render();
  await until('Find the order');
  scans.set({ data: '#1001' });
  await until('mug');
  scans.set({ data: 'EAN-lamp' });
  await until('Review');
  press('Review');
  await until('Refund £4.65');
  press('Refund £4.65');
  await until('Refunded £4.65');
}

test('a connected receipt printer prints the slip without asking, in the language of the till', async () => {
  await settleOne();
  press('Print slip');
  await until('Print slip again');
  expect(print.mock.calls).toEqual([[PATH, { printer: RECEIPT_PRINTER }]]);
});

test('without one the device’s own dialog does', async () => {
  getPrinters.mockResolvedValue([{ ...RECEIPT_PRINTER, connected: false }]);
  await settleOne();
  press('Print slip');
  await until('Print slip again');
  expect(print.mock.calls).toEqual([[PATH, undefined]]);
});

test('what was not printed is said, may be tried again, or sent to another printer', async () => {
  await settleOne();
  print.mockRejectedValueOnce(new Error('out of paper'));
  press('Print slip');
  await until('The slip was not printed');
  press('Choose a printer');
  await until('Print slip again');
  expect(print).toHaveBeenLastCalledWith(PATH, undefined);
});
