import type { ActionFunctionArgs } from 'react-router';
import { database } from '../database.server.ts';
import { deleteSessions } from '../journal/shop-sessions.ts';
import { receiveWebhook } from '../shopify/receive-webhook.server.ts';

/** Comes again and again until it is answered: deleting what is gone already is no error. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { shop } = await receiveWebhook(request);
  await deleteSessions(database().db, shop);
  return new Response();
}
