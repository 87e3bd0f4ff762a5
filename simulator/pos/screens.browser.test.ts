import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations, keepScreenshot, smallControls, untilTrue } from './sample/open-device.ts';
import { sampleForAll } from './sample/sample-for-all.ts';

jest.setTimeout(60_000);

const sample = sampleForAll();
let page: Page;

afterEach(async () => {
  expect(await page.evaluate(() => window.posSim.errors())).toEqual([]);
  await page.context().close();
});

describe.each(['ipad', 'pos-go'] as const)('screens on %s', (kind) => {
  const source = kind === 'ipad' ? 'external' : 'embedded';

  test('tile, modal, scan, next screen, request', async () => {
    page = await sample.open(kind);
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallControls(page)).toEqual([]);
    await keepScreenshot(page, `${kind}-home`);
    await page.getByRole('button', { name: 'Sample' }).click();
    await page.getByRole('heading', { name: 'Find an order' }).waitFor();
    await page.evaluate(() => window.posSim.scan('#1001'));
    await page.getByRole('heading', { name: `Scanned #1001 by ${source}` }).waitFor();
    const words = 'Forty-three characters typed without delay';
    await page.getByRole('searchbox', { name: 'Order number' }).pressSequentially(words);
    await page.getByText(`Typed: ${words}`).waitFor();
    await page.getByRole('button', { name: 'Ask the server' }).click();
    await page.getByText(`200 {"text":"${words}"}`).waitFor();
    expect(sample.running.authorizations.at(-1)).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await page.evaluate(() => window.posSim.requests())).toMatchObject([
      { method: 'POST', path: '/echo', status: 200 },
    ]);
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallControls(page)).toEqual([]);
    await keepScreenshot(page, `${kind}-find`);
    const screen = await page.evaluate(() => window.posSim.screen());
    expect(screen).toMatchObject({ target: 'pos.home.modal.render', url: '/result', overlay: null });
    expect(screen.outline).toContain(`searchbox "Order number" = "${words}"`);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('heading', { name: `Scanned #1001 by ${source}` }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.evaluate(() => window.posSim.screen())).toMatchObject({ target: null });
  });

  test('order screen, menu item, action with its order', async () => {
    page = await sample.open(kind);
    await page.getByRole('button', { name: 'Orders' }).click();
    await page.getByRole('textbox', { name: 'Order number' }).fill('999');
    await page.getByRole('button', { name: 'Open order' }).click();
    await page.getByText('No order with this number.').waitFor();
    await page.getByRole('textbox', { name: 'Order number' }).fill('1001');
    await page.getByRole('button', { name: 'Open order' }).click();
    await page.getByRole('heading', { name: 'Order #1001' }).waitFor();
    await keepScreenshot(page, `${kind}-order`);
    await page.getByRole('button', { name: 'Sample for #1001' }).click();
    await page.getByRole('heading', { name: 'Find an order' }).waitFor();
    expect(await page.evaluate(() => window.posSim.screen())).toMatchObject({
      target: 'pos.order-details.action.render',
    });
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('heading', { name: 'Order #1001' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('language, connection and staff change while screens are open', async () => {
    page = await sample.open(kind, '?locale=fr&staff=13');
    await page.getByRole('button', { name: 'Exemple' }).waitFor();
    expect(await page.evaluate(() => window.posSim.screen())).toMatchObject({
      text: expect.stringContaining('Noor'),
    });
    await page.evaluate(() => window.posSim.setOnline(false));
    await page.getByText('Hors ligne').first().waitFor();
    expect(await page.getByRole('button', { name: 'Exemple' }).isDisabled()).toBe(true);
    await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
    await page.getByRole('searchbox', { name: 'Numéro de commande' }).fill('x');
    await page.getByRole('button', { name: 'Interroger le serveur' }).click();
    await page.getByText('TypeError: Failed to fetch').waitFor();
    expect(await page.evaluate(() => window.posSim.requests())).toMatchObject([{ path: '/echo', status: 0 }]);
    await page.getByText(/^Commande #1 de 12,50\s£GB$/).waitFor();
    await page.getByText(/^1\s200 lignes$/).waitFor();
    await page.evaluate(() => window.posSim.setLocale('en'));
    await page.getByRole('searchbox', { name: 'Order number' }).waitFor();
    await keepScreenshot(page, `${kind}-offline`);
  });
});

test('the camera covers the screen, scans once, and goes', async () => {
  page = await sample.open('ipad');
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await page.getByRole('dialog', { name: 'Camera scanner' }).waitFor();
  await keepScreenshot(page, 'camera');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Barcode' }).fill('5030000000017');
  await page.getByRole('button', { name: 'Scan', exact: true }).click();
  await page.getByRole('heading', { name: 'Scanned 5030000000017 by camera' }).waitFor();
  expect(await page.evaluate(() => window.posSim.screen())).toMatchObject({ overlay: null });
});

test('screens below hear scans too, unless told otherwise, and may not navigate', async () => {
  page = await sample.open('pos-go');
  await page.evaluate(() => window.posSim.setHostile({ lowerScreensHearScans: false }));
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  for (const code of ['A', 'B']) {
    await page.evaluate((text) => window.posSim.scan(text), code);
    await page.getByRole('heading', { name: `Scanned ${code}` }).waitFor();
  }
  expect(await page.evaluate(() => window.posSim.errors())).toEqual([]);
  await page.evaluate(() => window.posSim.setHostile({ lowerScreensHearScans: true }));
  await page.evaluate(() => window.posSim.scan('C'));
  await page.getByRole('heading', { name: 'Scanned C' }).waitFor();
  await untilTrue(page, async () => (await page.evaluate(() => window.posSim.errors())).length > 0);
  const complaint = 'navigate() from a screen that is not on top.';
  expect((await page.evaluate(() => window.posSim.errors())).every((line) => line.endsWith(complaint))).toBe(
    true,
  );
  // The device's log must be empty when the test ends; reloading starts another.
  await page.reload();
});

test('an ID token may be too old by the time it is used', async () => {
  page = await sample.open('pos-go');
  await page.evaluate(() => window.posSim.setHostile({ expiredTokens: true, hostCallMs: 20 }));
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await page.getByRole('searchbox', { name: 'Order number' }).fill('x');
  await page.getByRole('button', { name: 'Ask the server' }).click();
  await page.getByText('200 {"text":"x"}').waitFor();
  const claims = sample.running.authorizations.at(-1)?.split('.')[1] ?? '';
  const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number };
  expect(exp).toBeLessThan(Date.now() / 1000);
});

test('a scan that this device could not make is refused', async () => {
  page = await sample.open('pos-go');
  await expect(page.evaluate(() => window.posSim.scan('1', 'camera'))).rejects.toThrow('no camera scanner');
  await page.evaluate(() => window.posSim.setSources([]));
  await expect(page.evaluate(() => window.posSim.scan('1'))).rejects.toThrow('no hardware scanner');
});

test('an external scanner may type into the focused field as well', async () => {
  page = await sample.open('ipad');
  await page.evaluate(() => window.posSim.setHostile({ keyboardWedge: true, lowerScreensHearScans: false }));
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await page.getByRole('searchbox', { name: 'Order number' }).click();
  await page.evaluate(() => window.posSim.scan('1001'));
  await page.getByRole('heading', { name: 'Scanned 1001 by external' }).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByText('Typed: 1001').waitFor();
});
