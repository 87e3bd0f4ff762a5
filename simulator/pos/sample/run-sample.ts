// Runs the POS host with the sample extension, and a server that answers what the sample asks.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPosHost, type PosHost } from '../index.ts';
import type { StoreFile } from '../../store-file.ts';
import { createAdminSimulator } from '../../admin/index.ts';
import { buildSample } from './build-sample.ts';
import { StandInShop, type AskedNatively } from './stand-in-shop.ts';

export interface RunningSample {
  origin: string;
  host: PosHost;
  /** Authorization headers that the app's server received, newest last. */
  authorizations: (string | undefined)[];
  /** What was POSTed to the simulator's control, which this stands in for. */
  control: { path: string; body: unknown }[];
  shop: StandInShop;
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
  const shop = new StandInShop(
    createAdminSimulator({ store, clock: () => new Date(store.now), app: { ...APP, scopes: [] } }),
  );
  const host = createPosHost({
    store,
    clockOffsetMs: options.clockOffsetMs ?? (() => 0),
    appUrl,
    app: APP,
    extensions: [out],
  });
  const server = createServer((request, response) => {
    if (host.handle(request, response)) return;
    if (!request.url?.startsWith('/__sim/')) return void response.writeHead(404).end();
    const url = new URL(request.url, 'http://simulator');
    const path = url.pathname.slice('/__sim/'.length);
    const reply = (status: number, body: unknown) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method === 'GET') {
      if (path === 'calls') return reply(200, []);
      if (path === 'state') return reply(200, { now: store.now, webPid: 1, counts: {} });
      const found = shop.answer(path, url.searchParams);
      return reply(found ? 200 : 404, found ?? { error: `There is no ${path}` });
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as unknown;
      control.push({ path, body });
      try {
        if (path === 'native') shop.perform(body as AskedNatively);
        reply(200, {});
      } catch (error) {
        reply(400, { error: error instanceof Error ? error.message : String(error) });
      }
    });
  });
  const origin = await listen(server, options.port);
  const stop = async () => {
    for (const each of [server, app]) {
      each.closeAllConnections();
      await new Promise((resolve) => each.close(resolve));
    }
    rmSync(out, { recursive: true });
  };
  return { origin, host, authorizations, control, shop, stop };
}

async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
