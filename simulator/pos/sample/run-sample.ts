// Runs the POS host with the sample extension, and a server that answers what the sample asks.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPosHost, type PosHost } from '../index.ts';
import type { StoreFile } from '../../store-file.ts';
import { buildSample } from './build-sample.ts';

export interface RunningSample {
  origin: string;
  host: PosHost;
  /** Authorization headers that the app's server received, newest last. */
  authorizations: (string | undefined)[];
  /** What was POSTed to the simulator's control, which this stands in for. */
  control: { path: string; body: unknown }[];
  stop(): Promise<void>;
}

const APP = { apiKey: 'sample-key', apiSecret: 'sample-secret' };
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
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
    const contentType = request.url === '/slip' ? 'text/html' : 'text/plain';
    response.writeHead(200, { ...CORS, 'content-type': contentType });
    request.on('data', (chunk) => response.write(chunk));
    request.on('end', () => response.end(request.url === '/slip' ? '<p>Slip</p>' : ''));
  });
  const appUrl = await listen(app);
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
    const path = request.url.slice('/__sim/'.length);
    if (request.method === 'GET') {
      response.setHeader('content-type', 'application/json');
      return void response.end(
        path === 'calls' ? '[]' : JSON.stringify({ now: store.now, webPid: 1, counts: {} }),
      );
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      control.push({ path, body: JSON.parse(Buffer.concat(chunks).toString()) as unknown });
      response.end('{}');
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
  return { origin, host, authorizations, control, stop };
}

async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
