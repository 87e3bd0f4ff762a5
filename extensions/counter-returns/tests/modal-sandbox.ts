import type { getExtension } from '@shopify/ui-extensions-tester';
import type { Scan } from '../src/host.ts';
import type { fakeStorage } from './fake-storage.ts';
import type { fakeWeb } from './fake-web.ts';
import { live } from './live.ts';
import { translate } from './translate.ts';

type Modal = ReturnType<typeof getExtension<'pos.home.modal.render'>>;

interface Around {
  readonly web: ReturnType<typeof fakeWeb>;
  readonly storage: ReturnType<typeof fakeStorage>;
  readonly sources?: readonly ('camera' | 'embedded')[];
  readonly permitted?: boolean;
  readonly onToast?: (text: string) => void;
}

/** A new sandbox of the modal, on this storage and web; answers what POS tells it from outside. */
export async function openModal(
  extension: Modal,
  { web, storage, sources = [], permitted = true, onToast = () => undefined }: Around,
) {
  extension.setUp();
  const scans = live<Scan>({ data: 'STALE' });
  const connectivity = live<{ internetConnected: 'Connected' | 'Disconnected' }>({
    internetConnected: 'Connected',
  });
  const { shopify } = extension;
  Object.assign(shopify.i18n, {
    translate,
    formatCurrency: (value: number) => `£${value.toFixed(2)}`,
    formatDate: (date: Date) => date.toISOString().slice(0, 10),
  });
  Object.assign(shopify.connectivity, { current: connectivity });
  Object.assign(shopify.scanner.scannerData, { current: scans });
  Object.assign(shopify.scanner.sources, { current: live(sources) });
  Object.assign(shopify.storage, storage);
  Object.assign(shopify.toast, { show: onToast });
  Object.assign(shopify.session, {
    currentSession: { ...shopify.session.currentSession, locationId: 1 },
    getSessionToken: () => Promise.resolve(permitted ? 'token' : undefined),
  });
  extension.fetch = web.fetch as typeof fetch;
  await extension.render();
  return { scans, connectivity };
}
