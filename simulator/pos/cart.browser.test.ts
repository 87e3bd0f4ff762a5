import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations, keepScreenshot, smallControls } from './sample/open-device.ts';
import { sampleForAll } from './sample/sample-for-all.ts';

jest.setTimeout(60_000);

const sample = sampleForAll();
let page: Page;

afterEach(() => page.context().close());

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

async function openCart(kind: 'ipad' | 'pos-go'): Promise<void> {
  page = await sample.open(kind);
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await press('Cart');
  await page.getByText('In it:').waitFor();
}

describe.each(['ipad', 'pos-go'] as const)('the cart on %s', (kind) => {
  test('an extension fills it and sees it live; POS shows the same', async () => {
    await openCart(kind);
    await press('Add');
    await page.getByText('In it: 2 Tea light').waitFor();
    await press('Customer');
    await page.getByText('Total: 5.00, tax 0.83, customer 21').waitFor();
    await press('Add unknown');
    await page.getByText('Outcome: Error: The product variant 1 does not exist.').waitFor();
    expect(await page.evaluate(() => window.posSim.errors())).toEqual([]);
    await page.evaluate(() => window.posSim.open('pos.home.tile.render'));
    if (kind === 'pos-go') await page.getByRole('button', { name: 'Cart (2)' }).click();
    const cart = page.getByRole('complementary', { name: 'Cart' });
    await cart.getByText('Tea light').waitFor();
    await cart.getByText('Ada Park').waitFor();
    await keepScreenshot(page, `${kind}-cart`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallControls(page)).toEqual([]);
    await cart.getByRole('button', { name: 'Remove Tea light' }).click();
    await cart.getByText('£0.00').first().waitFor();
    expect(await page.evaluate(() => window.posSim.cart())).toMatchObject({ lineItems: [] });
  });

  test('selling more than there is must be allowed by a person', async () => {
    await openCart(kind);
    await press('Add too many');
    await page
      .getByRole('dialog', { name: 'Not enough stock' })
      .getByText('Tea light: 5 in stock here')
      .waitFor();
    await keepScreenshot(page, `${kind}-oversell`);
    expect(await axeViolations(page)).toEqual([]);
    await press('Cancel');
    await page.getByText('Outcome: ""').waitFor();
    await press('Add too many');
    await press('Add anyway');
    await page.getByText('In it: 50 Tea light').waitFor();
    await press('Empty');
    await page.getByText('Total: 0.00, tax 0.00, customer none').waitFor();
  });
});

test('a product scanned on POS’s own screens goes into the cart; one in the app’s does not', async () => {
  page = await sample.open('ipad');
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await page.evaluate(() => window.posSim.scan('5030000000017'));
  await page.getByRole('heading', { name: 'Scanned 5030000000017' }).waitFor();
  await page.evaluate(() => window.posSim.open('pos.home.tile.render'));
  expect(await page.evaluate(() => window.posSim.cart())).toMatchObject({ lineItems: [] });
  await page.evaluate(() => window.posSim.scan('5030000000017'));
  await page.getByRole('complementary', { name: 'Cart' }).getByText('Tea light').waitFor();
  await page.evaluate(() => window.posSim.addToCart(400));
  expect(await page.evaluate(() => window.posSim.cart())).toMatchObject({ grandTotal: '5.00' });
});

test('discount codes are not modelled, and say so', async () => {
  await openCart('ipad');
  await press('Code');
  await page.getByText('shopify.cart.addCartCodeDiscount is not modelled').waitFor();
  expect((await page.evaluate(() => window.posSim.errors())).join()).toContain('is not modelled');
});

test('a reset empties it', async () => {
  await openCart('pos-go');
  await press('Add');
  await page.getByText('In it: 2 Tea light').waitFor();
  sample.running.host.reset();
  await page.evaluate(() => window.posSim.open('pos.home.tile.render'));
  expect(await page.evaluate(() => window.posSim.cart())).toMatchObject({ lineItems: [] });
});
