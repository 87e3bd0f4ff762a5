import type { ActionFunctionArgs } from 'react-router';
import { database } from '../database.server.ts';
import { keepCartSale } from '../journal/keep-cart-sale.ts';
import { takeOn } from '../journal/webhook-events.ts';
import { receiveWebhook } from '../shopify/receive-webhook.server.ts';
import { cartSoldIn } from '../shopify/webhook-payloads.ts';

/**
 * orders/create: the cart of an exchange may have been checked out. All but those are answered unlooked at; no money hangs on it, and
 * Shopify is asked nothing.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { shop, topic, eventId, payload } = await receiveWebhook(request);
  const sold = cartSoldIn(payload);
  if (!sold) return new Response();
  const at = new Date();
  await database().db.transaction(async (transaction) => {
    if (await takeOn(transaction, { shop, topic, eventId }, at))
      await keepCartSale(transaction, shop, sold, at);
  });
  return new Response();
}
