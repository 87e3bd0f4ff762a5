// Stands in for https://cdn.shopify.com/shopifycloud/app-bridge.js in the simulator: session tokens for the app's own
// requests, and of the `shopify` global what the manager's pages use. Anything else is an error that says so.

const parameters = new URLSearchParams(location.search);
const apiKey = document.currentScript?.getAttribute('data-api-key') ?? '';
const realFetch = window.fetch.bind(window);

async function idToken(): Promise<string> {
  const answer = await realFetch('/admin/__frame/token', { method: 'POST' });
  const { token } = (await answer.json()) as { token: string };
  return token;
}

/** App Bridge adds the session token to what an app fetches from its own origin. */
window.fetch = async (input, init) => {
  const request = new Request(input, init);
  const ownOrigin = new URL(request.url).origin === location.origin;
  if (ownOrigin && !request.headers.has('authorization')) {
    request.headers.set('authorization', `Bearer ${await idToken()}`);
  }
  return realFetch(request);
};

const known: Record<string, unknown> = {
  idToken,
  config: {
    apiKey,
    shop: parameters.get('shop'),
    host: parameters.get('host'),
    locale: parameters.get('locale') ?? 'en',
  },
  environment: { embedded: true, mobile: false, pos: false },
};

Object.assign(window, {
  shopify: new Proxy(known, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return target[String(name)];
      throw new Error(`The simulated App Bridge does not model shopify.${name}`);
    },
  }),
});

// The library's bounce page: loaded only to fetch a fresh token and go back.
const back = parameters.get('shopify-reload');
if (back) {
  const { pathname, search } = new URL(back, location.href);
  location.replace(pathname + search);
}
