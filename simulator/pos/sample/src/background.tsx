import '@shopify/ui-extensions/preact';
import type { ShopifyGlobal } from '@shopify/ui-extensions/pos.app.ready.data';
import { background as shopify } from './pos.ts';

/** Runs as long as POS does: keeps what it hears where the screens can read it. */
export default async () => {
  const { addEventListener } = shopify as unknown as ShopifyGlobal;
  addEventListener('transactioncomplete', (event) => {
    if (event.grandTotal.amount < -1000) throw new Error('more than this listener can bear');
  });
  addEventListener('transactioncomplete', async (event) => {
    const heard = ((await shopify.storage.get('heard')) as unknown[] | undefined) ?? [];
    await shopify.storage.set('heard', [...heard, event]);
  });
};
