import type { ShopifyGlobal } from '@shopify/ui-extensions/pos.app.ready.data';
import { createBackend, partsOf } from '../backend.ts';
import { createBackgroundHost } from '../host.ts';
import { reportNatives } from '../native-reports.ts';

/** Runs as long as POS does, without a screen. */
export default function background() {
  const host = createBackgroundHost(shopify);
  // The package declares the listeners apart from the target's other APIs.
  const events = shopify as typeof shopify & ShopifyGlobal;
  reportNatives(events, host, createBackend(partsOf(host)));
}
