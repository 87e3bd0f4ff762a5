import type { Browser, BrowserContext, Page } from 'playwright-core';
import { BROWSER_USER_AGENT } from '../../scripts/chromium.mjs';

export type Device = 'ipad' | 'pos-go';

/** The device's page fills its window exactly. */
const VIEWPORT = {
  ipad: { width: 1180, height: 820 },
  'pos-go': { width: 360, height: 720 },
} as const;

/** Nothing a cashier waits for takes longer; what does is stuck. */
const PATIENCE_MS = 15_000;

export interface TillOptions {
  origin: string;
  device?: Device;
  /** BCP 47, such as "fr". */
  locale?: string;
  /** Numeric ids of the store file. */
  staff?: number;
  location?: number;
}

/** A device of the simulator in a browser of its own, and the simulator's test interface on it. */
export interface Till {
  readonly page: Page;
  readonly device: Device;
  readonly locale: string;
  /** Calls a method of `window.posSim`; arguments and answers are JSON. */
  sim<T = unknown>(method: string, ...words: readonly unknown[]): Promise<T>;
  /** What the POS host complained of since the page was opened. */
  errors(): Promise<unknown[]>;
  close(): Promise<void>;
}

/** Opens the device's home screen. Each till has storage of its own, as two tablets do. */
export async function openTill(browser: Browser, options: TillOptions): Promise<Till> {
  const { origin, device = 'ipad', locale = 'en', staff, location } = options;
  const context: BrowserContext = await browser.newContext({
    viewport: VIEWPORT[device],
    userAgent: BROWSER_USER_AGENT,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const words = new URLSearchParams({ locale });
  if (staff !== undefined) words.set('staff', String(staff));
  if (location !== undefined) words.set('location', String(location));
  await page.goto(`${origin}/device/${device}?${words}`);
  await page.waitForFunction('window.posSim !== undefined');
  await page.evaluate('window.posSim.ready');

  const sim = <T>(method: string, ...args: readonly unknown[]): Promise<T> =>
    page.evaluate(
      ([name, list]) => {
        const { posSim } = window as unknown as {
          posSim: Record<string, (...all: unknown[]) => Promise<unknown>>;
        };
        const called = posSim[name];
        if (!called) throw new Error(`posSim has no ${name}`);
        return called.apply(posSim, list as unknown[]) as Promise<T>;
      },
      [method, args] as const,
    ) as Promise<T>;

  return {
    page,
    device,
    locale,
    sim,
    errors: () => sim<unknown[]>('errors'),
    close: () => context.close(),
  };
}
