import type { LoaderFunctionArgs } from 'react-router';
import { toBuffer } from 'bwip-js/node';
import { database } from '../database.server.ts';
import { readPayLink } from '../journal/read-pay-link.ts';

/**
 * The link by which a customer pays what is due, as an image for a till to show. An image cannot bear a token: whoever knows the plan's id,
 * which nobody can guess, sees what the customer is shown anyway.
 */
export async function loader({ params: { planId = '' } }: LoaderFunctionArgs): Promise<Response> {
  const link = await readPayLink(database().db, planId);
  if (link === null) return new Response(null, { status: 404 });
  const png = await toBuffer({
    bcid: 'qrcode',
    text: link,
    scale: 6,
    padding: 10,
    backgroundcolor: 'FFFFFF',
  });
  return new Response(new Uint8Array(png), {
    headers: {
      'Content-Type': 'image/png',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
