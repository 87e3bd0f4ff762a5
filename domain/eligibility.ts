import { returnableQuantity, type OrderForReturn, type OrderLine } from './order.ts';
import type { LineRefusal, OrderRefusal, PolicyRefusal } from './refusal.ts';

/** May anything of this order come back? Null when it may. */
export function judgeOrder(order: OrderForReturn): OrderRefusal | null {
  if (order.cancelledAt !== null) return { code: 'ORDER_CANCELLED', at: order.cancelledAt };
  const [unfinished] = order.unfinishedReturns;
  if (!unfinished) return null;
  // A second return beside it would block Shopify's own screens.
  const code = unfinished.status === 'OPEN' ? 'RETURN_OPEN' : 'RETURN_REQUESTED';
  return { code, returnName: unfinished.name };
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
