import type { Api as ModalApi } from '@shopify/ui-extensions/pos.home.modal.render';
import { PIN_DIGITS, type Till } from '../../../domain/contract.ts';
import type { CartSale } from '../../../domain/exchange-plan.ts';

/** A value that POS keeps up to date (its `ReadonlySignalLike`). */
export interface Live<T> {
  readonly value: T;
  subscribe(listener: (value: T) => void): () => void;
}

export type HostI18n = Pick<ModalApi['i18n'], 'translate' | 'formatCurrency' | 'formatDate'>;

/** One delivery of the scanner. POS may deliver one scan repeatedly, and an old one to a new subscriber. */
export interface Scan {
  readonly data?: string;
}

/** POS storage: JSON values by string keys, kept on the device. Every method may reject. */
export interface HostStorage {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<unknown>;
}

export interface Connectivity {
  readonly internetConnected: 'Connected' | 'Disconnected';
}

export function isOnline({ internetConnected }: Connectivity): boolean {
  return internetConnected === 'Connected';
}

/** What every target may ask of POS, with a screen or without. */
export interface BackgroundHost {
  readonly connectivity: Live<Connectivity>;
  readonly storage: HostStorage;
  /** Who stands where, as this device says, at this moment. */
  till(): Promise<Till>;
  /** False when the signed-in account lacks the permission to use the app. */
  hasSessionToken(): Promise<boolean>;
}

/** Everything the flow asks of POS, and nothing else. */
export interface Host extends BackgroundHost {
  readonly i18n: HostI18n;
  readonly locale: Live<string>;
  readonly scans: Live<Scan>;
  readonly scannerSources: Live<readonly string[]>;
  showCamera(): void;
  hideCamera(): void;
  toast(text: string): void;
  isTablet(): Promise<boolean>;
  /** `Location.id` as a number: where this device stands, at this moment. */
  locationId(): number;
  /** Opens Shopify's own screen of an order (`Order.id`, a gid). */
  openOrder(orderId: string): void;
  /**
   * Puts goods into POS's cart for a customer; the same sale again only what is missing of it. False, and nothing changed, where the
   * cart is in use. Rejects where POS would not take them.
   */
  fillCart(sale: CartSale): Promise<boolean>;
  /** Whether POS's cart is this sale's now, with all its goods. */
  holdsCart(sale: CartSale): boolean;
  /**
   * Prints what web answers at a path, which POS fetches with the session token: on a receipt printer where one is connected, else,
   * or where `choose`, on what the person chooses in the device's own dialog. Rejects where it was not printed.
   */
  print(path: string, choose: boolean): Promise<void>;
  /** Opens POS's PIN pad; resolves when it has gone. */
  askPin(pad: PinPad): Promise<void>;
  newId(): string;
}

export interface PinPad {
  readonly title: string;
  /** What the PIN is for. */
  readonly label: string;
  /** Told a PIN. Null closes the pad; words are shown on it, and it stays open. */
  readonly check: (pin: string) => Promise<string | null>;
}

/** The host of the background target, which has no screen. */
export function createBackgroundHost(
  shopify: Pick<ModalApi, 'connectivity' | 'storage' | 'device' | 'session'>,
): BackgroundHost {
  const { session, device } = shopify;
  return {
    connectivity: shopify.connectivity.current,
    storage: shopify.storage,
    till: async () => ({
      locationId: session.currentSession.locationId,
      deviceId: await device.getDeviceId(),
      staffMemberId: session.staffMember.value?.id || null,
      posVersion: session.currentSession.posVersion,
    }),
    hasSessionToken: async () => (await session.getSessionToken()) !== undefined,
  };
}

/**
 * The host of a modal or action target.
 * Scanner, session, PIN pad and storage as in Shopify's "POS UI extensions" target APIs; `navigation` as in its Navigation API;
 * `printing` as in its Printing API (before POS 11.11 no printer is found, and the dialog does); `cart` as in its Cart API.
 */
export function createHost(
  shopify: Pick<
    ModalApi,
    | 'i18n'
    | 'locale'
    | 'connectivity'
    | 'scanner'
    | 'storage'
    | 'toast'
    | 'device'
    | 'session'
    | 'pinPad'
    | 'printing'
    | 'cart'
  >,
  navigation: { navigate(url: string): Promise<void> },
): Host {
  const { scanner, printing, cart } = shopify;
  const isOurs = ({ properties }: CartSale) => {
    const present = cart.current.value.properties;
    return Object.keys(present).some((name) => present[name] === properties[name]);
  };
  const missing = ({ lines }: CartSale) =>
    lines.flatMap(({ variantId, quantity }) => {
      const id = Number(variantId.split('/').pop());
      return cart.current.value.lineItems.some((line) => line.variantId === id) ? [] : [{ id, quantity }];
    });
  return {
    ...createBackgroundHost(shopify),
    i18n: shopify.i18n,
    locale: shopify.locale.current,
    scans: scanner.scannerData.current,
    scannerSources: scanner.sources.current,
    showCamera: () => scanner.showCameraScanner(),
    hideCamera: () => scanner.hideCameraScanner(),
    toast: (text) => shopify.toast.show(text),
    isTablet: () => shopify.device.isTablet(),
    locationId: () => shopify.session.currentSession.locationId,
    openOrder: (orderId) => {
      void navigation.navigate(`shopify:point-of-sale/orders/${orderId.split('/').pop()}`);
    },
    holdsCart: (sale) => isOurs(sale) && missing(sale).length === 0,
    fillCart: async (sale) => {
      const { editable, customer, lineItems } = cart.current.value;
      if (editable === false || (!isOurs(sale) && (customer || lineItems.length > 0))) return false;
      const toAdd = missing(sale);
      // Ours from here on, should the device die before it is full.
      await cart.addCartProperties({ ...sale.properties });
      await cart.setCustomer({ id: sale.customerId });
      for (const { id, quantity } of toAdd) await cart.addLineItem(id, quantity);
      return true;
    },
    print: async (path, choose) => {
      const printers = choose ? [] : await printing.getPrinters();
      const printer = printers.find(({ connected }) => connected);
      await printing.print(path, printer && { printer });
    },
    askPin: ({ title, label, check }) =>
      new Promise((resolve) => {
        shopify.pinPad.showPinPad(
          async (pin) => {
            const problem = await check(pin.join(''));
            return problem === null ? { result: 'accept' } : { result: 'reject', errorMessage: problem };
          },
          {
            title,
            label,
            minPinLength: PIN_DIGITS.least,
            maxPinLength: PIN_DIGITS.most,
            onDismissed: () => resolve(),
          },
        );
      }),
    newId,
  };
}

/** A random UUID (version 4). `crypto.randomUUID` is missing where the sandbox is no secure context. */
export function newId(): string {
  // One random digit in the place of each x and y; the version's 4 stands, and y is one of the variant's 8 to b.
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (place === 'x' ? random & 15 : (random & 3) | 8).toString(16);
  });
}
