import { redirect, type LoaderFunctionArgs } from 'react-router';
import { shopify } from '../shopify/app.server.ts';

/** Where Shopify's library patches expired session tokens and leaves the frame; it answers by itself. */
export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  // Shopify installs the app by itself: there is no form to sign in with.
  if (new URL(request.url).pathname === '/auth/login') throw redirect('/');
  await shopify.authenticate.admin(request);
  return null;
}
