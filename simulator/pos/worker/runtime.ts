// Runs in a classic Web Worker, one for each screen: gives an extension's bundle the globals it has on a POS device.
import '@remote-dom/core/polyfill';
import { ThreadWebWorker } from '@quilted/threads';
import type { HostCalls, LiveValues, ScreenCalls, ScreenStart } from '../protocol.ts';
import { connectTree } from './elements.ts';
import { createNavigation, type ScreenNavigation } from './navigation.ts';
import { createNetwork, type Network } from './network.ts';
import { hideBrowserOnlyGlobals, reportUncaught, setClockOffset, shiftDate } from './sandbox.ts';
import { createShopify, type RemoteHost, type ShopifyGlobal } from './shopify.ts';

type TargetEntry = (api: object) => unknown;

declare function importScripts(...urls: string[]): void;

/** Preact runs effects in a task after the next frame, or after 100 ms where frames do not come. */
function afterEffects(done: () => void): void {
  let called = false;
  const once = () => {
    if (!called) setTimeout(() => setTimeout(done));
    called = true;
  };
  requestAnimationFrame(once);
  setTimeout(once, 120);
}

const nativeFetch = globalThis.fetch.bind(globalThis);
const loadScript = importScripts.bind(globalThis);
let shopify: ShopifyGlobal | undefined;
let navigation: ScreenNavigation | undefined;
let network: Network | undefined;
let online = true;

const thread = ThreadWebWorker.self<HostCalls, ScreenCalls>({
  exports: {
    start: run,
    async update(live: LiveValues) {
      setClockOffset(live.clockOffsetMs);
      if (online && !live.online) network?.cut();
      online = live.online;
      shopify?.update(live);
    },
    idle: () => new Promise((resolve) => afterEffects(resolve)),
    dispatch: async (type, event) => shopify?.dispatch(type, event),
    returned: async (from) => navigation?.returned(from),
  },
});
const host = thread.imports as unknown as RemoteHost;

function problem(message: string, fatal = false): void {
  void host.problem(message, fatal);
}

reportUncaught(
  (message) => problem(message, true),
  (message) => problem(message),
);

async function run(start: ScreenStart): Promise<void> {
  online = start.live.online;
  setClockOffset(start.live.clockOffsetMs);
  shiftDate();
  connectTree({ target: start.target, problem, mutate: (records) => void host.mutate(records) });
  network = createNetwork({
    target: start.target,
    appUrl: start.appUrl,
    nativeFetch,
    online: () => online,
    sessionToken: () => host.sessionToken(),
    record: (request) => void host.request(request),
    problem,
  });
  shopify = createShopify(start, host, problem);
  const entries = new Map<string, TargetEntry>();
  const global = shopify.api;
  Object.assign(global, {
    extend(target: string, entry: TargetEntry) {
      entries.set(target, entry);
    },
  });
  const define = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  define('shopify', global);
  define('fetch', network.fetch);
  // Only modal screens have somewhere to go and something to close (Navigation API).
  if (start.entry) {
    navigation = createNavigation(
      start.entry,
      { navigate: host.navigate, back: () => void host.back() },
      problem,
    );
    define('navigation', navigation.global);
  } else {
    define('navigation', undefined);
  }
  const close = () => {
    if (start.entry) void host.close();
    else problem(`window.close() does nothing in ${start.target}.`);
  };
  define('close', close);
  Object.defineProperty(window, 'close', { value: close, configurable: true });
  hideBrowserOnlyGlobals();
  loadScript(start.bundleUrl);
  const entry = entries.get(start.target);
  if (!entry) throw new Error(`The bundle does not extend ${start.target}.`);
  await entry(global);
  void host.started();
}
