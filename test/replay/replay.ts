// `npm run replay`: every credit note and drill of a store file, done on the real device bundle in Chromium as a cashier would,
// and held against what the simulated shop then holds. Options after `--`: see USE.
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs';
import type { InventoryTruth, OrderTruth } from '../../simulator/admin/index.ts';
import { DEFAULT_STORE_FILE, startStack, type Stack } from '../../simulator/stack/stack.ts';
import { readStoreFile, type StoreFile, type StoreLocation } from '../../simulator/store-file.ts';
import { cashierAt } from '../till/cashier.ts';
import { controlOf, type Control } from '../till/control.ts';
import { openTill, type Device, type Till } from '../till/till.ts';
import { stockDifferences } from './compare.ts';
import { exchangesOf } from './exchanges.ts';
import { inOrder } from './in-order.ts';
import { allOn, jobsOf, TENDERS, visitsOf, type Job } from './jobs.ts';
import { playVisit } from './play.ts';
import { recordDifferences } from './records.ts';
import { reportOf, type Outcome } from './report.ts';

const USE = `Use: npm run replay -- [--store FILE] [--concurrency N] [--only NAME] [--device ipad|pos-go] [--locale TAG] [--tender gift-card|store-credit | --exchange] [--headed]`;
/** Two tills keep two cores busy. */
const DEFAULT_CONCURRENCY = 2;
/** A customer takes about this long at a counter: the shop's clock goes on by as much, or Shopify's rate limit would see a stampede. */
const SECONDS_PER_CUSTOMER = 20;
/** What web printed, and a picture of each screen that a cashier got stuck on. */
const FOLDER = resolve(import.meta.dirname, '../../.counter-returns/replay');

const options = readWords();
const began = performance.now();
let stack: Stack | undefined;
let browser: Browser | undefined;
const end = async (code: number): Promise<never> => {
  await browser?.close();
  await stack?.stop();
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(130));

try {
  const store = readStoreFile(options.storeFile);
  const found = jobsOf(store, options.only);
  const wished = options.tender ? allOn(options.tender, found, store) : found;
  const jobs = options.exchange ? exchangesOf(wished, store, counterOf(store).id) : wished;
  if (jobs.length === 0)
    throw new Error(
      `There is no return${options.only ? ` called ${options.only}` : ''} in ${options.storeFile}`,
    );
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const webLog = createWriteStream(join(FOLDER, 'web.log'));
  stack = await startStack({
    storeFile: options.storeFile,
    say: (line) => console.log(line),
    sayOfWeb: (line) => webLog.write(`${line}\n`),
  });
  browser = await chromium.launch({ ...chromiumLaunchOptions(), headless: !options.headed });
  const outcomes = await replay(jobs, stack, browser);
  const { text, allAgree } = reportOf(outcomes, store.shop.currency);
  console.log(
    `\nIn ${Math.round((performance.now() - began) / 1000)} s, ${options.concurrency} at once:\n${text}`,
  );
  await end(allAgree ? 0 : 1);
} catch (error) {
  console.error(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  await end(1);
}

async function replay(jobs: readonly Job[], running: Stack, chrome: Browser): Promise<Outcome[]> {
  const { store, origin } = running;
  const control = controlOf(origin);
  const location = counterOf(store);
  const play = {
    store,
    truth: (order: string) => control.get<OrderTruth>(`orders/${encodeURIComponent(order)}`),
    locationName: location.name,
    pay: (order: string) => void running.admin.payOutstanding(order),
    pictures: FOLDER,
  };
  const skus = new Set(jobs.flatMap(skusOf));
  const stockBefore = await inventory(control, skus);

  const tills: (Till | undefined)[] = [];
  const complaints = new Set<string>();
  const played = await inOrder(
    visitsOf(jobs, store),
    (visit) => visit.map(({ order }) => order),
    options.concurrency,
    async (visit, worker) => {
      const till = (tills[worker] ??= await openReturns(chrome, origin, location.id));
      const outcomes = await playVisit(visit, till, play);
      await control.post('clock', { advanceSeconds: SECONDS_PER_CUSTOMER });
      for (const error of await till.errors()) complaints.add(String(error));
      for (const { job, findings } of outcomes) {
        const [finding] = findings;
        console.log(`${finding ? '✗' : '✓'} ${job.name}  ${job.order}  ${finding ?? ''}`.trimEnd());
      }
      if (outcomes.some(({ findings }) => findings.length > 0)) {
        await till.close();
        tills[worker] = undefined;
      }
      return outcomes;
    },
  );
  const outcomes = played.flat();

  const stock = stockDifferences(jobs, stockBefore, await inventory(control, skus), location.id);
  const records = await recordDifferences(jobs, origin, running.database.url);
  return outcomes.map((outcome, index) => {
    const record = records.get(outcome.job.order);
    const more = [
      ...skusOf(outcome.job).flatMap((sku) => stock.get(sku) ?? []),
      ...(record === undefined ? [] : [record]),
      ...(index === 0 ? [...complaints].map((complaint) => `the POS host complains: ${complaint}`) : []),
    ];
    return { ...outcome, findings: [...outcome.findings, ...more] };
  });
}

/** Where the till stands. */
function counterOf({ locations }: StoreFile): StoreLocation {
  const location = locations.find(({ counter }) => counter) ?? locations[0];
  if (!location) throw new Error('The store has no location');
  return location;
}

function skusOf({ lines, exchange }: Job): string[] {
  return [...lines, ...(exchange?.gives ?? [])].map(({ sku }) => sku);
}

async function openReturns(chrome: Browser, origin: string, location: number): Promise<Till> {
  const { device, locale } = options;
  const till = await openTill(chrome, { origin, device, locale, location });
  await cashierAt(till).openReturns();
  return till;
}

async function inventory(control: Control, skus: ReadonlySet<string>): Promise<Map<string, InventoryTruth>> {
  const levels = new Map<string, InventoryTruth>();
  for (const sku of skus) {
    levels.set(sku, await control.get<InventoryTruth>(`inventory?sku=${encodeURIComponent(sku)}`));
  }
  return levels;
}

function readWords() {
  try {
    const { values } = parseArgs({
      options: {
        store: { type: 'string', default: DEFAULT_STORE_FILE },
        concurrency: { type: 'string', default: String(DEFAULT_CONCURRENCY) },
        only: { type: 'string' },
        device: { type: 'string', default: 'ipad' },
        locale: { type: 'string', default: 'en' },
        tender: { type: 'string' },
        exchange: { type: 'boolean', default: false },
        headed: { type: 'boolean', default: false },
      },
    });
    const concurrency = Number(values.concurrency);
    if (!Number.isInteger(concurrency) || concurrency < 1)
      throw new Error('--concurrency is a number from 1');
    if (values.device !== 'ipad' && values.device !== 'pos-go') throw new Error('--device is ipad or pos-go');
    const device: Device = values.device;
    const tender = TENDERS.find((name) => name === values.tender);
    if (values.tender !== undefined && !tender) throw new Error(`--tender is ${TENDERS.join(' or ')}`);
    if (tender && values.exchange) throw new Error('--tender and --exchange are two replays');
    return { ...values, device, tender, concurrency, storeFile: resolve(values.store) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USE}`);
    process.exit(2);
  }
}
