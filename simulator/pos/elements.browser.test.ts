import { describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations, keepScreenshot, smallControls, untilTrue } from './sample/open-device.ts';
import { sampleForAll } from './sample/sample-for-all.ts';

// Chromium shares two cores with whatever else runs.
jest.setTimeout(60_000);

const sample = sampleForAll();

/** The values that the sample says it holds. */
async function held(page: Page): Promise<Record<string, unknown>> {
  return JSON.parse((await page.getByText('"extras"').textContent()) ?? '{}') as Record<string, unknown>;
}

/** Waits, frame by frame, until the extension holds these values. */
async function expectHeld(page: Page, values: Record<string, unknown>): Promise<void> {
  await untilTrue(page, async () => {
    const now = await held(page);
    return Object.entries(values).every(
      ([name, value]) => JSON.stringify(now[name]) === JSON.stringify(value),
    );
  });
  expect(await held(page)).toMatchObject(values);
}

async function openControls(kind: 'ipad' | 'pos-go'): Promise<Page> {
  const page = await sample.open(kind);
  await page.evaluate(() => window.posSim.open('pos.home.modal.render'));
  await page.getByRole('button', { name: 'Controls' }).click();
  await page.getByRole('heading', { name: 'Controls' }).waitFor();
  return page;
}

describe.each(['ipad', 'pos-go'] as const)('components on %s', (kind) => {
  test('fields keep what is typed and tell the extension', async () => {
    const page = await openControls(kind);
    await page.getByRole('textbox', { name: 'Name' }).pressSequentially('Ada Lovelace of St James Square');
    await page.getByRole('textbox', { name: 'Note' }).fill('Torn box');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.com');
    await page.getByRole('spinbutton', { name: 'Amount' }).fill('12.5x');
    await page.getByRole('button', { name: 'Increase' }).last().click();
    await expect(page.getByRole('button', { name: 'Increase' }).last().isDisabled()).resolves.toBe(true);
    await page.getByLabel('Bought on').fill('2026-11-20');
    await page.getByRole('textbox', { name: 'Name' }).focus();
    await expectHeld(page, {
      name: 'Ada Lovelace of St James Square'.slice(0, 30),
      note: 'Torn box',
      email: 'ada@example.com',
      amount: '12.5',
      quantity: '3',
      date: '2026-11-20',
    });
    await keepScreenshot(page, `${kind}-fields`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallControls(page)).toEqual([]);
    expect(await page.evaluate(() => window.posSim.errors())).toEqual([]);
    await page.context().close();
  });

  test('choices, switches and tabs', async () => {
    const page = await openControls(kind);
    await page.getByRole('tab', { name: 'Choices' }).click();
    await expect(page.getByRole('radio', { name: 'Wrong size' }).isChecked()).resolves.toBe(true);
    await page.getByRole('radio', { name: /Broken/ }).click();
    await page.getByRole('checkbox', { name: 'Box' }).click();
    await expect(page.getByRole('switch', { name: 'Put back on the shelf' }).isChecked()).resolves.toBe(true);
    await page.getByRole('switch', { name: 'Put back on the shelf' }).click();
    await expectHeld(page, { reason: 'broken', extras: ['b', 'a'], restock: 'false' });
    await expect(page.getByRole('radio', { name: 'Wrong size' }).isChecked()).resolves.toBe(false);
    await expect(page.getByRole('radio', { name: 'Too late' }).isDisabled()).resolves.toBe(true);
    await page.getByRole('radio', { name: /Broken/ }).press('ArrowUp');
    await expectHeld(page, { reason: 'size' });
    await keepScreenshot(page, `${kind}-choices`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallControls(page)).toEqual([]);
    expect(await page.evaluate(() => window.posSim.errors())).toEqual([]);
    await page.context().close();
  });

  test('display components, links, rows and a modal opened by command', async () => {
    const page = await openControls(kind);
    await page.getByRole('tab', { name: 'Display' }).click();
    await page.getByRole('button', { name: 'A row that can be pressed' }).click();
    await page.getByRole('button', { name: 'Why?' }).click();
    await expectHeld(page, { row: 'opened', link: 'followed' });
    await keepScreenshot(page, `${kind}-display`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallControls(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel the return' }).click();
    await page.getByRole('dialog', { name: 'Cancel this return?' }).waitFor();
    await keepScreenshot(page, `${kind}-modal`);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('dialog', { name: 'Cancel this return?' }).waitFor({ state: 'hidden' });
    await expectHeld(page, { hidden: 1 });
    expect(await page.evaluate(() => window.posSim.errors())).toEqual([]);
    await page.context().close();
  });
});
