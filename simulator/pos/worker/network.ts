// fetch as POS offers it: relative addresses belong to the app's own server and carry an ID token.
import type { RequestRecord } from '../protocol.ts';

export interface NetworkOptions {
  target: string;
  appUrl: string;
  nativeFetch: typeof fetch;
  online: () => boolean;
  sessionToken: () => Promise<string | undefined>;
  record: (request: RequestRecord) => void;
  problem: (message: string) => void;
}

export interface Network {
  fetch: typeof fetch;
  /** The device lost its connection: requests under way fail as they would there. */
  cut(): void;
}

export function createNetwork(options: NetworkOptions): Network {
  const underWay = new Set<AbortController>();

  async function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const address = input instanceof Request ? input.url : String(input);
    if (address.startsWith('shopify:')) throw notModelled(`fetch('${address}')`, options.problem);
    const url = new URL(input instanceof Request ? relativePart(address) : address, options.appUrl);
    if (url.origin !== new URL(options.appUrl).origin) {
      options.problem(`Request to ${url.origin}: this app talks to its own server only.`);
      throw new TypeError('Failed to fetch');
    }
    const request = new Request(url, input instanceof Request ? new Request(input, init) : init);
    const started = performance.now();
    const finish = (status: number) =>
      options.record({
        method: request.method,
        path: url.pathname + url.search,
        status,
        ms: Math.round((performance.now() - started) * 10) / 10,
        target: options.target,
      });
    if (!options.online()) {
      finish(0);
      throw new TypeError('Failed to fetch');
    }
    const connection = new AbortController();
    underWay.add(connection);
    try {
      const token = await options.sessionToken();
      if (token !== undefined && !request.headers.has('Authorization')) {
        request.headers.set('Authorization', `Bearer ${token}`);
      }
      const signal = AbortSignal.any([connection.signal, request.signal]);
      const response = await options.nativeFetch(request, { signal });
      finish(response.status);
      return response;
    } catch (error) {
      finish(0);
      throw connection.signal.aborted ? new TypeError('Failed to fetch') : error;
    } finally {
      underWay.delete(connection);
    }
  }

  return {
    fetch: send,
    cut() {
      for (const connection of underWay) connection.abort();
    },
  };
}

/** `new Request('/path')` in a worker resolved the path against the device page; this takes it back. */
function relativePart(address: string): string {
  const url = new URL(address);
  return url.origin === location.origin ? url.pathname + url.search : address;
}

/** An Error for a part of POS that this simulator leaves out; reports it too, so that nobody mistakes it for Shopify's answer. */
export function notModelled(what: string, problem: (message: string) => void): Error {
  const message = `${what} is not modelled by the POS simulator.`;
  problem(message);
  return new Error(message);
}
