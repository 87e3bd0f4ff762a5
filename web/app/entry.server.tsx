import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@react-router/node';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { ServerRouter, type EntryContext } from 'react-router';
import { describeError } from './journal/error-code.ts';
import { shopify } from './shopify/app.server.ts';

/** A page that has not come together by then is given up. */
const RENDER_MILLISECONDS = 5000;

/** Where the request does not name a shop, as while a fresh session token is fetched. */
const ANY_SHOPIFY_ADMIN = 'frame-ancestors https://admin.shopify.com https://*.myshopify.com;';

/** Renders a document. The headers let the Shopify admin of this very shop frame it, and nobody else. */
export default function renderDocument(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  shopify.addDocumentResponseHeaders(request, headers);
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', ANY_SHOPIFY_ADMIN);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  const whole = isbot(request.headers.get('User-Agent') ?? '');
  return new Promise((resolve, reject) => {
    let finalStatus = status;
    const send = () => {
      const body = new PassThrough();
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(<ServerRouter context={context} url={request.url} />, {
      onShellReady: whole ? undefined : send,
      onAllReady: whole ? send : undefined,
      onShellError: reject,
      onError(error) {
        finalStatus = 500;
        console.error(describeError(error));
      },
    });
    setTimeout(abort, RENDER_MILLISECONDS).unref();
  });
}

/** Errors of loaders and actions, without the tokens that a query's may hold. A request that its client gave up is none. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) console.error(describeError(error));
}
