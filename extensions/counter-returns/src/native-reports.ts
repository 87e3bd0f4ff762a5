import type { ShopifyEventMap } from '@shopify/ui-extensions/pos.app.ready.data';
import type { NativeRequest } from '../../../domain/contract.ts';
import type { Backend } from './backend.ts';
import { isOnline, type BackgroundHost } from './host.ts';

type TransactionComplete = ShopifyEventMap['transactioncomplete'];

/** Where POS tells of what staff finished on its own screens. */
export interface PosEvents {
  addEventListener(type: 'transactioncomplete', listener: (event: TransactionComplete) => void): void;
}

// A key names the shape of its value, so that an older version's values are never misread.
const KEY = 'native/1';
/** A till that was cut off for days still tells of the latest; webhooks tell of all. */
const KEPT = 50;
const AGAIN_MS = 60_000;

/**
 * Tells web of returns and exchanges that staff finished in Shopify's own screens. What cannot be told now is kept in POS storage
 * and told when the connection is back, or a while later. Never rejects: nobody listens to a background target.
 */
export function reportNatives(
  events: PosEvents,
  host: BackgroundHost,
  backend: Pick<Backend, 'native'>,
): void {
  let waiting: readonly NativeRequest[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function inTurn(work: () => Promise<void>): void {
    last = last.then(work).catch(() => undefined);
  }

  async function keep(next: readonly NativeRequest[]): Promise<void> {
    waiting = next.slice(-KEPT);
    // A storage that is full or broken: then it is told now, or not at all.
    await host.storage.set(KEY, waiting).catch(() => undefined);
  }

  async function tell(): Promise<void> {
    clearTimeout(timer);
    for (const report of waiting) {
      const answer = await backend.native(report);
      // What web cannot read it will not read the next time either.
      if (answer.kind === 'failure' && answer.code !== 'BAD_REQUEST') {
        timer = setTimeout(() => inTurn(tell), AGAIN_MS);
        return;
      }
      await keep(waiting.filter((each) => each !== report));
    }
  }

  events.addEventListener('transactioncomplete', (event) => {
    inTurn(async () => {
      const report = await reportOf(event, host);
      if (!report) return;
      await keep([...waiting, report]);
      await tell();
    });
  });
  inTurn(async () => {
    const kept = await host.storage.get(KEY).catch(() => null);
    if (Array.isArray(kept)) waiting = kept as NativeRequest[];
    await tell();
  });
  host.connectivity.subscribe((now) => {
    if (isOnline(now)) inTurn(tell);
  });
}

/** Null for a sale, and for what names nothing that web could look for. */
async function reportOf(event: TransactionComplete, host: BackgroundHost): Promise<NativeRequest | null> {
  if (event.transactionType === 'Sale') return null;
  const returnId = gid('Return', event.returnId);
  const refundId = gid('Refund', event.transactionType === 'Return' ? event.refundId : undefined);
  const orderId = gid('Order', event.orderId);
  if (!returnId && !refundId && !orderId) return null;
  return { till: await host.till(), returnId, refundId, orderId };
}

function gid(type: string, id: number | undefined): string | null {
  return id ? `gid://shopify/${type}/${id}` : null;
}
