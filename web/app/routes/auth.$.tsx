import type { LoaderFunctionArgs } from 'react-router';
import { shopify } from '../shopify/app.server.ts';

/** Where Shopify's library patches expired session tokens and leaves the frame; it answers by itself. */
export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  await shopify.authenticate.admin(request);
  return null;
}
