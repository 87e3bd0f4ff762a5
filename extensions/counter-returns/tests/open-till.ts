/// <reference types="@shopify/ui-extensions/pos.home.modal.render" />
import { getExtension } from '@shopify/ui-extensions-tester';
import type { Scan } from '../src/host.ts';
import { fakeStorage } from './fake-storage.ts';
import { live } from './live.ts';
import { translate } from './translate.ts';

const extension = getExtension('pos.home.modal.render');

export interface OpenTill {
  readonly scans: ReturnType<typeof live<Scan>>;
  readonly connectivity: ReturnType<typeof live<{ internetConnected: 'Connected' | 'Disconnected' }>>;
  close(): void;
}

/** The modal on a till that speaks `locale`, before web as `fetch` plays it; `apis` replaces parts of POS. */
export async function openTill(
  fetch: unknown,
  apis: Readonly<Record<string, object>> = {},
  locale = 'en',
): Promise<OpenTill> {
  const scans = live<Scan>({});
  const connectivity = live<{ internetConnected: 'Connected' | 'Disconnected' }>({
    internetConnected: 'Connected',
  });
  extension.setUp();
  const { shopify } = extension;
  Object.assign(shopify.i18n, {
    translate,
    formatCurrency: (value: number) => `£${value.toFixed(2)}`,
    formatDate: (date: Date) => date.toISOString().slice(0, 10),
  });
  Object.assign(shopify.locale, { current: live(locale) });
  Object.assign(shopify.connectivity, { current: connectivity });
  Object.assign(shopify.scanner.scannerData, { current: scans });
  Object.assign(shopify.scanner.sources, { current: live([]) });
  Object.assign(shopify.storage, fakeStorage());
  for (const [name, parts] of Object.entries(apis)) {
    Object.assign(shopify[name as keyof typeof shopify] as object, parts);
  }
  extension.fetch = fetch as typeof globalThis.fetch;
  await extension.render();
  return { scans, connectivity, close: () => extension.tearDown() };
}
