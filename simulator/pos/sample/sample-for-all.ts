import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { DeviceKind } from '../protocol.ts';
import { launchBrowser, openDevice } from './open-device.ts';
import { runSample, type RunningSample, type SampleOptions } from './run-sample.ts';
import { SMALL_STORE } from './small-store.ts';

/** The sample extension and a browser, shared by all tests of a file. */
export interface SharedSample {
  readonly running: RunningSample;
  /** @param query such as `?locale=fr` */
  open(kind: DeviceKind, query?: string): Promise<Page>;
}

/** To be called at the top of a test file: starts both before its tests and ends both after them. */
export function sampleForAll(options: SampleOptions = {}): SharedSample {
  let running: RunningSample | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [running, browser] = await Promise.all([runSample(SMALL_STORE, options), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });
  const started = (): { running: RunningSample; browser: Browser } => {
    if (!running || !browser) throw new Error('The sample did not start');
    return { running, browser };
  };
  return {
    get running() {
      return started().running;
    },
    open: (kind, query) => openDevice(started().browser, started().running.origin, kind, query),
  };
}
