import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  BadInput,
  readFaults,
  readLatency,
  readNumber,
  readPrice,
  readReset,
  readTransaction,
  readWebStart,
} from './input.ts';
import { readCart, readNative, type NativeAction } from './native-input.ts';
import type { Fault, SoldCart } from '../admin/index.ts';

/** What `/__sim/` steers; the stack gives it. */
export interface Controlled {
  state(): object;
  /** @throws Error when the store file cannot be read */
  reset(storeFile?: string): Promise<object>;
  order(name: string): object | undefined;
  inventory(sku: string): object | undefined;
  /** The merchant changes what a variant costs. @throws Error when it cannot be */
  setPrice(sku: string, price: string): void;
  calls(): readonly object[];
  setFaults(faults: Fault[]): void;
  setLatency(ms: number): void;
  advanceClock(seconds: number): Promise<void>;
  startWeb(): Promise<void>;
  resolvePending(order: string, status: 'SUCCESS' | 'FAILURE'): void;
  /** @throws Error when Shopify would refuse it */
  native(asked: NativeAction): void;
  /** The truth of the order that it became. @throws Error when it cannot be sold */
  sell(cart: SoldCart): object;
}

const PREFIX = '/__sim/';
const BODY_LIMIT = 1024 * 1024;

/**
 * Answers `/__sim/…`: JSON in, JSON out, 400 with a message for what cannot be understood. True when the request was its own.
 */
export function createControl(controlled: Controlled) {
  const routes: Record<string, (input: Input) => unknown> = {
    'GET state': () => controlled.state(),
    'GET calls': () => controlled.calls(),
    'GET inventory': ({ query }) => {
      const sku = query.get('sku') ?? '';
      if (sku === '') throw new BadInput('Say which SKU: /__sim/inventory?sku=…');
      return found(controlled.inventory(sku), `No variant has the SKU ${sku}`);
    },
    'POST prices': ({ body }) => {
      const { sku, price } = readPrice(body);
      found(controlled.inventory(sku), `No variant has the SKU ${sku}`);
      try {
        controlled.setPrice(sku, price);
      } catch (error) {
        throw new BadInput(error instanceof Error ? error.message : String(error));
      }
      return { sku, price };
    },
    'POST reset': async ({ body }) => {
      const { storeFile } = readReset(body);
      try {
        return await controlled.reset(storeFile);
      } catch (error) {
        if (error instanceof Error && error.name === 'StoreFileError') throw new BadInput(error.message);
        throw error;
      }
    },
    'POST faults': ({ body }) => {
      const faults = readFaults(body);
      controlled.setFaults(faults);
      return { faults };
    },
    'POST latency': ({ body }) => {
      const ms = readLatency(body);
      controlled.setLatency(ms);
      return { ms };
    },
    'POST clock': async ({ body }) => {
      await controlled.advanceClock(readNumber(body, 'advanceSeconds'));
      return controlled.state();
    },
    'POST web': async ({ body }) => {
      readWebStart(body);
      await controlled.startWeb();
      return controlled.state();
    },
    'POST transactions': ({ body }) => {
      const { order, status } = readTransaction(body);
      found(controlled.order(order), `There is no order ${order}`);
      controlled.resolvePending(order, status);
      return controlled.order(order);
    },
    'POST native': ({ body }) => {
      const asked = readNative(body);
      found(controlled.order(asked.order), `There is no order ${asked.order}`);
      try {
        controlled.native(asked);
      } catch (error) {
        throw new BadInput(error instanceof Error ? error.message : String(error));
      }
      return controlled.order(asked.order);
    },
    'POST sell': ({ body }) => {
      const cart = readCart(body);
      try {
        return controlled.sell(cart);
      } catch (error) {
        throw new BadInput(error instanceof Error ? error.message : String(error));
      }
    },
  };

  const answer = async (request: IncomingMessage, url: URL): Promise<unknown> => {
    const name = decoded(url.pathname.slice(PREFIX.length));
    const order = /^orders\/(.+)$/.exec(name)?.[1];
    if (order !== undefined && request.method === 'GET') {
      return found(controlled.order(order), `There is no order ${order}`);
    }
    const route = routes[`${request.method} ${name}`];
    if (!route) throw new NotFound(`There is no ${request.method} ${url.pathname}`);
    const body = request.method === 'POST' ? await readJson(request) : undefined;
    return route({ query: url.searchParams, body });
  };

  return {
    handle(request: IncomingMessage, response: ServerResponse): boolean {
      const url = new URL(request.url ?? '/', 'http://simulator');
      if (!url.pathname.startsWith(PREFIX)) return false;
      answer(request, url).then(
        (result) => reply(response, 200, result ?? {}),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          reply(response, error instanceof BadInput ? 400 : error instanceof NotFound ? 404 : 500, {
            error: message,
          });
        },
      );
      return true;
    },
  };
}

interface Input {
  query: URLSearchParams;
  body: unknown;
}

class NotFound extends Error {
  override name = 'NotFound';
}

function found<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new NotFound(message);
  return value;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new BadInput('The address is not well written');
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk as string;
    if (text.length > BODY_LIMIT) throw new BadInput('The body is too large');
  }
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new BadInput('The body is not JSON');
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`${JSON.stringify(body, null, 2)}\n`);
}
