// The network is the only thing faked: what goes to a shop reaches the Admin simulator of the test instead.
// Import this before anything of web, because Shopify's library takes hold of `fetch` when it is loaded.

/** `fail`: the call never arrives. `lose`: it is done and the answer is lost. `late`: given up here, it arrives when told to. */
export type Fate = 'pass' | 'fail' | 'lose' | 'late';

/** One call on its way to a shop. */
export interface Call {
  readonly shop: string;
  /** Name of the GraphQL operation, or the path of another request. */
  readonly name: string;
  /** As it is sent: JSON with the query and its variables. */
  readonly body: string;
}

/** The answer to a call. */
export interface Reply {
  readonly name: string;
  readonly text: string;
}

let origin: string | null = null;
let underWay: (() => Promise<unknown>)[] = [];
let fateOf: (call: Call) => Fate | Promise<Fate> = () => 'pass';
let change: (reply: Reply) => string = ({ text }) => text;
const realFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : String(input));
  if (!url.hostname.endsWith('.myshopify.com')) return realFetch(input, init);
  const [, name = url.pathname] = /\\n\s*(?:query|mutation) (\w+)/.exec(String(init?.body)) ?? [];
  const fate = await fateOf({ shop: url.hostname, name, body: String(init?.body ?? '') });
  if (!origin || fate === 'fail') throw brokenConnection();
  const headers = new Headers(init?.headers);
  headers.set('x-forwarded-host', url.hostname);
  const send = () => realFetch(origin + url.pathname + url.search, { ...init, headers, signal: null });
  if (fate === 'late') {
    underWay.push(send);
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  }
  const response = await send();
  if (fate === 'pass') {
    const text = await response.text();
    const { status, headers } = response;
    return new Response(change({ name, text }), { status, headers });
  }
  await response.text();
  throw brokenConnection();
};

function brokenConnection(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
}

/** Where calls to *.myshopify.com go from now on; null: nowhere, as if Shopify were down. */
export function routeShopifyTo(next: string | null): void {
  origin = next;
}

/** Decides what becomes of each call from now on. */
export function decideCalls(decide: (call: Call) => Fate | Promise<Fate>): void {
  fateOf = decide;
}

/** Changes what is answered from now on. */
export function garble(how: (reply: Reply) => string): void {
  change = how;
}

/** Everything arrives again, as it was sent. */
export function healNetwork(): void {
  fateOf = () => 'pass';
  change = ({ text }) => text;
}

/** Calls given up as too slow reach Shopify now. */
export async function deliverLateCalls(): Promise<void> {
  const calls = underWay;
  underWay = [];
  for (const call of calls) await call();
}
