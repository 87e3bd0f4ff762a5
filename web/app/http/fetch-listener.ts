import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

/**
 * A `node:http` request as a web Request; its signal aborts when the client goes away.
 * The protocol is what the proxy in front says, since TLS ends there.
 */
export function toFetchRequest(incoming: IncomingMessage, outgoing: ServerResponse): Request {
  const protocol = firstOf(incoming.headers['x-forwarded-proto']) ?? 'http';
  const host = firstOf(incoming.headers['x-forwarded-host']) ?? incoming.headers.host ?? 'localhost';
  const headers = new Headers();
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = incoming.rawHeaders.slice(i, i + 2);
    if (!name.startsWith(':')) headers.append(name, value);
  }
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const method = incoming.method ?? 'GET';
  const init: RequestInit = { method, headers, signal: gone.signal };
  if (method !== 'GET' && method !== 'HEAD') {
    Object.assign(init, { body: Readable.toWeb(incoming), duplex: 'half' });
  }
  return new Request(new URL(incoming.url ?? '/', `${protocol}://${host}`), init);
}

/** Sends a web Response as fast as the client reads it: an export of any size stays small in memory. */
export async function sendFetchResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  if (!response.body) {
    outgoing.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing);
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return (Array.isArray(header) ? header[0] : header)?.split(',')[0]?.trim() || undefined;
}
