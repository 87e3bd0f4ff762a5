import type { ActionFunctionArgs } from 'react-router';
import { database } from '../database.server.ts';
import { recordScopes } from '../journal/shop-sessions.ts';
import { receiveWebhook } from '../shopify/receive-webhook.server.ts';
import { scopesIn } from '../shopify/webhook-payloads.ts';

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { shop, payload } = await receiveWebhook(request);
  await recordScopes(database().db, shop, scopesIn(payload));
  return new Response();
}
