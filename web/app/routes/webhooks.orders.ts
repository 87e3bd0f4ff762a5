import type { ActionFunctionArgs } from 'react-router';
import { database } from '../database.server.ts';
import { listAwaitingMoney } from '../journal/list-awaiting-money.ts';
import { listPendingNatives } from '../journal/list-pending-natives.ts';
import { takeOn } from '../journal/webhook-events.ts';
import { receiveWebhook } from '../shopify/receive-webhook.server.ts';
import { orderTold } from '../shopify/webhook-payloads.ts';
import { schedule } from '../wiring.server.ts';

/**
 * order_transactions/create, orders/paid, orders/edited: what an order owes, or is owed, may be something else now.
 * A hint, never a fact: deliveries come late, twice and out of order. It only says that now is a good time to ask
 * Shopify what became of money that was on its way, which a job does: Shopify waits five seconds for our answer, then
 * takes it for a failure. Lost ones do no harm, the schedule asks too.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { shop, topic, eventId, payload } = await receiveWebhook(request);
  const orderId = orderTold(topic, payload);
  const { db } = database();
  const [planIds, sourceIds] = await Promise.all([
    listAwaitingMoney(db, shop, orderId),
    listPendingNatives(db, shop, orderId),
  ]);
  if (planIds.length + sourceIds.length === 0) return new Response();
  const jobs = await schedule();
  await db.transaction(async (transaction) => {
    if (!(await takeOn(transaction, { shop, topic, eventId }, new Date()))) return;
    for (const planId of planIds) await jobs.hurry(transaction, { shop, planId });
    for (const sourceId of sourceIds) await jobs.look(transaction, { shop, sourceId, heardBy: null });
  });
  jobs.wake();
  return new Response();
}
