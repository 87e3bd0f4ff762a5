import type { ActionFunctionArgs } from 'react-router';
import { database } from '../database.server.ts';
import { listAwaitingMoney } from '../journal/list-awaiting-money.ts';
import { isWorkedOn, markWorkedOn } from '../journal/webhook-events.ts';
import { resumeSettlement } from '../resume-all.server.ts';
import { receiveWebhook } from '../shopify/receive-webhook.server.ts';
import { orderOfTransaction } from '../shopify/webhook-payloads.ts';

/**
 * A hint, never a fact: deliveries come late, twice and out of order. It only says that now is a good time to ask
 * Shopify what became of money that was on its way. Lost ones do no harm, the schedule asks too.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { shop, topic, eventId, payload } = await receiveWebhook(request);
  const { db } = database();
  if (await isWorkedOn(db, { shop, topic, eventId })) return new Response();
  for (const planId of await listAwaitingMoney(db, shop, orderOfTransaction(payload))) {
    await resumeSettlement(shop, planId);
  }
  // Marked last: what failed half-way comes again.
  await markWorkedOn(db, { shop, topic, eventId }, new Date());
  return new Response();
}
