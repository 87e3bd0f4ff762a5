import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { rootFieldsOf } from './documents.ts';
import { type Fault, type Faults, SLOW_MS } from './faults.ts';
import { type Bend, type GraphqlEndpoint, type GraphqlRequest, NO_BEND } from './graphql-endpoint.ts';
import type { Store } from './ledger/store.ts';
import type { TokenEndpoint } from './oauth.ts';
import { API_VERSION } from './schema.ts';

/** One call of the Admin API, for `GET /__sim/calls`. */
export interface AdminCall {
  /** Root fields, such as `returnProcess`; several are joined by commas. */
  operation: string;
  operationName: string | null;
  /** Points that were charged. */
  cost: number;
  ms: number;
  /** Key of `@idempotent`, if there was one. */
  idempotencyKey?: string;
  at: string;
  /** HTTP status; 0 when the connection was reset. */
  status: number;
}

export interface HttpDependencies {
  store: () => Store;
  clock: () => Date;
  tokens: TokenEndpoint;
  graphql: GraphqlEndpoint;
  faults: Faults;
  latencyMs: () => number;
  record: (call: AdminCall) => void;
}

/** Larger than any request that an app has reason to send. */
const LARGEST_BODY = 1_000_000;

interface Answer {
  status: number;
  body: string;
  type?: string;
}

/** Serves the token endpoint and the GraphQL endpoint of the one shop that there is. */
export function adminListener(
  dependencies: HttpDependencies,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    serve(dependencies, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, json(500, { errors: String((error as Error).stack) }));
      else response.destroy();
    });
  };
}

async function serve(
  dependencies: HttpDependencies,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const body = await bodyOf(request);
  const { pathname } = new URL(request.url ?? '/', 'http://admin');
  if (hostOf(request) !== dependencies.store().file.shop.domain)
    return send(response, json(404, { errors: 'Not Found' }));
  if (request.method !== 'POST') return send(response, json(405, { errors: 'Method Not Allowed' }));
  if (body === undefined) return send(response, json(413, { errors: 'Payload Too Large' }));
  if (pathname === '/admin/oauth/access_token')
    return send(response, tokenAnswer(dependencies, request, body));
  if (pathname === `/admin/api/${API_VERSION}/graphql.json`)
    return graphql(dependencies, request, response, body, started);
  return send(response, json(404, { errors: 'Not Found' }));
}

function tokenAnswer({ tokens }: HttpDependencies, request: IncomingMessage, body: string): Answer {
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const fields = form ? Object.fromEntries(new URLSearchParams(body)) : parsed(body);
  if (fields === undefined)
    return json(400, { error: 'invalid_request', error_description: 'The body is not JSON' });
  const { status, body: answer } = tokens.answer(fields);
  return json(status, answer);
}

async function graphql(
  dependencies: HttpDependencies,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  started: number,
): Promise<void> {
  const at = dependencies.clock().toISOString();
  const asked = graphqlRequest(body);
  const operation = asked === undefined ? undefined : dependencies.graphql.operationOf(asked);
  const rootFields = operation === undefined ? [] : rootFieldsOf(operation, asked?.variables ?? {});
  const latency = dependencies.latencyMs();
  if (latency > 0) await pause(latency);

  let cost = 0;
  const finish = (answer: Answer | null): void => {
    dependencies.record({
      operation: rootFields.join(','),
      operationName: asked?.operationName ?? operation?.definition.name?.value ?? null,
      cost,
      ms: Math.round((performance.now() - started) * 10) / 10,
      ...keyOf(operation?.definition.selectionSet.selections, asked?.variables),
      at,
      status: answer?.status ?? 0,
    });
    if (answer === null) request.socket.destroy();
    else send(response, answer);
  };

  if (!dependencies.tokens.accepts(headerOf(request, 'x-shopify-access-token')))
    return finish(
      json(401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }),
    );
  if (asked === undefined) return finish(json(400, { errors: 'Bad Request' }));
  const fault = dependencies.faults.next(rootFields);
  if (fault?.mode === 'refused') return finish(null);
  if (fault?.mode === '5xx')
    return finish({ status: 502, type: 'text/html', body: '<html><body>502 Bad Gateway</body></html>' });
  if (fault?.mode === 'throttled') return finish(json(200, dependencies.graphql.throttled(0)));

  const result = dependencies.graphql.answer(asked, dependencies.store(), bendOf(fault));
  cost = result.cost;
  if (fault?.mode === 'reply-lost') return finish(null);
  if (fault?.mode === 'malformed') return finish({ status: 200, body: '<!doctype html><p>Hold on' });
  if (fault?.mode === 'slow') await pause(fault.ms ?? SLOW_MS);
  return finish(json(200, result.answer));
}

function bendOf(fault: Fault | undefined): Bend {
  if (fault?.mode === 'user-error') return { ...NO_BEND, refuseMutations: true };
  if (fault?.mode === 'refund-pending') return { ...NO_BEND, gatewayAnswer: 'PENDING' };
  if (fault?.mode === 'refund-failed') return { ...NO_BEND, gatewayAnswer: 'FAILURE' };
  return NO_BEND;
}

function graphqlRequest(body: string): GraphqlRequest | undefined {
  const fields = parsed(body);
  if (fields === undefined || typeof fields['query'] !== 'string') return undefined;
  const { variables, operationName } = fields;
  return {
    query: fields['query'],
    variables:
      typeof variables === 'object' && variables !== null ? (variables as Record<string, unknown>) : {},
    operationName: typeof operationName === 'string' && operationName !== '' ? operationName : null,
  };
}

/** The key of the first field that carries `@idempotent`. */
function keyOf(
  selections:
    | NonNullable<ReturnType<GraphqlEndpoint['operationOf']>>['definition']['selectionSet']['selections']
    | undefined,
  variables: Record<string, unknown> | undefined,
): { idempotencyKey?: string } {
  for (const selection of selections ?? [])
    for (const directive of selection.directives ?? []) {
      const value = directive.arguments?.find((argument) => argument.name.value === 'key')?.value;
      if (directive.name.value !== 'idempotent' || value === undefined) continue;
      if (value.kind === 'StringValue') return { idempotencyKey: value.value };
      if (value.kind === 'Variable') return { idempotencyKey: String(variables?.[value.name.value]) };
    }
  return {};
}

function hostOf(request: IncomingMessage): string | undefined {
  return (headerOf(request, 'x-forwarded-host') ?? request.headers.host)?.split(':')[0]?.toLowerCase();
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The body as text, or undefined when it is too large. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= LARGEST_BODY) parts.push(part);
  }
  return size > LARGEST_BODY ? undefined : Buffer.concat(parts).toString('utf8');
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function json(status: number, body: unknown): Answer {
  return { status, body: JSON.stringify(body) };
}

function send(response: ServerResponse, { status, body, type }: Answer): void {
  response.writeHead(status, {
    'content-type': type ?? 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'x-shopify-api-version': API_VERSION,
  });
  response.end(body);
}
