import { readTextUpTo } from '../http/read-text.ts';
import { environment } from '../environment.server.ts';
import { openShopifyApi } from './tokens.ts';

/** One delivery whose signature proved that it comes from Shopify. */
export interface WebhookDelivery {
  /** The shop's myshopify.com domain. */
  readonly shop: string;
  /** Such as "APP_UNINSTALLED". */
  readonly topic: string;
  /** Equal on repetitions of one event. */
  readonly eventId: string;
  readonly payload: unknown;
}

/** Shopify's largest payloads are a few hundred kilobytes. */
const BODY_LIMIT = 2 * 1024 * 1024;

/**
 * Verifies and reads a webhook. Not by `authenticate.webhook`: that one refreshes the shop's expired access token first,
 * which fails for a shop that has just uninstalled the app, so that the very delivery that says so could never be taken.
 * @throws Response 401 for a bad signature, 400 for missing headers or no JSON, 405 for anything but POST, 413
 */
export async function receiveWebhook(request: Request): Promise<WebhookDelivery> {
  if (request.method !== 'POST') throw answer(405);
  const rawBody = await readTextUpTo(request, BODY_LIMIT);
  if (rawBody === null) throw answer(413);
  const check = await openShopifyApi(environment()).webhooks.validate({ rawBody, rawRequest: request });
  if (!check.valid) throw answer(check.reason === 'missing_headers' ? 400 : 401);
  return {
    shop: check.domain,
    topic: check.topic,
    eventId: request.headers.get('x-shopify-event-id') ?? check.webhookId ?? '',
    payload: parse(rawBody),
  };
}

function parse(rawBody: string): unknown {
  try {
    return JSON.parse(rawBody);
  } catch {
    throw answer(400);
  }
}

function answer(status: number): Response {
  return new Response(null, { status });
}
