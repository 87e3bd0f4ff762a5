import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { createAdminFrame } from '../admin-frame/index.ts';
import { createAdminSimulator, type AdminSimulator } from '../admin/index.ts';
import { SIMULATED_APP } from '../app.ts';
import { createControl } from '../control/control.ts';
import { performNatively } from '../control/native.ts';
import { createPosHost } from '../pos/index.ts';
import { readStoreFile, type StoreFile } from '../store-file.ts';
import { readAppToml } from './app-toml.ts';
import { buildIfStale } from './build.ts';
import { createClock } from './clock.ts';
import { databaseIn, throwAwayDatabase, type StackDatabase } from './database.ts';
import { createFront, STARTING, type Part } from './front.ts';
import { createUnderWay } from './under-way.ts';
import { close, freePorts, listen, portsFrom, waitUntilFree } from './ports.ts';
import { createWebProcess, type WebProcess } from './web-process.ts';

const ROOT = resolve(import.meta.dirname, '../..');
export const DEFAULT_STORE_FILE = join(ROOT, 'simulator/scenarios/store.json');
export const EXTENSION_FOLDER = join(ROOT, 'extensions/counter-returns');

/** A running simulator: the devices, the manager's pages, web, and the shop it works for. */
export interface Stack {
  /** Where `/`, `/device/…`, `/admin` and `/__sim/` are. */
  readonly origin: string;
  readonly webOrigin: string;
  /** The store file that Shopify began from at the last reset. */
  readonly store: StoreFile;
  readonly admin: AdminSimulator;
  readonly web: WebProcess;
  readonly database: Pick<StackDatabase, 'url' | 'ours'>;
  now(): Date;
  stop(): Promise<void>;
}

export interface StackOptions {
  /** Path of a store file. */
  storeFile?: string;
  /** First of the three ports. Without it: free ports, and a database that is gone afterwards. */
  port?: number;
  /** Gets a line for what takes long. */
  say?: (line: string) => void;
  /** Gets what web prints. */
  sayOfWeb?: (line: string) => void;
  /** Modules loaded into web (`node --import`) and settings for them: a bench watches from inside. */
  webImports?: readonly string[];
  webEnvironment?: Readonly<Record<string, string>>;
  /** Gives up starting. */
  signal?: AbortSignal;
}

/**
 * Builds what is stale, and starts everything, Shopify and our database both as the store file has them.
 * @throws {PortInUse} and Errors whose message tells a person what to do; nothing is left running then
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const say = options.say ?? (() => undefined);
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    return await assemble(options, say, undo, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function assemble(
  options: StackOptions,
  say: (line: string) => void,
  undo: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const { port, sayOfWeb = () => undefined, webImports = [], webEnvironment = {}, signal } = options;
  let { storeFile = DEFAULT_STORE_FILE } = options;
  let store = readStoreFile(storeFile);
  const ports = port === undefined ? await freePorts() : portsFrom(port);
  const configuration = readAppToml(join(ROOT, 'shopify.app.toml'));
  const app = { ...SIMULATED_APP, scopes: configuration.scopes };
  const origin = `http://localhost:${ports.front}`;
  const webOrigin = `http://localhost:${ports.web}`;

  // The ports come first: whoever holds them holds the folder behind them too.
  let parts: readonly Part[] = [STARTING];
  const front = await listen(createServer(createFront(() => parts)), ports.front);
  undo.push(() => close(front));
  const clock = createClock(store.now);
  const admin = createAdminSimulator({
    store,
    clock: clock.now,
    app,
    webhooks: configuration.webhooks.map(({ topic, path }) => ({ topic, url: webOrigin + path })),
  });
  const underWay = createUnderWay();
  const adminServer = await listen(createServer(underWay.around(admin.handle)), ports.admin);
  undo.push(() => close(adminServer));
  await waitUntilFree(ports.web);

  await buildIfStale(say, signal);
  signal?.throwIfAborted();
  say('Starting PostgreSQL …');
  const database =
    port === undefined
      ? await throwAwayDatabase()
      : await databaseIn(join(ROOT, '.counter-returns', String(port), 'postgres'));
  undo.push(() => database.stop());

  const web = createWebProcess({
    port: ports.web,
    databaseUrl: database.url,
    adminOrigin: `http://127.0.0.1:${ports.admin}`,
    app,
    clockOffsetMs: clock.offsetMs,
    imports: webImports,
    environment: webEnvironment,
    say: sayOfWeb,
  });
  undo.push(() => web.stop());

  const posHost = createPosHost({
    store,
    clockOffsetMs: clock.offsetMs,
    appUrl: webOrigin,
    app: SIMULATED_APP,
    extensions: [EXTENSION_FOLDER],
  });
  const frame = (): Part =>
    createAdminFrame({ webOrigin, shop: store.shop.domain, app: SIMULATED_APP, now: clock.now });
  const state = (): object => ({
    now: clock.now().toISOString(),
    webPid: web.pid ?? null,
    shop: store.shop.domain,
    storeFile,
    counts: admin.counts(),
    longestWaitMs: underWay.longestMs(),
  });
  const reset = async (file = storeFile): Promise<object> => {
    const next = readStoreFile(file);
    const wasUp = web.pid !== undefined;
    // A database can only be emptied while nobody uses it.
    if (database.ours) await web.kill();
    await database.reset();
    store = next;
    storeFile = file;
    clock.set(store.now);
    admin.reset(store);
    admin.setFaults([]);
    admin.setLatency(0);
    posHost.reset(store);
    parts = [control, frame(), posHost];
    if (wasUp) await web.start();
    await web.setClock(clock.offsetMs());
    return { ...state(), databaseEmptied: database.ours };
  };
  const control = createControl({
    state,
    reset,
    order: (name) => admin.order(name),
    inventory: (sku) => admin.inventory(sku),
    setPrice: (sku, price) => admin.setPrice(sku, price),
    calls: () => admin.calls(),
    setFaults: (faults) => admin.setFaults(faults),
    setLatency: (ms) => admin.setLatency(ms),
    advanceClock: async (seconds) => {
      clock.advance(seconds);
      await web.setClock(clock.offsetMs());
    },
    startWeb: () => web.start(),
    resolvePending: (order, status) => admin.resolvePending(order, status),
    native: (asked) => performNatively(admin, asked),
    sell: (cart) => admin.sell(cart),
  });

  signal?.throwIfAborted();
  say('Starting web …');
  clock.set(store.now);
  await web.start();
  parts = [control, frame(), posHost];
  return {
    origin,
    webOrigin,
    get store() {
      return store;
    },
    admin,
    web,
    database,
    now: clock.now,
    stop,
  };
}
