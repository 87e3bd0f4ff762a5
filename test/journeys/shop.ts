import { expect } from '@jest/globals';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { BROWSER_USER_AGENT, chromiumLaunchOptions } from '../../scripts/chromium.mjs';
import type { OrderTruth } from '../../simulator/admin/index.ts';
import { axeViolations, smallControls } from '../../simulator/pos/sample/open-device.ts';
import type { StoreFile } from '../../simulator/store-file.ts';
import { startStack, type Stack, type StackOptions } from '../../simulator/stack/stack.ts';
import { cashierAt, type Cashier, type Item } from '../till/cashier.ts';
import { controlOf, type Control } from '../till/control.ts';
import { openTill, type Till, type TillOptions } from '../till/till.ts';

export const SCREENSHOTS = join(import.meta.dirname, 'screenshots');

/** A shop for one file of journeys: everything runs, on free ports and with a database of its own. */
export interface Shop {
  readonly stack: Stack;
  readonly control: Control;
  /** For what is neither a till nor a manager's page. */
  readonly browser: Browser;
  /** A device with a cashier before its home screen. */
  enter(options?: Omit<TillOptions, 'origin'>): Promise<{ till: Till; cashier: Cashier }>;
  truth(order: string): Promise<OrderTruth>;
  item(sku: string): Item;
  /** Waits until web hangs in a call of the Admin API. */
  untilWebWaits(): Promise<void>;
  /** The manager's browser. */
  managerPage(path?: string): Promise<Page>;
  /** Ends one journey: nobody may have complained on any device. Then all is as at the start. */
  tidyUp(): Promise<void>;
  close(): Promise<void>;
}

/** The shop of a store that is no file yet. */
export function openShopOf(store: StoreFile, options: StackOptions = {}): Promise<Shop> {
  const storeFile = join(mkdtempSync(join(tmpdir(), 'shop-')), 'store.json');
  writeFileSync(storeFile, JSON.stringify(store));
  return openShop({ ...options, storeFile });
}

/** Counts what a finger does from now on. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counting = window as unknown as { taps: number };
    counting.taps = 0;
    window.addEventListener('pointerdown', () => (counting.taps += 1), true);
  });
  return () => page.evaluate(() => (window as unknown as { taps: number }).taps);
}

export async function openShop(options: StackOptions = {}): Promise<Shop> {
  const stack = await startStack(options);
  const browser = await chromium.launch(chromiumLaunchOptions());
  const control = controlOf(stack.origin);
  const tills: Till[] = [];
  const pages: Page[] = [];
  return {
    stack,
    control,
    browser,
    async enter(tillOptions = {}) {
      const till = await openTill(browser, { origin: stack.origin, ...tillOptions });
      tills.push(till);
      return { till, cashier: cashierAt(till) };
    },
    truth: (order) => control.get<OrderTruth>(`orders/${encodeURIComponent(order)}`),
    item(sku) {
      for (const { title, variants } of stack.store.products) {
        const variant = variants.find((candidate) => candidate.sku === sku);
        if (variant) return { barcode: variant.barcode, sku, title };
      }
      throw new Error(`No variant has the SKU ${sku}`);
    },
    async untilWebWaits() {
      for (;;) {
        const { longestWaitMs } = await control.get<{ longestWaitMs: number }>('state');
        if (longestWaitMs > 300) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async managerPage(path = '/admin') {
      const page = await browser.newPage({
        userAgent: BROWSER_USER_AGENT,
        viewport: { width: 1280, height: 800 },
      });
      pages.push(page);
      await page.goto(stack.origin + path);
      return page;
    },
    async tidyUp() {
      const complaints = await Promise.all(tills.map((till) => till.errors()));
      await Promise.all([
        ...tills.splice(0).map((till) => till.close()),
        ...pages.splice(0).map((page) => page.close()),
      ]);
      if (stack.web.pid === undefined) await control.post('web', { start: true });
      await control.post('reset', {});
      expect(complaints.flat()).toEqual([]);
    },
    async close() {
      await browser.close();
      await stack.stop();
    },
  };
}

/** Keeps a picture for people to look at, and holds the screen to what everybody must be able to use. */
export async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  expect({ screen: name, axe: await axeViolations(page) }).toEqual({ screen: name, axe: [] });
  expect({ screen: name, small: await smallControls(page) }).toEqual({ screen: name, small: [] });
}

/** The refunds that succeeded on an order, such as "gift_card 2.58": the money that really moved. */
export function moneyOut({ transactions }: OrderTruth): string[] {
  return transactions
    .filter(({ kind, status }) => kind === 'REFUND' && status === 'SUCCESS')
    .map(({ gateway, amount }) => `${gateway} ${amount.shop}`);
}
