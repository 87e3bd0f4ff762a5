import { randomUUID } from 'node:crypto';
import { BODY_LIMIT, type ErrorCode, type ErrorReply } from '../../domain/contract.ts';
import { readTextUpTo } from './http/read-text.ts';
import { isDatabaseDown, messagesOf, stackOf } from './journal/error-code.ts';
import { LockBusy, LockLost } from './journal/with-lock.ts';
import { NotInstalled, ShopifyUnavailable } from './plan/ports.ts';
import type { Asker } from './plan/ports.ts';
import type { PosBody } from './pos-bodies.ts';
import { NotAToken, verifyPosToken } from './pos-token.ts';
import { portsOf, shopifyApi, type ShopPorts } from './wiring.server.ts';

/** A request of a till whose token was proved and whose body has the right shape. */
export interface PosRequest<B> {
  readonly body: B;
  readonly ports: ShopPorts;
  readonly asker: Asker;
}

const STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  BAD_REQUEST: 400,
  TOO_LARGE: 413,
  NOT_FOUND: 404,
  SHOPIFY_UNAVAILABLE: 502,
  UNAVAILABLE: 503,
  NOT_INSTALLED: 403,
  UNEXPECTED: 500,
};

// POS runs extensions on an origin of Shopify's own, which differs by device: the token is the guard, not the origin.
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Max-Age': '7200',
};

/** Why a request gets no reply of its own kind. */
class Refused extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

/** Answers a POST of a till: proves its token, reads its body, and turns every error into one the till can read. */
export async function answerPost<B extends { readonly till: Asker['till'] }>(
  request: Request,
  shape: PosBody<B>,
  work: (request: PosRequest<B>) => Promise<unknown>,
): Promise<Response> {
  return answer(request, 'POST', async () => {
    const { shop, userId, token } = await verify(request);
    const body = await readBody(request, shape);
    return work({ body, ports: await portsOf(shop, token), asker: { till: body.till, userId } });
  });
}

/** Answers a GET of a till, which tells nothing but its token. */
export async function answerGet(
  request: Request,
  work: (ports: ShopPorts) => Promise<unknown>,
): Promise<Response> {
  return answer(request, 'GET', async () => {
    const { shop, token } = await verify(request);
    return work(await portsOf(shop, token));
  });
}

/** Answers a GET of a till with a document of ours, such as one to print; null is none. */
export async function answerDocument(
  request: Request,
  work: (ports: ShopPorts, userId: string) => Promise<string | null>,
): Promise<Response> {
  return answer(request, 'GET', async () => {
    const { shop, userId, token } = await verify(request);
    const html = await work(await portsOf(shop, token), userId);
    if (html === null) throw new Refused('NOT_FOUND');
    return new Response(html, { headers: DOCUMENT });
  });
}

/** It is complete in itself: whatever stands in it, nothing is run and nothing is fetched. */
const DOCUMENT = {
  ...CORS,
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

async function answer(request: Request, method: string, work: () => Promise<unknown>): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS });
  // Short enough to be read out over the telephone.
  const trace = randomUUID().slice(0, 8);
  try {
    if (request.method !== method) throw new Refused('NOT_FOUND');
    const done = await work();
    return done instanceof Response ? done : reply(200, done);
  } catch (error) {
    const code = codeOf(error);
    logError(trace, request, code, error);
    return reply(STATUS[code], { kind: 'error', code, trace } satisfies ErrorReply);
  }
}

function reply(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { ...CORS, 'Cache-Control': 'no-store' } });
}

async function verify(request: Request) {
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.get('Authorization') ?? '') ?? [];
  if (!token) throw new Refused('UNAUTHENTICATED');
  return { token, ...(await verifyPosToken(shopifyApi(), token)) };
}

async function readBody<B>(request: Request, shape: PosBody<B>): Promise<B> {
  const text = await readTextUpTo(request, BODY_LIMIT);
  if (text === null) throw new Refused('TOO_LARGE');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refused('BAD_REQUEST');
  }
  const parsed = shape.safeParse(json);
  if (!parsed.success) throw new Refused('BAD_REQUEST');
  return parsed.data;
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof Refused) return error.code;
  if (error instanceof NotAToken) return 'UNAUTHENTICATED';
  if (error instanceof NotInstalled) return 'NOT_INSTALLED';
  const again = [ShopifyUnavailable, LockBusy, LockLost].some((kind) => error instanceof kind);
  if (again) return 'SHOPIFY_UNAVAILABLE';
  return isDatabaseDown(error) ? 'UNAVAILABLE' : 'UNEXPECTED';
}

/** No tokens, no bodies, no customers: what went wrong, under the trace that the till shows. */
function logError(trace: string, request: Request, code: ErrorCode, error: unknown): void {
  const where = `${request.method} ${new URL(request.url).pathname}`;
  const why = error instanceof Refused ? '' : `: ${messagesOf(error).join('; ')}`;
  const line = `${trace} ${where} ${code}${why}`;
  if (code === 'UNEXPECTED') console.error(line, stackOf(error));
  else console.info(line);
}
