// The POS host's server: device pages, the workbench, and the ID tokens that POS gives to extensions.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StoreFile } from '../store-file.ts';
import { buildAssets } from './build.ts';
import type { DeviceConfig, HostState } from './device-config.ts';
import { readExtension } from './extension-folder.ts';
import { findNativeOrder } from './native-orders.ts';
import { FONT_FILE, FONT_PATH, devicePage, workbenchPage } from './pages.ts';
import type { DeviceKind } from './protocol.ts';
import { findCustomer, findVariant, VARIANT_KEYS } from './shop-lookups.ts';
import { signSessionToken } from './session-token.ts';
import { examplesOf, scanFixtures } from './workbench/fixtures.ts';

export interface PosHostOptions {
  store: StoreFile;
  /** Milliseconds that the shop's clock is ahead of the real one. */
  clockOffsetMs: () => number;
  /** Origin of the app's own server. */
  appUrl: string;
  app: { apiKey: string; apiSecret: string };
  /** Folders of built extensions: shopify.extension.toml, dist/*.js, locales/. */
  extensions: readonly string[];
}

export interface PosHost {
  /** Serves the request and answers true, or answers false when it is for somebody else. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Forgets what devices stored, and takes over another store file if given one. */
  reset(store?: StoreFile): void;
}

const POS_VERSION = '11.14.0';
const DEVICES: Record<string, DeviceKind> = { '/device/ipad': 'ipad', '/device/pos-go': 'pos-go' };

/** Throws when an extension folder is not one that POS could run. */
export function createPosHost(options: PosHostOptions): PosHost {
  const extensions = options.extensions.map(readExtension);
  const assets = buildAssets();
  // Requests report a failed build; without this the process would end before one came.
  assets.catch(() => undefined);
  let { store } = options;
  let epoch = randomUUID();
  const sessionId = randomUUID();

  const account = () => store.staff.find((staff) => staff.role === 'manager') ?? store.staff[0];
  const userId = () => account()?.id ?? 0;
  const state = (): HostState => ({ epoch, clockOffsetMs: options.clockOffsetMs() });

  const deviceConfig = (kind: DeviceKind): DeviceConfig => ({
    kind,
    ...state(),
    appUrl: options.appUrl,
    shop: {
      name: store.shop.name,
      shopId: numericShopId(store.shop.domain),
      shopDomain: store.shop.domain,
      currency: store.shop.currency,
      taxesIncluded: store.shop.taxesIncluded,
      taxRate: Number(store.shop.taxRate),
      userId: userId(),
      posVersion: POS_VERSION,
    },
    staff: store.staff.map(({ id, name, role }) => ({ id, name, role })),
    locations: store.locations,
    extensions: extensions.map(({ bundleFile: _file, ...extension }) => ({
      ...extension,
      bundleUrl: `/__pos/extensions/${extension.handle}.js`,
    })),
  });

  const token = (ageSeconds: number) =>
    signSessionToken({
      ...options.app,
      shopDomain: store.shop.domain,
      userId: userId(),
      sessionId,
      now: new Date(Date.now() + options.clockOffsetMs() - ageSeconds * 1000),
    });

  async function sendAsset(path: string, response: ServerResponse): Promise<void> {
    try {
      const asset = (await assets).get(path);
      if (asset) send(response, 200, asset.contentType, asset.body);
      else send(response, 404, 'text/plain', 'Not found');
    } catch (error) {
      send(response, 500, 'text/plain', `The POS host could not be built: ${String(error)}`);
    }
  }

  function handle(request: IncomingMessage, response: ServerResponse): boolean {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const { pathname } = url;
    const kind = DEVICES[pathname];
    if (kind) send(response, 200, 'text/html; charset=utf-8', devicePage(deviceConfig(kind)));
    else if (pathname === '/') {
      const page = workbenchPage({
        shopName: store.shop.name,
        staff: store.staff,
        locations: store.locations,
        locales: [...new Set(extensions.flatMap((extension) => Object.keys(extension.locales.messages)))],
        examples: examplesOf(store),
        fixtures: scanFixtures(store),
      });
      send(response, 200, 'text/html; charset=utf-8', page);
    } else if (pathname === '/__pos/token' && request.method === 'POST') {
      // `age` makes one that has expired, for tests of what happens then.
      const age = Number(url.searchParams.get('age') ?? 0);
      sendJson(response, 200, { token: token(age), clockOffsetMs: options.clockOffsetMs() });
    } else if (pathname === '/__pos/state') sendJson(response, 200, state());
    else if (pathname === '/__pos/config') {
      sendJson(response, 200, deviceConfig(url.searchParams.get('kind') === 'pos-go' ? 'pos-go' : 'ipad'));
    } else if (pathname === '/__pos/order') {
      sendFound(response, findNativeOrder(store, url.searchParams.get('ref') ?? ''));
    } else if (pathname === '/__pos/variant') {
      const [[key, value] = ['', '']] = [...url.searchParams];
      const known = VARIANT_KEYS.find((each) => each === key);
      sendFound(response, known && findVariant(store, known, value));
    } else if (pathname === '/__pos/customer') {
      sendFound(response, findCustomer(store, url.searchParams.get('id') ?? ''));
    } else if (pathname.startsWith('/__pos/extensions/')) {
      const found = extensions.find((extension) => pathname === `/__pos/extensions/${extension.handle}.js`);
      if (found) send(response, 200, 'text/javascript; charset=utf-8', readFileSync(found.bundleFile));
      else send(response, 404, 'text/plain', 'Not found');
    } else if (pathname === FONT_PATH && existsSync(FONT_FILE)) {
      response.writeHead(200, { 'content-type': 'font/woff2', 'cache-control': 'max-age=86400' });
      response.end(readFileSync(FONT_FILE));
    } else if (pathname.startsWith('/__pos/')) void sendAsset(pathname, response);
    else return false;
    return true;
  }

  return {
    handle,
    reset(next = store) {
      store = next;
      epoch = randomUUID();
    },
  };
}

/** Store files name shops by domain only; this number stays the same for one domain. */
function numericShopId(domain: string): number {
  return createHash('sha256').update(domain).digest().readUIntBE(0, 5);
}

function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Uint8Array,
): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body);
}

/** 404 for what the shop does not have. */
function sendFound(response: ServerResponse, found: object | undefined): void {
  sendJson(response, found ? 200 : 404, found ?? { error: 'The shop has no such thing.' });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}
