import type { Draft } from './draft.ts';
import {
  returnableQuantity,
  type LineOnReturn,
  type Objection,
  type OrderForReturn,
  type OrderLine,
  type ReturnableUnits,
  type UnfinishedReturn,
} from './order.ts';

/** The return begun elsewhere that a draft goes on with; null for a draft of its own, and where the return has ended. */
export function begunReturn(draft: Draft, order: OrderForReturn): UnfinishedReturn | null {
  return order.unfinishedReturns.find(({ id }) => id === draft.continues) || null;
}

/**
 * The order as a draft may choose from it: all of it, or what is on the return that the draft goes on with and what was never sent, which
 * is cancelled beside it. Nothing can be added to a return once it is begun: the Admin API has no mutation for that.
 */
export function orderFor(draft: Draft, order: OrderForReturn): OrderForReturn {
  if (draft.continues === null) return order;
  const begun = begunReturn(draft, order);
  const lines = order.lines.flatMap((line) => {
    const onReturn = begun?.lines.filter(({ lineItemId }) => lineItemId === line.id) ?? [];
    const [first] = onReturn;
    if (!begun || !(first || line.unfulfilledQuantity > 0)) return [];
    const returnable = heldUnits(begun, onReturn, order);
    return [{ ...line, returnable, objection: objectionOn(line, first, returnableQuantity({ returnable })) }];
  });
  return { ...order, lines };
}

/**
 * What the policy has against the units of a line that a return holds and against those that were never sent: the shop may have agreed to
 * the former, which says nothing of the latter; those are never late.
 */
function objectionOn(line: OrderLine, onReturn: LineOnReturn | undefined, held: number): Objection | null {
  const isLate = ({ reason }: Objection) => reason.code === 'LINE_LATE';
  const against = onReturn?.objection ?? null;
  if (against)
    return isLate(against) ? { ...against, upTo: against.upTo + line.unfulfilledQuantity } : against;
  const { objection, unfulfilledQuantity } = line;
  return objection && unfulfilledQuantity > 0 && !isLate(objection) ? { ...objection, upTo: held } : null;
}

/** Units that a return holds, as units of their order. */
export function heldUnits(
  { id: returnId }: UnfinishedReturn,
  lines: readonly LineOnReturn[],
  { firstHandedOverAt, processedAt }: OrderForReturn,
): ReturnableUnits[] {
  return lines.map(({ id: returnLineItemId, fulfillmentLineItemId, quantity }) => ({
    fulfillmentLineItemId,
    quantity,
    // Which fulfillment they are of is not told: the order's first is the earliest that they can be of.
    handedOverAt: firstHandedOverAt ?? processedAt,
    held: { returnId, returnLineItemId },
  }));
}
