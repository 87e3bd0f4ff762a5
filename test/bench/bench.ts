// `npm run bench`: what a refund costs, in taps, requests, points, bytes and time. Options after `--`: --json for machines,
// --check to fail when a budget is broken.
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs';
import { EXTENSION_FOLDER, startStack } from '../../simulator/stack/stack.ts';
import { isOver, tableOf, type Figure } from './figures.ts';
import { measureFirstPaint } from './first-paint.ts';
import { measureOneRefund } from './one-refund.ts';
import { measureOwnTime, measureSqlCeiling, measureThroughput } from './settling.ts';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
});
const say = options.json ? () => undefined : (line: string) => console.log(line);

try {
  const figures = await measure();
  console.log(options.json ? JSON.stringify(figures, null, 2) : `\n${tableOf(figures)}`);
  process.exit(options.check && figures.some(isOver) ? 1 : 0);
} catch (error) {
  console.error(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

async function measure(): Promise<Figure[]> {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  const stack = await startStack({ say });
  const browser = await chromium.launch(chromiumLaunchOptions());
  const figures: Figure[] = [];
  try {
    // What is measured is our speed, not Shopify's rate limit.
    stack.admin.setThrottling(false);
    say('One refund on the device …');
    figures.push(...(await measureOneRefund(browser, stack)), bundleSize());
    say('First paint, and scan to items …');
    figures.push(...(await measureFirstPaint(browser, stack)));
    await browser.close();
    say('Our own time in a settlement …');
    figures.push(...(await measureOwnTime(stack)));
    say('Settlements a second …');
    figures.push(await measureThroughput(stack));
  } finally {
    await browser.close();
    await stack.stop();
  }
  say('The same SQL alone …');
  const ceiling = await measureSqlCeiling();
  const throughput = figures.at(-1)?.value ?? 0;
  return [
    ...figures,
    ceiling,
    { name: 'share of that ceiling', value: (100 * throughput) / ceiling.value, unit: '%' },
    {
      name: 'load of the machine before',
      value: load,
      unit: '',
      note:
        load > cores / 2
          ? `BUSY: ${cores} cores were shared, every time above is too long`
          : `${cores} cores`,
    },
  ];
}

function bundleSize(): Figure {
  const dist = join(EXTENSION_FOLDER, 'dist');
  const bytes = readdirSync(dist)
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(dist, name))).length, 0);
  return { name: 'extension, all targets, brotli', value: bytes / 1024, unit: 'KB', limit: 36 };
}
