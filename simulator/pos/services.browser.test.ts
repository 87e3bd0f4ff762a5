import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations, keepScreenshot, untilTrue } from './sample/open-device.ts';
import { sampleForAll } from './sample/sample-for-all.ts';

jest.setTimeout(60_000);

const CLOCK_OFFSET_MS = 3 * 24 * 3600 * 1000;
const sample = sampleForAll({ clockOffsetMs: () => CLOCK_OFFSET_MS });
let page: Page;

beforeEach(async () => {
  page = await sample.open('ipad');
  await openServices();
});

afterEach(() => page.context().close());

async function openServices(): Promise<void> {
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await page.getByRole('button', { name: 'Services' }).click();
  await page.getByText('Outcome: none').waitFor();
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

async function expectOutcome(text: string | RegExp): Promise<void> {
  const outcome = page.getByText('Outcome:');
  const matches = (found: string) =>
    typeof text === 'string' ? found === `Outcome: ${text}` : text.test(found);
  await untilTrue(page, async () => matches((await outcome.textContent()) ?? ''));
  const found = (await outcome.textContent()) ?? '';
  if (typeof text === 'string') expect(found).toBe(`Outcome: ${text}`);
  else expect(found).toMatch(text);
}

describe('host services', () => {
  test('a toast is shown above everything and remembered', async () => {
    await press('Toast');
    await page.getByText('Saved').waitFor();
    await keepScreenshot(page, 'toast');
    expect(await page.evaluate(() => window.posSim.toasts())).toEqual(['Saved']);
  });

  test('the PIN pad rejects, then accepts, and answers once it is gone', async () => {
    await press('PIN');
    await page.getByRole('dialog', { name: 'Manager' }).waitFor();
    await keepScreenshot(page, 'pin-pad');
    expect(await axeViolations(page)).toEqual([]);
    await page.evaluate(() => window.posSim.pin('9999'));
    await page.getByText('Wrong PIN').waitFor();
    for (const digit of ['1', '2', '3', '4']) await press(digit);
    await press('Submit');
    await expectOutcome('PIN {"completed":true,"pin":[1,2,3,4]}');
    await press('PIN');
    await press('Cancel');
    await expectOutcome('PIN {"completed":false}');
  });

  test('a photo is scaled down; cancelling throws', async () => {
    await press('Photo');
    await keepScreenshot(page, 'photo');
    await press('Take photo');
    await expectOutcome('100');
    await page.evaluate(() => window.posSim.photo(null));
    await press('Photo');
    await expectOutcome('Error: The photo was cancelled.');
  });

  test('a PIN of its own length: every digit told, sent by itself, filled in by the action', async () => {
    await press('Long PIN');
    const pad = page.getByRole('dialog', { name: 'Enter PIN' });
    await pad.getByText('Eight to ten digits').waitFor();
    await page.keyboard.type('1234567');
    await expectOutcome('entered 7');
    expect(await pad.getByRole('button', { name: 'Submit' }).isDisabled()).toBe(true);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await expectOutcome('entered 6');
    await page.keyboard.type('7890');
    await pad.getByText('Ask a manager').waitFor();
    await expectOutcome('checking');
    await keepScreenshot(page, 'pin-pad-rejected');
    await press('Use the last one');
    await expectOutcome('entered 8');
    await press('Submit');
    await expectOutcome('dismissed {"completed":true,"pin":[9,0,0,0,0,0,0,9]}');
    expect(await pad.count()).toBe(0);
    await press('Long PIN');
    await expect(page.evaluate(() => window.posSim.pin('1234'))).rejects.toThrow('8 to 10 digits');
    await page.keyboard.press('Escape');
    await expectOutcome('dismissed {"completed":false}');
  });

  test('a device without a camera, or without leave to use it, takes no photo', async () => {
    await page.evaluate(() => window.posSim.setCamera('denied'));
    await press('Photo');
    await expectOutcome(/permission was denied/);
    await page.evaluate(() => window.posSim.setCamera('none'));
    await press('Photo');
    await expectOutcome('Error: This device has no camera.');
  });

  test('storage survives a dead tablet and a reload, and is cleared by a reset', async () => {
    await press('Store');
    await expectOutcome('"done"');
    await page.evaluate(() => window.posSim.kill());
    await openServices();
    await press('Read');
    await expectOutcome('{"times":1}');
    await page.reload();
    await openServices();
    await press('Read');
    await expectOutcome('{"times":1}');
    sample.running.host.reset();
    await openServices();
    await press('Read');
    await expectOutcome('"done"');
    await press('Number as key');
    await expectOutcome(/StorageError: A storage key is a string/);
  });

  test('there is no ID token without permission for the app', async () => {
    await press('Token');
    await expectOutcome('"token"');
    await page.evaluate(() => window.posSim.setHostile({ noAppPermission: true }));
    await press('Token');
    await expectOutcome('"no token"');
  });

  test('printing fetches from the app with a token', async () => {
    await press('Print');
    await expectOutcome('"done"');
    expect(await page.evaluate(() => window.posSim.printed())).toEqual([
      { src: '/slip', printer: 'receipt-1', contentType: 'text/html', body: '<p>Slip</p>' },
    ]);
    expect(sample.running.authorizations.at(-1)).toMatch(/^Bearer ey/);
  });

  test('a PDF goes to the dialog only; what is not printable, or not there, is refused', async () => {
    await press('Print PDF on paper');
    await expectOutcome('Error: A receipt printer prints HTML and images, not PDF.');
    await press('Print text');
    await expectOutcome('Error: POS prints HTML, PDF and images, not text/plain.');
    await press('Print nothing');
    await expectOutcome('Error: The document could not be fetched: 404 /missing');
    expect(await page.evaluate(() => window.posSim.printed())).toEqual([]);
    await press('Print PDF');
    await page.getByRole('dialog', { name: 'Print' }).getByRole('button', { name: 'Close' }).click();
    expect(await page.evaluate(() => window.posSim.printed())).toMatchObject([
      { src: '/document.pdf', printer: null, contentType: 'application/pdf' },
    ]);
    expect(await page.evaluate(() => window.posSim.requests())).toMatchObject([
      { path: '/document.pdf', status: 200 },
      { path: '/plain', status: 200 },
      { path: '/missing', status: 404 },
      { path: '/document.pdf', status: 200 },
    ]);
  });

  test('printers are those paired now, and one that is off does not print', async () => {
    await page.evaluate(() => window.posSim.setPrinters([{ id: 'p2', name: 'Back', connected: false }]));
    await press('Printers');
    await expectOutcome('["p2"]');
    await press('Print');
    await expectOutcome('Error: The printer Back is not connected.');
    await page.evaluate(() => window.posSim.setPrinters([]));
    await press('Printers');
    await expectOutcome('[]');
  });

  test('session and clock are those of the shop', async () => {
    await page.evaluate(async () => {
      await window.posSim.setStaff(13);
      await window.posSim.setLocation(2);
    });
    await press('Session');
    await expectOutcome('[2,13]');
    await press('Time');
    await expectOutcome(/Outcome: "\d{4}/);
    const time = JSON.parse(((await page.getByText('Outcome:').textContent()) ?? '').slice(9)) as string;
    expect(Math.abs(Date.parse(time) - Date.now() - CLOCK_OFFSET_MS)).toBeLessThan(60_000);
  });

  test('a native order screen opens over the modal and goes back to it', async () => {
    await press('Native order');
    await page.getByRole('heading', { name: 'Order #1001' }).waitFor();
    await keepScreenshot(page, 'native-order');
    await page
      .getByRole('dialog', { name: 'A screen of Shopify POS' })
      .getByRole('button', { name: 'Back' })
      .click();
    await page.getByRole('heading', { name: 'Services' }).waitFor();
  });

  afterEach(async () => {
    expect(await page.evaluate(() => window.posSim.errors())).toEqual([]);
  });
});
