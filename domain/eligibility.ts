import { returnableQuantity, type OrderForReturn, type OrderLine } from './order.ts';
import type { LineRefusal, OrderRefusal } from './refusal.ts';

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

/** May this line come back, and how many of it? */
export function judgeLine(line: OrderLine): LineEligibility {
  // A returned gift card product would leave its code spendable.
  if (line.isGiftCard) return refused({ code: 'LINE_GIFT_CARD' });
  const upTo = returnableQuantity(line);
  if (upTo > 0) return { kind: 'returnable', upTo };
  if (line.unfulfilledQuantity > 0) {
    return refused({ code: 'LINE_NOT_FULFILLED', unfulfilled: line.unfulfilledQuantity });
  }
  return refused({ code: 'LINE_NOTHING_LEFT', ordered: line.quantity });
}

function refused(reason: LineRefusal): LineEligibility {
  return { kind: 'refused', reason };
}
