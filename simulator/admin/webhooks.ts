import { createHmac, randomUUID } from 'node:crypto';
import { API_VERSION } from './schema.ts';

export interface WebhookEvent {
  /** Such as `returns/process`. */
  topic: string;
  /** Read when the event is sent off, so it tells what was true then. */
  payload: () => unknown;
}

export interface WebhookSubscription {
  topic: string;
  url: string;
}

/** Pauses before the second and later tries, in milliseconds; Shopify takes hours, which nobody here would wait for. */
const RETRY_AFTER_MS = [200, 1000, 3000];

/**
 * Sends events to subscribers the way Shopify does (https://shopify.dev/docs/apps/build/webhooks/subscribe/https): JSON by POST,
 * signed with the app's secret, named by `X-Shopify-*` headers, tried again until it is answered with 2xx.
 */
export class Webhooks {
  readonly #subscriptions: readonly WebhookSubscription[];
  readonly #secret: string;
  readonly #domain: () => string;
  readonly #clock: () => Date;
  #on = true;
  #delayMs = 0;
  #delivered = 0;

  constructor(
    subscriptions: readonly WebhookSubscription[],
    secret: string,
    domain: () => string,
    clock: () => Date,
  ) {
    this.#subscriptions = subscriptions;
    this.#secret = secret;
    this.#domain = domain;
    this.#clock = clock;
  }

  get delivered(): number {
    return this.#delivered;
  }

  /** While off, events are lost, as they are for an app that is down too long. */
  turn(on: boolean): void {
    this.#on = on;
  }

  /**
   * How long after the event its webhook is sent: Shopify waits a little, so that only the last of several changes need be told
   * (https://shopify.dev/changelog/webhooks-delivered-from-shopify-are-being-improved-to-send-payloads-more-efficiently).
   * At once is the hardest for an app, whose own call may not have been answered by then.
   */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Sends in the background; two subscriptions to one topic get two deliveries of one event. */
  emit({ topic, payload }: WebhookEvent): void {
    const subscribers = this.#subscriptions.filter((subscription) => subscription.topic === topic);
    if (!this.#on || subscribers.length === 0) return;
    const body = JSON.stringify(payload());
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Shopify-Captain-Hook',
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': this.#domain(),
      'x-shopify-api-version': API_VERSION,
      'x-shopify-event-id': randomUUID(),
      'x-shopify-triggered-at': this.#clock().toISOString(),
      'x-shopify-hmac-sha256': createHmac('sha256', this.#secret).update(body).digest('base64'),
    };
    for (const { url } of subscribers)
      void this.#deliver(url, body, { ...headers, 'x-shopify-webhook-id': randomUUID() });
  }

  async #deliver(url: string, body: string, headers: Record<string, string>): Promise<void> {
    for (const pause of [this.#delayMs, ...RETRY_AFTER_MS]) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause).unref());
      if (!this.#on) return;
      try {
        const answer = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(5000) });
        if (answer.ok) {
          this.#delivered += 1;
          return;
        }
      } catch {
        // The app is down: that is what the later tries are for.
      }
    }
  }
}
