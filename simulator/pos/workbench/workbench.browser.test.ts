import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { BROWSER_USER_AGENT } from '../../../scripts/chromium.mjs';
import { axeViolations, keepScreenshot, launchBrowser } from '../sample/open-device.ts';
import { runSample, type RunningSample } from '../sample/run-sample.ts';
import { SMALL_STORE } from '../sample/small-store.ts';

jest.setTimeout(60_000);

let sample: RunningSample;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [sample, browser] = await Promise.all([runSample(SMALL_STORE), launchBrowser()]);
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, userAgent: BROWSER_USER_AGENT });
  page.setDefaultTimeout(10_000);
  await page.goto(sample.origin);
});

afterAll(async () => {
  await browser?.close();
  await sample?.stop();
});

describe('the workbench', () => {
  const ipad = () => page.frameLocator('iframe[title^="iPad"]');
  const go = () => page.frameLocator('iframe[title^="POS Go"]');

  test('one press of a worked example opens the app and scans', async () => {
    await page.getByText('Expect 2.50 GBP to cash.').waitFor();
    await page.getByRole('button', { name: 'Open the app and scan #1001' }).click();
    await ipad().getByRole('heading', { name: 'Scanned #1001 by external' }).waitFor();
    await page.getByLabel('Scan with').selectOption('pos-go');
    await page.getByRole('textbox', { name: 'Code to scan' }).fill('5030000000017');
    await page.getByRole('button', { name: 'Scan', exact: true }).click();
    await go().getByRole('heading', { name: 'Scanned 5030000000017 by embedded' }).waitFor();
    await keepScreenshot(page, 'workbench');
  });

  test('language and connection reach both devices', async () => {
    await page.getByLabel('Language').selectOption('fr');
    await go().getByRole('heading', { name: 'Trouver une commande' }).waitFor();
    await page.getByLabel('Online').uncheck();
    await ipad().getByText('Hors ligne').first().waitFor({ state: 'attached' });
    await page.getByLabel('Online').check();
  });

  test('requests and problems are listed', async () => {
    await go().getByRole('searchbox', { name: 'Numéro de commande' }).fill('x');
    // By keyboard: Playwright misjudges where a scaled frame's parts lie.
    await go().getByRole('button', { name: 'Interroger le serveur' }).press('Enter');
    await page.getByRole('cell', { name: 'POST /echo' }).waitFor();
    await page.getByText('None.').waitFor();
  });

  test('what was printed can be read', async () => {
    await go().getByRole('button', { name: 'Services' }).press('Enter');
    await go().getByRole('button', { name: 'Print', exact: true }).press('Enter');
    await page.frameLocator('iframe[title="Printed /slip"]').getByText('Slip').waitFor();
    await page.getByText('/slip on receipt-1').waitFor();
  });

  test('POS’s own order screen opens for the worked example', async () => {
    await page.getByRole('button', { name: 'Open POS’s order screen' }).click();
    await go().getByRole('heading', { name: 'Commande #1001' }).waitFor();
  });

  test('clock, faults, latency and a fresh start are asked of the simulator', async () => {
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.getByRole('button', { name: 'Set this fault' }).click();
    await page.getByLabel('Each call takes').selectOption('200');
    await page.getByRole('button', { name: 'Begin again' }).click();
    await page.waitForResponse(/__sim\/state/);
    expect(sample.control).toEqual([
      { path: 'clock', body: 86_400 },
      { path: 'faults', body: [{ operation: 'returnCreate', nth: 1, mode: 'reply-lost' }] },
      { path: 'latency', body: 200 },
      { path: 'reset', body: undefined },
    ]);
  });

  test('what cannot be done is said', async () => {
    await page.getByLabel('Scan with').selectOption('ipad');
    await page.evaluate(async () => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[title^="iPad"]');
      await frame?.contentWindow?.posSim.setSources([]);
    });
    await page.getByRole('button', { name: 'Open the app and scan #1001' }).click();
    await page.getByText('This device has no hardware scanner').waitFor();
  });

  test('axe finds nothing', async () => {
    expect(await axeViolations(page)).toEqual([]);
  });
});
