import { Signal } from '@preact/signals-core';

/**
 * Hands POS the class of its live values, as importing `@shopify/ui-extensions/preact` does. That would bring along what makes components
 * read them as they are drawn; ours subscribe (`useLive`), and are 1 KB smaller for it.
 */
const pos = (globalThis as { shopify?: { setSignals?: (signal: typeof Signal) => void } }).shopify;
if (pos && pos.setSignals) pos.setSignals(Signal);
