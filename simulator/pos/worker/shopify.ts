// The `shopify` global of one target: exactly the properties that the registry lists for it, typed by Shopify's declarations.
import type {
  ActionApiContent,
  CameraApiContent,
  ConnectivityApiContent,
  DeviceApiContent,
  LocaleApiContent,
  OrderApiContent,
  PinPadApiContent,
  PrintingApiContent,
  ReadonlyCartApiContent,
  ScannerApiContent,
  SessionApiContent,
  Storage as PosStorage,
  ToastApiContent,
} from '@shopify/ui-extensions/point-of-sale';
import { CART_METHODS, type CartMethods } from '../cart/methods.ts';
import { createI18n } from '../i18n.ts';
import type { HostCalls, LiveValues, ScreenStart } from '../protocol.ts';
import { rulesOfTarget } from '../registry/rules.ts';
import { createHostEvents } from './host-events.ts';
import { LiveSignal, type SignalClass } from './live-signal.ts';
import { notModelled } from './network.ts';

/** The host's calls as a worker sees them: every answer is a promise. */
export type RemoteHost = {
  [Name in keyof HostCalls]: (
    ...args: Parameters<HostCalls[Name]>
  ) => Promise<Awaited<ReturnType<HostCalls[Name]>>>;
};

export interface ShopifyGlobal {
  /** What becomes `globalThis.shopify`, without `extend`. */
  api: object;
  /** Takes over new live values. */
  update(live: LiveValues): void;
  /** Passes on a host event. */
  dispatch(type: string, event: unknown): void;
}

export function createShopify(
  start: ScreenStart,
  host: RemoteHost,
  problem: (message: string) => void,
): ShopifyGlobal {
  let { live } = start;
  const signals = {
    connectivity: new LiveSignal(connectivityOf(live)),
    locale: new LiveSignal(live.locale),
    staffMember: new LiveSignal(staffMemberOf(live)),
    scan: new LiveSignal(live.scan),
    sources: new LiveSignal(live.scannerSources),
    cart: new LiveSignal(live.cart),
  };
  const { shop, device } = start;
  const currentSession = () => ({
    shopId: shop.shopId,
    userId: shop.userId,
    shopDomain: shop.shopDomain,
    locationId: live.locationId,
    currency: shop.currency as SessionApiContent['currentSession']['currency'],
    posVersion: shop.posVersion,
    get staffMemberId() {
      problem('session.currentSession.staffMemberId is deprecated; use session.staffMember.');
      return live.staffMemberId ?? undefined;
    },
  });

  /** The cart to read; to change as well, except in background targets (ReadonlyCartApi). */
  const createCart = (): ReadonlyCartApiContent => {
    const readonly = {
      get current() {
        return signals.cart.signal;
      },
    };
    if (isBackground(start.target)) return readonly;
    const change = CART_METHODS.map((method) => [method, (...args: unknown[]) => host.cart(method, args)]);
    return Object.assign(readonly, Object.fromEntries(change) as unknown as CartMethods);
  };

  const parts: Record<string, object | string> = {
    action: { presentModal: () => void host.presentModal() } satisfies ActionApiContent,
    camera: {
      takePhoto: (options = {}) => {
        const { maxWidth = 1080, maxHeight = 1080, quality = 0.9 } = options;
        if ([maxWidth, maxHeight].some((size) => size < 1 || size > 1920) || quality < 0 || quality > 1) {
          problem('takePhoto: maxWidth and maxHeight are 1 to 1920, quality is 0 to 1.');
        }
        return host.takePhoto({ maxWidth, maxHeight, quality });
      },
    } satisfies CameraApiContent,
    cart: onlyModelled('shopify.cart', createCart(), problem),
    connectivity: {
      get current() {
        return signals.connectivity.signal;
      },
    } satisfies ConnectivityApiContent,
    device: {
      name: device.name,
      registerName: device.registerName,
      getDeviceId: () => Promise.resolve(device.uuid),
      isTablet: () => Promise.resolve(device.isTablet),
    } satisfies DeviceApiContent,
    extension: { apiVersion: start.apiVersion, target: start.target },
    extensionPoint: start.target,
    i18n: createI18n({
      locales: start.locales,
      locale: () => signals.locale.signal.value,
      currency: shop.currency,
      warn: problem,
    }),
    locale: {
      get current() {
        return signals.locale.signal;
      },
    } satisfies LocaleApiContent,
    pinPad: {
      showPinPad: (onSubmit, options = {}) => void host.showPinPad(onSubmit, options),
    } satisfies PinPadApiContent,
    print: { print: (src: string) => host.print(src, undefined) },
    printing: {
      getPrinters: () => host.printers(),
      print: (src, options = {}) => host.print(src, options.printer),
    } satisfies PrintingApiContent,
    productSearch: onlyModelled('shopify.productSearch', {}, problem),
    scanner: {
      scannerData: {
        get current() {
          return signals.scan.signal;
        },
      },
      sources: {
        get current() {
          return signals.sources.signal;
        },
      },
      showCameraScanner: () => void host.showCameraScanner(),
      hideCameraScanner: () => void host.hideCameraScanner(),
    } satisfies ScannerApiContent,
    session: {
      get currentSession() {
        return currentSession();
      },
      get staffMember() {
        return signals.staffMember.signal;
      },
      getSessionToken: () => host.sessionToken(),
      deviceId: device.id,
    } satisfies SessionApiContent,
    storage: createStorage(host),
    toast: { show: (content) => void host.toast(String(content)) } satisfies ToastApiContent,
    ...(start.order ? { order: start.order satisfies OrderApiContent } : {}),
  };

  const events = isBackground(start.target) ? createHostEvents(problem) : undefined;
  const { api: names, deprecated } = rulesOfTarget(start.target);
  const api = {
    setSignals(Signal: SignalClass) {
      for (const signal of Object.values(signals)) signal.become(Signal);
    },
    ...(events && {
      addEventListener: events.addEventListener,
      removeEventListener: events.removeEventListener,
    }),
  };
  for (const name of names) {
    Object.defineProperty(api, name, {
      enumerable: true,
      get() {
        if (deprecated.includes(name)) problem(`shopify.${name} is deprecated.`);
        const part = parts[name];
        if (part === undefined) throw notModelled(`shopify.${name} in ${start.target}`, problem);
        return part;
      },
    });
  }
  return {
    api,
    dispatch: (type, event) => events?.dispatch(type, event),
    update(next) {
      const before = live;
      live = next;
      if (before.online !== next.online) signals.connectivity.set(connectivityOf(next));
      if (before.locale !== next.locale) signals.locale.set(next.locale);
      if (before.staffMemberId !== next.staffMemberId) signals.staffMember.set(staffMemberOf(next));
      if (before.scannerSources.join() !== next.scannerSources.join())
        signals.sources.set(next.scannerSources);
      if (before.scanCount !== next.scanCount) signals.scan.set(next.scan);
      if (JSON.stringify(before.cart) !== JSON.stringify(next.cart)) signals.cart.set(next.cart);
    },
  };
}

