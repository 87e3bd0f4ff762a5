import type { IncomingMessage, ServerResponse } from 'node:http';
import { framedDocument, needsParameters, withParameters, type FrameOptions } from './frame.ts';
import { forward } from './forward.ts';
import { FRAME_PATH, standIn } from './stand-in-files.ts';
import { signSessionToken } from '../pos/session-token.ts';

export type { FrameOptions } from './frame.ts';

/** The account that looks at the manager's pages, and its sign-in. */
const MANAGER = { userId: 900_001, sessionId: 'simulated-admin-sign-in' };
const PREFIXES = ['/admin/', '/admin.data', '/web-assets/', '/auth/'];

export interface AdminFrame {
  /** True when the request was for the manager's pages. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

/**
 * The Shopify admin around the manager's pages, as far as they notice: parameters and session tokens on every request
 * (shopify.dev, "Set up session tokens", "App Home"), and stand-ins for the two scripts that Shopify serves from its CDN.
 * web runs unchanged behind it.
 */
export function createAdminFrame({ webOrigin, shop, app, now = () => new Date() }: FrameOptions): AdminFrame {
  const token = () => signSessionToken({ ...app, shopDomain: shop, ...MANAGER, now: now() });
  const frame = { webOrigin, shop, token, now };
  return {
    handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (url.pathname !== '/admin' && !PREFIXES.some((prefix) => url.pathname.startsWith(prefix)))
        return false;
      if (url.pathname.startsWith(FRAME_PATH)) {
        void serveOwn(url.pathname.slice(FRAME_PATH.length), token, request, response);
      } else if (isDocument(request, url) && needsParameters(url, frame)) {
        response.writeHead(302, { location: withParameters(url, frame) }).end();
      } else {
        forward(request, response, { webOrigin, token, rewrite: (html) => framedDocument(html) });
      }
      return true;
    },
  };
}

async function serveOwn(
  name: string,
  token: () => string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (name === 'token' && request.method === 'POST') {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ token: token() }));
    return;
  }
  try {
    const script = await standIn(name);
    response.writeHead(script ? 200 : 404, { 'content-type': 'text/javascript; charset=utf-8' });
    response.end(script);
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(error instanceof Error ? error.message : String(error));
  }
}

/** A page that a person opens, as against a script, a file or what a script fetches. */
function isDocument(request: IncomingMessage, url: URL): boolean {
  if (request.method !== 'GET' || request.headers.authorization) return false;
  return url.pathname === '/admin' || /^\/admin\/(?!.*\.[a-z]+$)/.test(url.pathname);
}
