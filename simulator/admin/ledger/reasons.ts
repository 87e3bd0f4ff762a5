import type { ReasonRecord } from './records.ts';

/**
 * The library of return reasons. The handles `arrived-late`, `comfort`, `too-tight`, `color-too-bright` and `quality`
 * are the examples of https://shopify.dev/docs/api/admin-graphql/latest/objects/ReturnReasonDefinition;
 * the others stand for the values of the deprecated enum `ReturnReason`, whose own handles are not published.
 */
const LIBRARY: readonly [handle: string, name: string, legacy?: string][] = [
  ['unwanted', 'Changed my mind', 'UNWANTED'],
  ['defective', 'Damaged or defective', 'DEFECTIVE'],
  ['wrong-item', 'Received the wrong item', 'WRONG_ITEM'],
  ['not-as-described', 'Item not as described', 'NOT_AS_DESCRIBED'],
  ['too-small', 'Too small', 'SIZE_TOO_SMALL'],
  ['too-large', 'Too large', 'SIZE_TOO_LARGE'],
  ['too-tight', 'Too tight'],
  ['comfort', 'Uncomfortable'],
  ['quality', 'Quality not as expected'],
  ['arrived-late', 'Arrived too late'],
  ['color', 'Color', 'COLOR'],
  ['color-too-bright', 'Color too bright'],
  ['style', 'Style', 'STYLE'],
  ['other', 'Other', 'OTHER'],
  ['unknown', 'Unknown', 'UNKNOWN'],
];

/** Fresh records of the whole library, in the order in which `returnReasonDefinitions` lists them. */
export function returnReasonLibrary(): ReasonRecord[] {
  return LIBRARY.map(([handle, name], index) => ({
    type: 'ReturnReasonDefinition',
    id: 61_000_001 + index,
    handle,
    name,
    deleted: false,
  }));
}

/** The deprecated `ReturnReason` that a reason answers to; OTHER where Shopify has no older name for it. */
export function legacyReason(handle: string | undefined): string {
  if (handle === undefined) return 'UNKNOWN';
  return LIBRARY.find(([known]) => known === handle)?.[2] ?? 'OTHER';
}

/** The handle that stands for a deprecated `ReturnReason`. */
export function handleOfLegacyReason(legacy: string): string {
  return LIBRARY.find(([, , known]) => known === legacy)?.[0] ?? 'unknown';
}

/** What `LineItem.suggestedReturnReasonDefinitions` offers: the first few, since products here have no category. */
export const SUGGESTED_REASONS = 6;
