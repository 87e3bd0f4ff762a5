import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { BROWSER_USER_AGENT, chromiumLaunchOptions } from '../../../scripts/chromium.mjs';
import type { PosSim } from '../device/pos-sim.ts';
import type { DeviceKind } from '../protocol.ts';

declare global {
  interface Window {
    posSim: PosSim;
  }
}

export const VIEWPORTS: Record<DeviceKind, { width: number; height: number }> = {
  ipad: { width: 1180, height: 820 },
  'pos-go': { width: 360, height: 720 },
};

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(chromiumLaunchOptions());
}

/** Opens a device page in a browser context of its own and waits until POS is ready. */
export async function openDevice(
  browser: Browser,
  origin: string,
  kind: DeviceKind,
  query = '',
): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORTS[kind], userAgent: BROWSER_USER_AGENT });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  await page.goto(`${origin}/device/${kind}${query}`);
  await page.evaluate(() => window.posSim.ready);
  return page;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
}

/** What axe finds wrong on the page, one line each. Its half a megabyte is read once by each document. */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource);
  // All its rules run; only what they find wrong is put together and sent.
  const results = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} at ${String(node.target)}: ${node.failureSummary ?? ''}`),
  );
}

/** Controls smaller than 48 pixels in either direction that a finger is meant to hit, by what they say. */
export async function smallControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const visit = (root: ParentNode) => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        if (!element.matches('button, select, label:has(input)') || !element.checkVisibility()) continue;
        const { width, height } = element.getBoundingClientRect();
        const words = element.textContent?.trim() || element.getAttribute('aria-label') || element.outerHTML;
        if (width < 47.5 || height < 47.5) found.push(`${words} ${Math.round(width)}×${Math.round(height)}`);
      }
    };
    visit(document);
    return found;
  });
}

/** Keeps a screenshot when POS_SCREENSHOTS names a folder, for a person to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['POS_SCREENSHOTS'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Lets frames pass until something is true, three seconds at the most; the caller then asserts it. */
export async function untilTrue(page: Page, isTrue: () => Promise<boolean>): Promise<void> {
  for (let frame = 0; frame < 180 && !(await isTrue()); frame += 1) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