const connectivityOf = (live: LiveValues): ConnectivityApiContent['current']['value'] => ({
  internetConnected: live.online ? 'Connected' : 'Disconnected',
});

const staffMemberOf = (live: LiveValues) =>
  live.staffMemberId === null ? undefined : { id: live.staffMemberId };

/** Data targets run without a screen for as long as POS does. */
const isBackground = (target: string) => target.endsWith('.data');

/** An API of which only a part is modelled: any other member throws, saying so. */
function onlyModelled<Part extends object>(
  name: string,
  part: Part,
  problem: (message: string) => void,
): Part {
  return new Proxy(part, {
    get(target, member, receiver) {
      if (member in target || typeof member === 'symbol' || member === 'then' || member === 'toJSON') {
        return Reflect.get(target, member, receiver) as unknown;
      }
      throw notModelled(`${name}.${member}`, problem);
    },
  });
}

class StorageError extends Error {
  override name = 'StorageError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

function createStorage(host: RemoteHost): PosStorage {
  const call = async (request: Parameters<HostCalls['storage']>[0]) => {
    const reply = await host.storage(request);
    if ('code' in reply) throw new StorageError(reply.code, reply.message);
    return reply.value;
  };
  const storage = {
    get: (key: unknown) => call({ method: 'get', key }),
    set: (key: unknown, value: unknown) => call({ method: 'set', key, json: JSON.stringify(value) }),
    delete: (key: unknown) => call({ method: 'delete', key }),
    clear: () => call({ method: 'clear' }),
    entries: () => call({ method: 'entries' }),
  };
  return storage as unknown as PosStorage;
}
