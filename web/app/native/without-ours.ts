import type { NativeReturn } from './ports.ts';

/** What settlements of ours did on a return. */
export interface DoneHere {
  readonly refundIds: readonly string[];
  /** `OrderTransaction.id` of the money that they paid. */
  readonly transactionIds: readonly string[];
  /** Units that came back, by `LineItem.id`. */
  readonly units: readonly { readonly lineItemId: string; readonly quantity: number }[];
}

/**
 * What others did on a return that was gone on with here as well: the rest of its goods, and the money that none of ours paid. Null where
 * nothing is left.
 */
export function withoutOurs(
  found: NativeReturn,
  { refundIds, transactionIds, units }: DoneHere,
): NativeReturn | null {
  const left = new Map<string, number>();
  for (const { lineItemId, quantity } of units) left.set(lineItemId, (left.get(lineItemId) ?? 0) + quantity);
  const back = found.back.flatMap((each) => {
    const ours = Math.min(each.quantity, left.get(each.lineItemId ?? '') ?? 0);
    if (each.lineItemId) left.set(each.lineItemId, (left.get(each.lineItemId) ?? 0) - ours);
    return ours === each.quantity ? [] : [{ ...each, quantity: each.quantity - ours }];
  });
  const refunds = found.refunds.filter(({ id }) => !refundIds.includes(id));
  const paid = found.paid.filter(({ leg }) => !transactionIds.includes(leg.transactionId ?? ''));
  if (back.length === 0 && refunds.length === 0 && paid.length === 0) return null;
  return { ...found, back, refunds, paid };
}
