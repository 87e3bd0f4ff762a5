import type { DeviceKind, Locales, OrderContext, ShopFacts } from './protocol.ts';

export interface DeviceExtension {
  handle: string;
  name: string;
  apiVersion: string;
  targets: string[];
  locales: Locales;
  bundleUrl: string;
}

/** What the server tells a device page; it lies in the page as JSON. */
export interface DeviceConfig {
  kind: DeviceKind;
  /** Changes with each start and reset: a device forgets what it stored under another epoch. */
  epoch: string;
  clockOffsetMs: number;
  appUrl: string;
  shop: ShopFacts & { name: string };
  staff: { id: number; name: string; role: string }[];
  locations: { id: number; name: string; counter: boolean }[];
  extensions: DeviceExtension[];
}

/** What the server answers to GET /__pos/state. */
export interface HostState {
  epoch: string;
  clockOffsetMs: number;
}

/** An order as the native order screen shows it. Amounts are decimal strings in the shop's currency. */
export interface NativeOrder extends OrderContext {
  customer: string | null;
  total: string;
  currency: string;
  /** ISO 8601. */
  processedAt: string;
  lines: { title: string; sku: string; quantity: number }[];
}
