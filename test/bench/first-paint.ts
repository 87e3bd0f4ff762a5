import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import { SIMULATED_APP } from '../../simulator/app.ts';
import { createPosHost } from '../../simulator/pos/index.ts';
import { close, freePorts, listen } from '../../simulator/stack/ports.ts';
import type { Stack } from '../../simulator/stack/stack.ts';
import { wordsOf } from '../till/words.ts';
import { openTill, type Till } from '../till/till.ts';
import { buildHelloWorld, HELLO_WORLD_FOLDER } from './build-hello-world.ts';
import { median, type Figure } from './figures.ts';

const ROUNDS = 15;
/** The first ones warm the browser's and the server's caches. */
const WARM_UP = 3;

/** How long the screens take, beside a bare extension in the same browser. */
export async function measureFirstPaint(browser: Browser, stack: Stack): Promise<Figure[]> {
  const ours = await openTill(browser, { origin: stack.origin });
  const theirs = await openHelloWorld(browser, stack);
  const paints = { ours: [] as number[], theirs: [] as number[] };
  const scans: number[] = [];
  const order = stack.store.orders[0]?.name ?? '';
  const heading = wordsOf('en').text('items.heading');
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const bare = await openModal(theirs.till);
    const paint = await openModal(ours);
    const scan = await scanToItems(ours, order, heading);
    if (round < WARM_UP) continue;
    paints.theirs.push(bare);
    paints.ours.push(paint);
    scans.push(scan);
  }
  await ours.close();
  await theirs.close();
  const bare = median(paints.theirs);
  const note = `median of ${ROUNDS}`;
  return [
    { name: 'worker start to first paint, hello world', value: bare, unit: 'ms', note },
    { name: 'worker start to first paint', value: median(paints.ours), unit: 'ms', note },
    { name: 'ratio to hello world', value: median(paints.ours) / bare, unit: '×' },
    {
      name: 'scan to items on screen',
      value: median(scans),
      unit: 'ms',
      note: `${note}, Admin API without latency`,
    },
    { name: 'ratio to hello world’s first paint', value: median(scans) / bare, unit: '×' },
  ];
}

async function openHelloWorld(
  browser: Browser,
  stack: Stack,
): Promise<{ till: Till; close(): Promise<void> }> {
  await buildHelloWorld();
  const host = createPosHost({
    store: stack.store,
    clockOffsetMs: () => 0,
    appUrl: stack.webOrigin,
    app: SIMULATED_APP,
    extensions: [HELLO_WORLD_FOLDER],
  });
  const { front } = await freePorts();
  const server = await listen(
    createServer((request, response) => {
      if (!host.handle(request, response)) response.writeHead(404).end();
    }),
    front,
  );
  const till = await openTill(browser, { origin: `http://localhost:${front}` });
  return {
    till,
    async close() {
      await till.close();
      await close(server);
    },
  };
}

/** @returns milliseconds from the start of the screen's worker until something of it was painted, as the POS host timed it */
async function openModal(till: Till): Promise<number> {
  await till.sim('kill');
  await till.sim('open', 'pos.home.modal.render');
  for (;;) {
    const timings = await till.sim<{ target: string; firstPaintMs: number }[]>('timings');
    const last = timings.at(-1);
    if (last?.target === 'pos.home.modal.render') return last.firstPaintMs;
    await till.page.waitForTimeout(5);
  }
}

/** Timed in the page, frame by frame: a test tool's own round trips do not count. */
async function scanToItems(till: Till, order: string, heading: string): Promise<number> {
  return till.page.evaluate(
    async ([code, awaited]) => {
      const { posSim } = window as unknown as {
        posSim: { scan(text: string): Promise<void>; screen(): Promise<{ text: string }> };
      };
      const began = performance.now();
      await posSim.scan(code);
      while (!(await posSim.screen()).text.includes(awaited)) await new Promise(requestAnimationFrame);
      return performance.now() - began;
    },
    [order, heading] as const,
  );
}
