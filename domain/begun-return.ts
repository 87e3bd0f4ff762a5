import type { Draft } from './draft.ts';
import type { OrderForReturn, ReturnableUnits, UnfinishedReturn } from './order.ts';

/** The return begun elsewhere that a draft goes on with; null for a draft of its own, and where the return has ended. */
export function begunReturn(draft: Draft, order: OrderForReturn): UnfinishedReturn | null {
  return order.unfinishedReturns.find(({ id }) => id === draft.continues) ?? null;
}

/**
 * The order as a draft may choose from it: all of it, or only what is on the return that the draft goes on with. Nothing can be
 * added to a return once it is begun: the Admin API has no mutation for that.
 */
export function orderFor(draft: Draft, order: OrderForReturn): OrderForReturn {
  if (draft.continues === null) return order;
  const held = new Map<string, ReturnableUnits[]>();
  for (const { id, lineItemId, fulfillmentLineItemId, quantity } of begunReturn(draft, order)?.lines ?? []) {
    const units = held.get(lineItemId) ?? [];
    units.push({
      fulfillmentLineItemId,
      quantity,
      held: { returnId: draft.continues, returnLineItemId: id },
    });
    held.set(lineItemId, units);
  }
  return {
    ...order,
    lines: order.lines.flatMap((line) => {
      const returnable = held.get(line.id);
      return returnable ? [{ ...line, returnable }] : [];
    }),
  };
}
