/** What Shopify's admin knows when it frames an app. */
export interface FrameOptions {
  /** Where web listens, such as `http://localhost:4001`. */
  readonly webOrigin: string;
  /** The shop's myshopify.com domain. */
  readonly shop: string;
  readonly app: { readonly apiKey: string; readonly apiSecret: string };
  /** The shared clock; the machine's where there is none. */
  readonly now?: () => Date;
}

interface Frame {
  readonly shop: string;
  readonly token: () => string;
  readonly now: () => Date;
}

/** A token that ends within this time may be too old when web looks at it. */
const MARGIN_SECONDS = 5;

/** Shopify's admin opens a page with these parameters; a page reloaded later comes with stale ones. */
export function needsParameters(url: URL, { shop, now }: Frame): boolean {
  const { searchParams } = url;
  if (
    searchParams.get('embedded') !== '1' ||
    searchParams.get('shop') !== shop ||
    !searchParams.has('host')
  ) {
    return true;
  }
  const seconds = now().getTime() / 1000;
  const { exp = 0, nbf = 0 } = claimsOf(searchParams.get('id_token') ?? '');
  return exp - MARGIN_SECONDS < seconds || nbf > seconds;
}

/** The same address with the parameters of shopify.dev, "App Home": embedded, shop, host, id_token, locale. */
export function withParameters(url: URL, { shop, token }: Frame): string {
  const { searchParams } = url;
  const store = shop.replace(/\.myshopify\.com$/, '');
  searchParams.set('embedded', '1');
  searchParams.set('shop', shop);
  searchParams.set('host', Buffer.from(`admin.shopify.com/store/${store}`).toString('base64url'));
  searchParams.set('id_token', token());
  if (!searchParams.has('locale')) searchParams.set('locale', 'en');
  return `${url.pathname}?${searchParams}`;
}

function claimsOf(token: string): { exp?: number; nbf?: number } {
  try {
    const [, claims = ''] = token.split('.');
    return JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp?: number; nbf?: number };
  } catch {
    return {};
  }
}

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/https:\/\/cdn\.shopify\.com\/shopifycloud\/app-bridge\.js/g, '/admin/__frame/app-bridge.js'],
  [/https:\/\/cdn\.shopify\.com\/shopifycloud\/polaris\.js/g, '/admin/__frame/polaris.js'],
];

/** The document with our stand-ins in place of Shopify's two scripts. */
export function framedDocument(html: string): string {
  return SCRIPTS.reduce((text, [theirs, ours]) => text.replace(theirs, ours), html);
}
