// Runs the POS host with the sample extension, and a server that answers what the sample asks.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPosHost, type PosHost } from '../index.ts';
import type { StoreFile } from '../../store-file.ts';
import { createAdminSimulator } from '../../admin/index.ts';
import { createControl } from '../../control/control.ts';
import { performNatively } from '../../control/native.ts';
import { buildSample } from './build-sample.ts';

export interface RunningSample {
  origin: string;
  host: PosHost;
  /** Authorization headers that the app's server received, newest last. */
  authorizations: (string | undefined)[];
  /** What the simulator's control was asked to do; only native work on orders is really done. */
  control: { path: string; body: unknown }[];
  stop(): Promise<void>;
}

const APP = { apiKey: 'sample-key', apiSecret: 'sample-secret' };
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
};

const DOCUMENTS: Record<string, { contentType: string; body: string }> = {
  '/slip': { contentType: 'text/html', body: '<p>Slip</p>' },
  '/document.pdf': { contentType: 'application/pdf', body: '%PDF-1.7' },
  '/plain': { contentType: 'text/plain', body: 'words' },
};

export interface SampleOptions {
  clockOffsetMs?: () => number;
  port?: number;
}

/** Starts both servers on loopback, on free ports unless told. */
export async function runSample(store: StoreFile, options: SampleOptions = {}): Promise<RunningSample> {
  const admin = createAdminSimulator({
    store,
    clock: () => new Date(store.now),
    app: { ...APP, scopes: [] },
  });
  const out = mkdtempSync(join(tmpdir(), 'pos-sample-'));
  await buildSample(out);
  const authorizations: (string | undefined)[] = [];
  const control: RunningSample['control'] = [];
  const app = createServer((request, response) => {
    if (request.method !== 'OPTIONS') authorizations.push(request.headers.authorization);
    const document = DOCUMENTS[request.url ?? ''];
    if (request.url === '/missing' && request.method === 'GET')
      return void response.writeHead(404, CORS).end();
    response.writeHead(200, { ...CORS, 'content-type': document?.contentType ?? 'text/plain' });
    request.on('data', (chunk) => response.write(chunk));
    request.on('end', () => response.end(document?.body ?? ''));
  });
  const appUrl = await listen(app);
  const host = createPosHost({
    store,
    clockOffsetMs: options.clockOffsetMs ?? (() => 0),
    appUrl,
    app: APP,
    extensions: [out],
  });
  const noted =
    (path: string) =>
    (body: unknown): void =>
      void control.push({ path, body });
  const simulator = createControl({
    state: () => ({ now: store.now, webPid: 1, counts: {} }),
    reset: async (storeFile) => {
      noted('reset')(storeFile);
      return {};
    },
    order: (name) => admin.order(name),
    inventory: (sku) => admin.inventory(sku),
    setPrice: (sku, price) => admin.setPrice(sku, price),
    calls: () => [],
    setFaults: noted('faults'),
    setLatency: noted('latency'),
    advanceClock: async (seconds) => noted('clock')(seconds),
    startWeb: async () => noted('web')(true),
    resolvePending: noted('transactions'),
    native(asked) {
      noted('native')(asked);
      performNatively(admin, asked);
    },
    sell(cart) {
      noted('sell')(cart);
      return admin.sell(cart);
    },
  });
  const server = createServer((request, response) => {
    if (!host.handle(request, response) && !simulator.handle(request, response))
      response.writeHead(404).end();
  });
  const origin = await listen(server, options.port);
  const stop = async () => {
    for (const each of [server, app]) {
      each.closeAllConnections();
      await new Promise((resolve) => each.close(resolve));
    }
    rmSync(out, { recursive: true });
  };
  return { origin, host, authorizations, control, stop };
}

async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
