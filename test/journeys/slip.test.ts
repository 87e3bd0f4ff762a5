import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCodes } from '../till/read-codes.ts';
import { inspect, openShop, type Shop } from './shop.ts';

const SCREENSHOTS = join(import.meta.dirname, 'screenshots');

let shop: Shop;
beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

interface Printed {
  readonly src: string;
  readonly printer: string | null;
  readonly contentType: string;
  readonly body: string;
}

describe.each([
  ['ipad', 'en', 'Total refunded'],
  ['pos-go', 'fr', 'Total remboursé'],
] as const)('the customer’s copy, on %s in %s', (device, locale, total) => {
  test('is printed, and its barcode finds the return at another till', async () => {
    const { till, cashier } = await shop.enter({ device, locale });
    await cashier.openReturns();
    await cashier.openOrder('#136383');
    await cashier.review();
    await cashier.confirm();
    await cashier.tap('slip.print');
    await cashier.sees('slip.again');
    await inspect(till.page, `${device}-${locale}-slip-printed`);

    const [slip] = await till.sim<Printed[]>('printed');
    expect(slip).toMatchObject({ printer: 'receipt-1', contentType: 'text/html; charset=utf-8' });
    for (const words of [total, '•••• 2082', '•••• 3831', '#136383-R1']) expect(slip?.body).toContain(words);
    const paper = join(SCREENSHOTS, `slip-${locale}.png`);
    const [code, ...others] = await readCodes(shop.browser, slip?.body ?? '', paper);
    expect([code?.format, others]).toEqual(['CODE_128', []]);
    expect(await cashier.reads()).toContain(code?.text ?? '?');

    const other = await shop.enter({ device: device === 'ipad' ? 'pos-go' : 'ipad', locale });
    await other.cashier.openReturns();
    await other.cashier.scan(code?.text ?? '');
    await other.cashier.seesTheEnd();
    expect(await other.cashier.reads()).toContain('#136383-R1');
  });
});

test('without a printer the device asks where to print; a failure is said and does no harm', async () => {
  const { till, cashier } = await shop.enter();
  await till.sim('setPrinters', []);
  await cashier.openReturns();
  await cashier.openOrder('#136383');
  await cashier.review();
  await cashier.confirm();
  await shop.stack.web.kill();
  await cashier.tap('slip.print');
  await cashier.sees('slip.failed.what');
  await inspect(till.page, 'ipad-en-slip-failed');
  await shop.control.post('web', { start: true });
  await cashier.tap('slip.choose');
  await till.page.getByRole('dialog', { name: 'Print' }).waitFor();
  expect(await till.sim<Printed[]>('printed')).toMatchObject([{ printer: null }]);
});
