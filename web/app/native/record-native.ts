import type { NativeHint, NativePorts } from './ports.ts';

/** `pending`: recorded, and money of it is on its way. `ours`, `nothing`: not recorded. `too_early`: it may turn out to be ours. */
export type Recorded = 'recorded' | 'pending' | 'ours' | 'too_early' | 'nothing';

/**
 * Looks at what was done in Shopify's own screens, and records it. Any number of hints, from tills and from webhooks, in any
 * order, end in one line of the log: what Shopify says it is decides which, not the hint.
 * @throws ShopifyUnavailable, NotInstalled
 */
export async function recordNative(
  { sourceId, heardBy }: NativeHint,
  { natives, book, clock }: NativePorts,
): Promise<Recorded> {
  const readAt = clock.now();
  const found = await natives.read(sourceId);
  if (!found) return 'nothing';
  const kept = await book.keep(found, heardBy, readAt);
  if (kept !== 'kept') return kept;
  return found.paid.some(({ leg }) => leg.status === 'pending') ? 'pending' : 'recorded';
}
