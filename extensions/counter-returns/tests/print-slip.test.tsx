import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { exampleOrder } from './examples.ts';
import { fakeWeb } from './fake-web.ts';
import { openTill, type OpenTill } from './open-till.ts';
import { press, until } from './screen.ts';

const RECEIPT_PRINTER = { id: 'r', name: 'Counter', connected: true };
const PATH = '/pos/slip/00000000-0000-4000-8000-000000000001?locale=fr-FR&device=till%201';
const getPrinters = jest.fn<() => Promise<(typeof RECEIPT_PRINTER)[]>>();
const print = jest.fn<(src: string, options?: object) => Promise<void>>();
let till: OpenTill;

beforeEach(() => {
  getPrinters.mockReset().mockResolvedValue([RECEIPT_PRINTER]);
  print.mockReset().mockResolvedValue();
});
afterEach(() => till.close());

/** A till on which a return was settled just now. */
async function settleOne(): Promise<void> {
  const device = { getDeviceId: () => Promise.resolve('till 1') };
  till = await openTill(fakeWeb(exampleOrder()).fetch, { device, printing: { getPrinters, print } }, 'fr-FR');
  await until('Find the order');
  till.scans.set({ data: '#1001' });
  await until('mug');
  till.scans.set({ data: 'EAN-lamp' });
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
