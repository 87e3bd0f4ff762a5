// What the host page and a screen's worker say to each other. Everything here crosses a thread by structured clone, except
// functions, which @quilted/threads turns into calls back.
import type { Cart, PinPadOptions, PinValidationResult } from '@shopify/ui-extensions/point-of-sale';
import type { RemoteConnection } from '@remote-dom/core/elements';
import type { CartMethod } from './cart/methods.ts';

export type ScannerSource = 'camera' | 'external' | 'embedded';
export type DeviceKind = 'ipad' | 'pos-go';

/** Values that POS keeps live for a running screen: each is a signal in the sandbox. */
export interface LiveValues {
  online: boolean;
  locale: string;
  /** The staff member pinned in; null when nobody is. */
  staffMemberId: number | null;
  locationId: number;
  scannerSources: ScannerSource[];
  /** Counts deliveries, so that the same code scanned twice is two scans. */
  scanCount: number;
  /** The last scan on this device; empty before the first. It outlives screens, as on a device. */
  scan: { data?: string; source?: ScannerSource };
  /** The device's one cart. */
  cart: Cart;
  /** Milliseconds that the shop's clock is ahead of the real one. */
  clockOffsetMs: number;
}

export interface HistoryEntry {
  key: string;
  url: string | null;
  /** A JSON value. */
  state: unknown;
}

/** The order that an order-details target is about. `id` is numeric, as in the Order API. */
export interface OrderContext {
  id: number;
  name: string;
  customerId?: number;
}

export interface ShopFacts {
  shopId: number;
  shopDomain: string;
  currency: string;
  taxesIncluded: boolean;
  /** A fraction, such as 0.2: the simulated shop has one rate. */
  taxRate: number;
  /** The Shopify account signed in to POS, which is not the pinned staff member. */
  userId: number;
  posVersion: string;
}

export interface DeviceFacts {
  kind: DeviceKind;
  name: string;
  registerName: string;
  /** What device.getDeviceId() answers. */
  uuid: string;
  /** What session.deviceId holds. */
  id: number;
  isTablet: boolean;
}

/** Translations of one extension: BCP 47 tag → the parsed locale file. */
export interface Locales {
  default: string;
  messages: Record<string, unknown>;
}

/** Everything a sandbox is told when it starts. */
export interface ScreenStart {
  target: string;
  apiVersion: string;
  bundleUrl: string;
  /** Origin of the app's own server; relative requests go there. */
  appUrl: string;
  /** The history entry of this screen; null in a target that is not a modal. */
  entry: HistoryEntry | null;
  order: OrderContext | null;
  shop: ShopFacts;
  device: DeviceFacts;
  locales: Locales;
  live: LiveValues;
}

export interface RequestRecord {
  method: string;
  /** Path and query for the app's own server, else the whole address. */
  path: string;
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** Milliseconds until the answer's headers. */
  ms: number;
  target: string;
}

export interface Photo {
  base64: string;
  width: number;
  height: number;
  fileSize: number;
  type: string;
}

export interface Printer {
  id: string;
  name: string;
  connected: boolean;
}

export type StorageCall =
  | { method: 'get'; key: unknown }
  | { method: 'delete'; key: unknown }
  | { method: 'set'; key: unknown; json: string | undefined }
  | { method: 'clear' }
  | { method: 'entries' };

/** A storage answer, or one of Shopify's StorageError codes: an Error would lose its code between threads. */
export type StorageReply =
  { value: unknown } | { code: 'RecordsCount' | 'RecordSize' | 'KeyType' | 'KeySize'; message: string };

/** What the host page offers to a screen. */
export interface HostCalls {
  mutate(records: Parameters<RemoteConnection['mutate']>[0]): void;
  /** The bundle ran and the target's entry returned. */
  started(): void;
  problem(message: string, fatal: boolean): void;
  request(record: RequestRecord): void;
  sessionToken(): Promise<string | undefined>;
  storage(call: StorageCall): StorageReply;
  toast(content: string): void;
  presentModal(): void;
  navigate(url: string, state: unknown): Promise<void>;
  back(): void;
  close(): void;
  showCameraScanner(): void;
  hideCameraScanner(): void;
  showPinPad(
    onSubmit: (pin: number[]) => Promise<PinValidationResult> | PinValidationResult,
    options: PinPadOptions,
  ): void;
  /** Does one operation of the Cart API; rejects as POS would. */
  cart(method: CartMethod, args: unknown[]): Promise<unknown>;
  takePhoto(options: { maxWidth: number; maxHeight: number; quality: number }): Promise<Photo>;
  printers(): Printer[];
  print(src: string, printer: Printer | undefined): Promise<void>;
}

/** What a screen offers to the host page. */
export interface ScreenCalls {
  start(start: ScreenStart): Promise<void>;
  update(live: LiveValues): Promise<void>;
  /** Settles once effects of the first rendering have run: subscriptions stand, a scan would be heard. */
  idle(): Promise<void>;
  /** A host event, such as `transactioncomplete`; only background targets hear them. */
  dispatch(type: string, event: unknown): Promise<void>;
  /** A screen above this one was left; `from` is its entry. */
  returned(from: HistoryEntry): Promise<void>;
}
