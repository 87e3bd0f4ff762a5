import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepScreenshot, untilTrue } from './sample/open-device.ts';
import { sampleForAll } from './sample/sample-for-all.ts';

jest.setTimeout(60_000);

const sample = sampleForAll();
let page: Page;

beforeAll(async () => {
  page = await sample.open('pos-go');
});

beforeEach(async () => {
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await page.getByRole('button', { name: 'Faults' }).click();
  await page.getByRole('heading', { name: 'Faults' }).waitFor();
});

/** What the host newly complains about after a fault. */
async function complaintsAfter(act: () => Promise<unknown>): Promise<string[]> {
  const before = (await page.evaluate(() => window.posSim.errors())).length;
  await act();
  await untilTrue(page, async () => (await page.evaluate(() => window.posSim.errors())).length > before);
  return (await page.evaluate(() => window.posSim.errors())).slice(before);
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

describe('what POS would not forgive is an error', () => {
  test.each([
    ['Unknown attribute', '<s-badge> has no attribute "colour".'],
    ['Value outside the union', '<s-badge tone> cannot be "pink"'],
    ['Wrong type', '<s-button disabled> cannot be "yes"; it takes boolean.'],
    ['Unknown event', '<s-badge> has no event "Press".'],
    ['Unknown slot', '<s-stack> has no slot "nowhere" for <s-badge>.'],
    ['Missing translation', 'No translation of "no.such.key".'],
    ['Foreign network', 'Request to https://example.com'],
    ['Direct Admin API', "fetch('shopify:admin/api/graphql.json') is not modelled"],
    ['Unhandled rejection', 'nobody caught this'],
    ['Deprecated API', 'shopify.extensionPoint is deprecated.'],
    ['Not modelled', 'shopify.productSearch.fetchProductWithId is not modelled'],
    ['Console error', 'console.error: the extension complains'],
    ['State that cannot travel', 'Navigation state holds values that do not survive'],
  ])('%s', async (name, complaint) => {
    expect((await complaintsAfter(() => press(name))).join('\n')).toContain(complaint);
  });

  test('a command for a component that is not there', async () => {
    await press('Command without a target');
    const complaints = await complaintsAfter(() => press('fault'));
    expect(complaints.join('\n')).toContain('commands "nobody", which is not on this screen');
  });

  test('a PIN that is too short', async () => {
    await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
    await press('Services');
    const complaints = await complaintsAfter(() => press('PIN of three'));
    expect(complaints).toEqual(['POS: A PIN has 4 to 10 digits, not 3 to 6.']);
    await press('Cancel');
  });

  test.each([
    ['Forbidden component', '<s-tile> is not available in pos.home.modal.render.'],
    ['Plain HTML', '<div> is not a POS component.'],
    ['Thrown error', 'thrown in a listener'],
  ])('%s breaks the screen', async (name, complaint) => {
    expect((await complaintsAfter(() => press(name))).join('\n')).toContain(complaint);
    await page.getByRole('heading', { name: 'This app stopped working' }).waitFor();
  });

  test('presentModal without a tap', async () => {
    const complaints = await complaintsAfter(() =>
      page.evaluate(async () => {
        await window.posSim.open('pos.home.tile.render');
        document.querySelector('s-tile')?.dispatchEvent(new CustomEvent('pos:click'));
      }),
    );
    expect(complaints).toEqual(['pos.home.tile.render: presentModal() must follow a tap.']);
  });

  test('an API that the target lacks is absent', async () => {
    await page.getByText('presentModal here: false; indexedDB: undefined').waitFor();
  });
});

afterEach(() => keepScreenshot(page, 'fault'));
