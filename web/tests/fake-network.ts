// The network is the only thing faked: what goes to a shop reaches the Admin simulator of the test instead.
// Import this before anything of web, because Shopify's library takes hold of `fetch` when it is loaded.

let origin: string | null = null;
let watch: (url: string) => void = () => undefined;
const realFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : String(input));
  if (!url.hostname.endsWith('.myshopify.com')) return realFetch(input, init);
  watch(url.href);
  if (!origin)
    throw new TypeError('fetch failed', {
      cause: Object.assign(new Error('down'), { code: 'ECONNREFUSED' }),
    });
  const headers = new Headers(init?.headers);
  headers.set('x-forwarded-host', url.hostname);
  return realFetch(origin + url.pathname + url.search, { ...init, headers });
};

/** Where calls to *.myshopify.com go from now on; null: nowhere, as if Shopify were down. */
export function routeShopifyTo(next: string | null): void {
  origin = next;
}

/** Hears of every call to Shopify. */
export function watchShopify(listener: (url: string) => void): void {
  watch = listener;
}
