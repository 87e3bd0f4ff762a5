import type { Divided } from './divide.ts';
import {
  quantityLeft,
  type AuthorizedMoney,
  type Objection,
  type OrderForReturn,
  type OrderLine,
} from './order.ts';
import type { LineRefusal, OrderRefusal, PolicyRefusal } from './refusal.ts';

/** May anything of this order come back? Null when it may. `continues`: the return begun elsewhere that it is to come back on. */
export function judgeOrder(order: OrderForReturn, continues: string | null = null): OrderRefusal | null {
  if (order.cancelledAt !== null) return { code: 'ORDER_CANCELLED', at: order.cancelledAt };
  const anythingLeft =
    order.lines.some((line) => quantityLeft(line) > 0) || order.unfinishedReturns.length > 0;
  if (order.shopifyOnly && anythingLeft) return { code: 'ONLY_IN_SHOPIFY', tender: order.shopifyOnly };
  if (order.authorized?.besideTaken && anythingLeft) {
    return heldRefusal(order.authorized, order.soldAt, 'ORDER_PARTLY_HELD');
  }
  const held =
    isOnlyHeld(order) && !isUntouched(order)
      ? heldRefusal(order.authorized, order.soldAt, 'ORDER_AUTHORIZED')
      : null;
  if (continues !== null) return judgeBegun(order, continues) ?? held;
  const [unfinished] = order.unfinishedReturns;
  if (!unfinished) return held;
  // A second return beside it would block Shopify's own screens.
  const code = unfinished.status === 'OPEN' ? 'RETURN_OPEN' : 'RETURN_REQUESTED';
  return { code, returnName: unfinished.name };
}

/** Nothing of what the customer owes was taken yet: there is nothing to pay back. */
export function isOnlyHeld<O extends Pick<OrderForReturn, 'authorized'>>(
  order: O,
): order is O & { readonly authorized: AuthorizedMoney } {
  return order.authorized !== null && !order.authorized.besideTaken;
}

/** Nothing of the order was handed over, refunded or removed: it can be cancelled as a whole. */
function isUntouched({ lines }: OrderForReturn): boolean {
  return lines.every(({ quantity, unfulfilledQuantity }) => unfulfilledQuantity === quantity);
}

/** A fresh sale at the till is taken by itself, so there is only to wait; `code`: of any other order. */
function heldRefusal(
  { amount }: AuthorizedMoney,
  soldAt: OrderForReturn['soldAt'],
  code: 'ORDER_AUTHORIZED' | 'ORDER_PARTLY_HELD',
): OrderRefusal {
  return { code: soldAt === 'counter' ? 'SALE_AUTHORIZED' : code, amount };
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
  const left = quantityLeft(line);
  const objection = isObjected(line, overridden) ? line.objection : null;
  const upTo = objection ? Math.min(left, objection.upTo) : left;
  if (upTo > 0) return { kind: 'returnable', upTo };
  if (objection && left > 0) return refused(objection.reason);
  return refused({ code: 'LINE_NOTHING_LEFT', ordered: line.quantity });
}

/** Whether an objection holds: nobody gave a reason against it, or nobody may. */
export function isObjected<L extends Pick<OrderLine, 'objection'>>(
  line: L,
  overridden: boolean,
): line is L & { readonly objection: Objection } {
  return line.objection !== null && !(overridden && line.objection.exception !== 'nobody');
}

/** What the policy has against returning or cancelling so many units of a line; null where nothing. */
export function objectionTo(
  { objection, unfulfilledQuantity }: OrderLine,
  { toReturn = 0, toCancel = 0 }: Partial<Divided>,
): PolicyRefusal | null {
  if (objection === null) return null;
  const { reason, upTo } = objection;
  // What nobody was sent is never late; what was sold for good was so before it was sent.
  const objected =
    reason.code === 'LINE_LATE' ? toReturn > upTo - unfulfilledQuantity : toReturn > upTo || toCancel > 0;
  return objected ? reason : null;
}

function refused(reason: LineRefusal): LineEligibility {
  return { kind: 'refused', reason };
}
