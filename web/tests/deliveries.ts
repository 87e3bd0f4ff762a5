import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as the simulated shop sent it. */
export interface Delivery {
  readonly topic: string;
  readonly headers: Headers;
  readonly body: string;
}

/** Keeps what the shop sends, so that a test can hand it on in the order it likes, twice, or not at all. */
export interface Deliveries {
  readonly subscriptions: readonly { topic: string; url: string }[];
  /** Waits until so many have come since this was last asked. */
  take(count: number): Promise<Delivery[]>;
  close(): Promise<void>;
}

export async function openDeliveries(topics: readonly string[]): Promise<Deliveries> {
  let kept: Delivery[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        response.writeHead(200).end();
        const headers = new Headers(request.headers as Record<string, string>);
        const topic = headers.get('x-shopify-topic') ?? '';
        kept.push({ topic, headers, body: Buffer.concat(chunks).toString() });
        server.emit('delivery');
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    subscriptions: topics.map((topic) => ({ topic, url })),
    async take(count) {
      while (kept.length < count) await once(server, 'delivery');
      const taken = kept;
      kept = [];
      return taken.toSorted((a, b) => a.topic.localeCompare(b.topic));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
