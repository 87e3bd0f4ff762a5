import { afterEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { untilTrue } from './sample/open-device.ts';
import { sampleForAll } from './sample/sample-for-all.ts';
import { SMALL_STORE } from './sample/small-store.ts';

jest.setTimeout(60_000);

/** A tile and the background extension. */
const AT_REST = 2;

const sample = sampleForAll();
let page: Page;

afterEach(async () => {
  expect(await page.evaluate(() => window.posSim.errors())).toEqual([]);
  await page.context().close();
});

/** Workers that the browser really runs, which must be those that the device knows of. */
async function expectSandboxes(count: number): Promise<void> {
  await untilTrue(page, async () => page.workers().length === count);
  expect(page.workers()).toHaveLength(count);
  expect(await page.evaluate(() => window.posSim.sandboxes())).toBe(count);
}

test('screens, modals, orders and deaths leave no sandbox behind', async () => {
  page = await sample.open('pos-go');
  await expectSandboxes(AT_REST);
  for (let round = 0; round < 5; round += 1) {
    await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
    await page.getByRole('button', { name: 'Services' }).click();
    await page.getByText('Outcome: none').waitFor();
    await expectSandboxes(AT_REST + 2);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.evaluate(() =>
      window.posSim.open('pos.order-details.action.render', { orderId: 'gid://shopify/Order/5001' }),
    );
    await page.evaluate(() => window.posSim.kill());
  }
  await expectSandboxes(AT_REST);
});

test('deaths, openings and resets on top of one another end in one working device', async () => {
  page = await sample.open('ipad');
  for (let round = 0; round < 4; round += 1) {
    const opening = page.evaluate(async () => {
      const { posSim } = window;
      await Promise.all([
        posSim.open('pos.home.modal.render'),
        posSim.kill(),
        posSim.open('pos.order-details.action.menu-item.render', { orderId: '1001' }),
        posSim.kill(),
        posSim.open('pos.home.modal.render'),
      ]);
    });
    sample.running.host.reset();
    await opening;
    await page.evaluate(() => window.posSim.kill());
    await expectSandboxes(AT_REST);
  }
  await page.getByRole('button', { name: 'Sample' }).click();
  await page.getByRole('heading', { name: 'Find an order' }).waitFor();
});

test('an order asked for before the tablet died does not come up after', async () => {
  page = await sample.open('pos-go');
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/__sim/orders/**', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.evaluate(() =>
    window.posSim.open('pos.order-details.action.menu-item.render', { orderId: '1001' }),
  );
  await page.waitForRequest('**/__sim/orders/**');
  await page.evaluate(() => window.posSim.kill());
  release();
  await asked;
  await page.getByRole('button', { name: 'Sample' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Order #1001' }).count()).toBe(0);
  await expectSandboxes(AT_REST);
});

test('a hundred scans in a row all arrive, in order', async () => {
  page = await sample.open('ipad');
  await page.evaluate(() => window.posSim.setHostile({ lowerScreensHearScans: false }));
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await page.getByRole('button', { name: 'Scans' }).click();
  await page.getByText('Heard 0:').waitFor();
  await page.evaluate(async () => {
    for (let scan = 1; scan <= 100; scan += 1) await window.posSim.scan(`code-${scan}`);
  });
  const codes = Array.from({ length: 100 }, (_, index) => `code-${index + 1}`);
  await page.getByText(`Heard 100: ${codes.join(' ')}`).waitFor();
});

test('a camera hidden and shown at once is shown; a second PIN pad follows the first', async () => {
  page = await sample.open('ipad');
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await page.getByRole('button', { name: 'Scans' }).click();
  await page.getByRole('button', { name: 'Camera again' }).click();
  await page.getByRole('dialog', { name: 'Camera scanner' }).waitFor();
  expect(await page.getByRole('dialog', { name: 'Camera scanner' }).count()).toBe(1);
  await page.getByRole('dialog', { name: 'Camera scanner' }).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'PIN twice' }).click();
  await page.getByRole('dialog', { name: 'First' }).waitFor();
  await page.evaluate(() => window.posSim.pin('1234'));
  await page.getByRole('dialog', { name: 'Second' }).waitFor();
});

test('another shop: people, places and prices are its own', async () => {
  page = await sample.open('ipad');
  sample.running.host.reset({
    ...SMALL_STORE,
    shop: { ...SMALL_STORE.shop, name: 'Other Shop', domain: 'other.myshopify.com' },
    staff: [{ id: 99, name: 'Zoe', role: 'associate', pin: '9999' }],
    locations: [{ id: 7, name: 'Pier', counter: true }],
  });
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await page.getByRole('button', { name: 'Services' }).click();
  await page.getByRole('button', { name: 'Session', exact: true }).click();
  await page.getByText('Outcome: [7,99]').waitFor();
  expect((await page.locator('.bar').innerText()).split('\n')).toEqual(['Other Shop', 'Pier', 'Zoe']);
});
