import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Hears webhooks behind a real port, for tests. */
export class WebhookReceiver {
  readonly #server: Server;
  #topics: string[] = [];

  constructor() {
    this.#server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200).end();
        this.#topics.push(String(request.headers['x-shopify-topic']));
        this.#server.emit('delivery');
      });
    });
  }

  /** The address to send to. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/webhooks`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Waits for so many deliveries since the last call; their topics, sorted. */
  async topics(count: number): Promise<string[]> {
    while (this.#topics.length < count) await once(this.#server, 'delivery');
    return this.#topics.splice(0).sort();
  }
}
