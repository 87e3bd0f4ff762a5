import type { ActionFunctionArgs } from 'react-router';
import { database } from '../database.server.ts';
import { isOurs } from '../journal/is-ours.ts';
import { takeOn } from '../journal/webhook-events.ts';
import { receiveWebhook } from '../shopify/receive-webhook.server.ts';
import { sourceIn } from '../shopify/webhook-payloads.ts';
import { schedule } from '../wiring.server.ts';

/**
 * returns/process, returns/close, refunds/create: somebody took something back, we or a person on Shopify's own screens.
 * A hint like every webhook; what it was, a job asks Shopify. What we made ourselves costs no call.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { shop, topic, eventId, payload } = await receiveWebhook(request);
  const { orderId, sourceId } = sourceIn(topic, payload);
  const { db } = database();
  // Most are of returns made here. There is nothing to do for them, and so nothing that must not be done twice.
  if (await isOurs(db, shop, orderId, [sourceId])) return new Response();
  const jobs = await schedule();
  await db.transaction(async (transaction) => {
    if (!(await takeOn(transaction, { shop, topic, eventId }, new Date()))) return;
    await jobs.look(transaction, { shop, sourceId, heardBy: null });
  });
  return new Response();
}
