import { orderFor } from './begun-return.ts';
import { divideLine } from './divide.ts';
import { chosenQuantity, isEmpty, isKept, type Draft } from './draft.ts';
import { isObjected, isOnlyHeld, judgeLine, judgeOrder, objectionTo } from './eligibility.ts';
import { lineOf, locationOf, quantityLeft, reasonOf, type OrderForReturn } from './order.ts';
import type { Quote } from './plan.ts';
import type { Refusal } from './refusal.ts';

/** Everything that can be said against a draft before Shopify is asked what it is worth; null when nothing. */
export function judgeDraft(draft: Draft, order: OrderForReturn): Refusal | null {
  const refusal = judgeOrder(order, draft.continues);
  if (refusal) return refusal;
  if (isEmpty(draft)) return { code: 'NOTHING_CHOSEN' };
  const choice = orderFor(draft, order);
  const overridden = draft.overrideReason !== null;
  for (const chosen of draft.lines) {
    const { lineItemId, quantity, reasonId, condition, restockLocationId } = chosen;
    const line = lineOf(choice, lineItemId);
    if (!line) return { code: 'LINE_UNKNOWN' };
    const eligibility = judgeLine(line, overridden);
    if (eligibility.kind === 'refused') {
      return { code: 'LINE_REFUSED', title: line.title, reason: eligibility.reason };
    }
    const objection = isObjected(line, overridden) ? objectionTo(line, divideLine(chosen, line)) : null;
    if (objection && quantity <= quantityLeft(line)) {
      return { code: 'LINE_REFUSED', title: line.title, reason: objection };
    }
    if (quantity > eligibility.upTo) {
      return { code: 'QUANTITY_ABOVE_LEFT', title: line.title, asked: quantity, left: eligibility.upTo };
    }
    if (reasonId !== null && !reasonOf(order, reasonId)) return { code: 'REASON_GONE', title: line.title };
    if (isKept(condition) && restockLocationId !== null && !locationOf(order, restockLocationId)) {
      return { code: 'LOCATION_GONE', title: line.title };
    }
  }
  return isOnlyHeld(order) && order.lines.some((line) => chosenQuantity(draft, line.id) < line.quantity)
    ? { code: 'AUTHORIZED_PART', amount: order.authorized.amount }
    : null;
}

/** Shipping that is asked for and not there; null where all of it is. */
export function judgeShipping(draft: Draft, quote: Quote): Refusal | null {
  const { shipping } = draft;
  if (shipping.kind !== 'amount') return null;
  const left = quote.shipping.refundable;
  const fits =
    shipping.amount.currency === left.currency &&
    shipping.amount.minor <= left.minor &&
    shipping.amount.minor >= 0;
  return fits ? null : { code: 'SHIPPING_ABOVE_LEFT', asked: shipping.amount, left };
}
