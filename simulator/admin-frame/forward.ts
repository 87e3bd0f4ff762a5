import {
  request as requestHttp,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

export interface ForwardOptions {
  readonly webOrigin: string;
  readonly token: () => string;
  readonly rewrite: (html: string) => string;
}

// Shopify's library turns away what calls itself headless or curl: who asks here is a person, or a test that stands for one.
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** Passes a request on to web and its answer back; documents are rewritten, everything else streams through. */
export function forward(incoming: IncomingMessage, outgoing: ServerResponse, options: ForwardOptions): void {
  const target = new URL(incoming.url ?? '/', options.webOrigin);
  const headers: OutgoingHttpHeaders = {
    ...incoming.headers,
    host: target.host,
    // As every proxy says: an action whose origin is another host than its own is refused by web's router.
    'x-forwarded-host': incoming.headers.host,
    'user-agent': USER_AGENT,
  };
  delete headers['accept-encoding'];
  // What was opened without App Bridge, such as a download by hand, still comes from the signed-in manager.
  if (!target.searchParams.has('id_token')) headers.authorization ??= `Bearer ${options.token()}`;
  const passed = requestHttp(target, { method: incoming.method, headers }, (answer) => {
    answerWith(answer, outgoing, options).catch(() => outgoing.destroy());
  });
  passed.on('error', (error) => {
    if (outgoing.headersSent) return void outgoing.destroy();
    outgoing.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
    outgoing.end(`web does not answer at ${options.webOrigin}: ${error.message}\n`);
  });
  outgoing.on('close', () => passed.destroy());
  incoming.pipe(passed);
}

async function answerWith(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  { webOrigin, rewrite }: ForwardOptions,
): Promise<void> {
  const headers = headersFor(answer, webOrigin);
  if (!answer.headers['content-type']?.startsWith('text/html')) {
    outgoing.writeHead(answer.statusCode ?? 502, headers);
    await pipeline(answer, outgoing);
    return;
  }
  const html = rewrite(await text(answer));
  delete headers['content-length'];
  delete headers['transfer-encoding'];
  outgoing.writeHead(answer.statusCode ?? 502, headers);
  outgoing.end(html);
}

/** web lets only Shopify's admin frame its pages; here our own page may. */
function headersFor(answer: IncomingMessage, webOrigin: string): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { ...answer.headers };
  delete headers.link;
  delete headers.connection;
  delete headers['keep-alive'];
  const policy = headers['content-security-policy'];
  if (typeof policy === 'string') {
    headers['content-security-policy'] = policy.replace(/frame-ancestors [^;]*/, "frame-ancestors 'self'");
  }
  if (headers.location?.startsWith(webOrigin))
    headers.location = headers.location.slice(webOrigin.length) || '/';
  return headers;
}
