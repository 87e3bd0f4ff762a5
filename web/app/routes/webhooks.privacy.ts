import type { ActionFunctionArgs } from 'react-router';
import { database } from '../database.server.ts';
import { eraseOrders, eraseShop } from '../journal/erase.ts';
import { keepPrivacyRequest } from '../journal/privacy-requests.ts';
import { receiveWebhook, type WebhookDelivery } from '../shopify/receive-webhook.server.ts';
import { ordersNamedIn } from '../shopify/webhook-payloads.ts';
import { schedule } from '../wiring.server.ts';

/**
 * The three topics that every app must answer. Of a customer we hold no name, address or e-mail; their orders' names,
 * what came back, what was paid on which tender, and the staff's note.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const delivery = await receiveWebhook(request);
  await answer(delivery);
  return new Response();
}

async function answer({ shop, topic, eventId, payload }: WebhookDelivery): Promise<void> {
  const { db } = database();
  switch (topic) {
    case 'CUSTOMERS_DATA_REQUEST':
      // The shop must answer its customer: the log shows the request with what to hand out.
      return keepPrivacyRequest(db, {
        shop,
        eventId,
        orderIds: ordersNamedIn(payload),
        receivedAt: new Date(),
      });
    case 'CUSTOMERS_REDACT':
      return eraseOrders(db, shop, ordersNamedIn(payload));
    case 'SHOP_REDACT':
      return eraseShop(db, shop, await schedule());
    default:
      throw new Response(null, { status: 400 });
  }
}
