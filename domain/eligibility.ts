import { returnableQuantity, type OrderForReturn, type OrderLine } from './order.ts';
import type { LineRefusal, OrderRefusal, PolicyRefusal } from './refusal.ts';

/** May anything of this order come back? Null when it may. `continues`: the return begun elsewhere that it is to come back on. */
export function judgeOrder(order: OrderForReturn, continues: string | null = null): OrderRefusal | null {
  if (order.cancelledAt !== null) return { code: 'ORDER_CANCELLED', at: order.cancelledAt };
  const anythingLeft =
    order.lines.some((line) => returnableQuantity(line) > 0) || order.unfinishedReturns.length > 0;
  if (order.shopifyOnly && anythingLeft) return { code: 'ONLY_IN_SHOPIFY', tender: order.shopifyOnly };
  if (continues !== null) return judgeBegun(order, continues);
  const [unfinished] = order.unfinishedReturns;
  if (!unfinished) return null;
  // A second return beside it would block Shopify's own screens.
  const code = unfinished.status === 'OPEN' ? 'RETURN_OPEN' : 'RETURN_REQUESTED';
  return { code, returnName: unfinished.name };
}

/** May this return, which was begun elsewhere, be gone on with here? */
function judgeBegun(order: OrderForReturn, returnId: string): OrderRefusal | null {
  const begun = order.unfinishedReturns.find(({ id }) => id === returnId);
  if (!begun) {
    const ended = order.endedReturns.find(({ id }) => id === returnId);
    return { code: 'RETURN_ENDED', returnName: ended?.name ?? null, status: ended?.status ?? null };
  }
  const { name: returnName, exchange, lines, status } = begun;
  if (exchange) return { code: 'RETURN_HAS_EXCHANGE', returnName };
  // Nothing of it is known that could come back here.
  if (lines.length === 0) return { code: status === 'OPEN' ? 'RETURN_OPEN' : 'RETURN_REQUESTED', returnName };
  return null;
}

export type LineEligibility =
  | { readonly kind: 'returnable'; readonly upTo: number }
  | { readonly kind: 'refused'; readonly reason: LineRefusal };

/** May this line come back, and how many of it? `overridden`: a reason was given for going beyond the shop's policy. */
export function judgeLine(line: OrderLine, overridden = false): LineEligibility {
  // A returned gift card product would leave its code spendable.
  if (line.isGiftCard) return refused({ code: 'LINE_GIFT_CARD' });
  const left = returnableQuantity(line);
  const { objection } = line;
  const objected = objection !== null && !(overridden && objection.exception !== 'nobody');
  const upTo = objected ? Math.min(left, objection.upTo) : left;
  if (upTo > 0) return { kind: 'returnable', upTo };
  if (objected && left > 0) return refused(objection.reason);
  if (line.unfulfilledQuantity > 0) {
    return refused({ code: 'LINE_NOT_FULFILLED', unfulfilled: line.unfulfilledQuantity });
  }
  return refused({ code: 'LINE_NOTHING_LEFT', ordered: line.quantity });
}

/** What the policy has against so many units of a line; null where nothing. */
export function objectionTo(line: OrderLine, quantity: number): PolicyRefusal | null {
  return line.objection !== null && quantity > line.objection.upTo ? line.objection.reason : null;
}

function refused(reason: LineRefusal): LineEligibility {
  return { kind: 'refused', reason };
}
