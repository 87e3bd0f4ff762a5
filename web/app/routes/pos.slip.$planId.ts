import type { LoaderFunctionArgs } from 'react-router';
import { localeOf } from '../admin/locale.ts';
import { answerDocument } from '../pos-request.ts';
import { readSlip } from '../slip/read-slip.ts';

/** POS prints what is here, and fetches it with the till's session token (shopify.dev, Printing API). */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerDocument(request, (ports, userId) => {
    const url = new URL(request.url);
    const asker = { userId, deviceId: url.searchParams.get('device') };
    return readSlip({ planId: params.planId ?? '', choice: localeOf(url), asker }, ports);
  });

export const action = loader;
