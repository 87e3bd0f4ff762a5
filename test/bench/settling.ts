import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startStack, type Stack } from '../../simulator/stack/stack.ts';
import { median, type Figure } from './figures.ts';
import { readRecording, sqlAlone } from './recorded-sql.ts';
import { webClientOf } from './web-client.ts';

const LATENCY_MS = 200;
/** Settled before, at once: the first ones of a process are slower. */
const WARMING = 60;
const TIMED = 25;
/** Shopify's webhooks come a little after what they tell of (`AdminSimulator.setWebhookDelay`). */
const WEBHOOKS_AFTER_MS = 250;
/** What the settlement before has set off, those webhooks above all, is done with by then. */
const REST_MS = 500;
const SETTLEMENTS = 150;
const AT_ONCE = 8;
const RECORDER = pathToFileURL(resolve(import.meta.dirname, 'record-sql.mjs')).href;

/** What web itself adds to Shopify's time when each call takes 200 ms. */
export async function measureOwnTime(stack: Stack): Promise<Figure[]> {
  const client = webClientOf(stack);
  const plans = await plansFor(stack, WARMING + TIMED, SETTLEMENTS);
  stack.admin.setWebhookDelay(WEBHOOKS_AFTER_MS);
  for (const plan of plans.splice(0, WARMING)) await client.settle(plan);
  stack.admin.setLatency(LATENCY_MS);
  const shares: number[] = [];
  for (const plan of plans) {
    await new Promise((rested) => setTimeout(rested, REST_MS));
    const from = stack.admin.calls().length;
    const wall = await client.settle(plan);
    const shopify = stack.admin
      .calls()
      .slice(from)
      .reduce((ms, call) => ms + call.ms, 0);
    shares.push((100 * (wall - shopify)) / shopify);
  }
  stack.admin.setLatency(0);
  stack.admin.setWebhookDelay(0);
  return [
    {
      name: `own time in a settlement at ${LATENCY_MS} ms a call`,
      value: median(shares),
      unit: '%',
      limit: 5,
      note: `above Shopify's, which is from a call's arrival at the simulator to its answer; median of ${plans.length} of a warm web, one at a time, ${REST_MS} ms of rest between, webhooks ${WEBHOOKS_AFTER_MS} ms after their event; device to web and back included`,
    },
  ];
}

/** How many settlements a second, with an Admin API that answers at once. */
export async function measureThroughput(stack: Stack): Promise<Figure> {
  const client = webClientOf(stack);
  const plans = await plansFor(stack, SETTLEMENTS);
  const waiting = [...plans];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let plan = waiting.shift(); plan; plan = waiting.shift()) await client.settle(plan);
    }),
  );
  const perSecond = plans.length / ((performance.now() - began) / 1000);
  return {
    name: 'settlements a second',
    value: perSecond,
    unit: '/s',
    note: `${plans.length} orders, ${AT_ONCE} at once; web, PostgreSQL and the simulated Shopify share the machine`,
  };
}

/** The same SQL, recorded from one settlement, with nobody thinking in between: what PostgreSQL alone would allow. */
export async function measureSqlCeiling(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'cr-bench-'));
  const file = join(folder, 'sql');
  const stack = await startStack({ webImports: [RECORDER], webEnvironment: { SQL_RECORD_FILE: file } });
  try {
    const client = webClientOf(stack);
    // The first settlement of a process makes tables, tokens and connections; the second is an ordinary one.
    const [first, ...others] = await plansFor(stack, 2);
    if (first) await client.settle(first);
    const from = readRecording(file).length;
    const [plan] = await plansFor(stack, 1, 40);
    if (!plan || others.length === 0) throw new Error('The store file has too few orders for the bench');
    const planned = readRecording(file).length;
    await client.settle(plan);
    const recording = readRecording(file);
    await stack.web.stop();
    const perSecond = await sqlAlone(
      stack.database.url,
      recording.slice(from, planned),
      recording.slice(planned),
      { count: 600, connections: AT_ONCE },
    );
    return {
      name: 'its SQL alone',
      value: perSecond,
      unit: '/s',
      note: `${recording.length - planned} statements a settlement, ${AT_ONCE} connections: the ceiling`,
    };
  } finally {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Plans for one unit each of so many ordinary orders. @param skip leaves the first orders of the file alone */
async function plansFor(stack: Stack, count: number, skip = 0): Promise<string[]> {
  const client = webClientOf(stack);
  const plans: string[] = [];
  for (const { name, lines, payments } of stack.store.orders.slice(skip)) {
    if (plans.length === count) break;
    if (lines.length > 250 || payments.some(({ kind, card }) => kind !== 'SALE' || card?.refundNeedsCard))
      continue;
    const plan = await client.plan(name);
    if (plan) plans.push(plan);
  }
  return plans;
}
