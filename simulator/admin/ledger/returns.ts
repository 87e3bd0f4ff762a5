import { valueOfUnits } from './lines.ts';
import type { Bag } from './money.ts';
import type { MoneyInput } from './outcome.ts';
import type { OrderRecord, ReturnRecord } from './records.ts';
import { Refused } from './refusals.ts';
import {
  checkExchangeLine,
  checkReturnLines,
  checkShippingFee,
  type ExchangeLineInput,
  type ReturnLineInput,
} from './return-input.ts';
import { addReturn, letGo, openReverseFulfillment } from './return-records.ts';
import { find, type Store } from './store.ts';

export interface ReturnInput {
  orderId: string;
  requestedAt?: string | null;
  returnLineItems: ReturnLineInput[];
  exchangeLineItems?: ExchangeLineInput[] | null;
  returnShippingFee?: { amount: MoneyInput } | null;
}

/**
 * `returnCreate` and `returnRequest`: "creates a return in the OPEN state" with its reverse fulfillment orders, or in the
 * REQUESTED state. Amounts of the order do not change before the return is processed.
 */
export function createReturn(
  store: Store,
  input: ReturnInput,
  status: 'OPEN' | 'REQUESTED',
  at: string,
): ReturnRecord {
  const field = [status === 'OPEN' ? 'returnInput' : 'input'];
  const order = orderOf(store, input.orderId, field);
  if (input.returnLineItems.length === 0)
    throw new Refused('BLANK', [...field, 'returnLineItems'], "Return line items can't be blank");
  const lines = checkReturnLines(store, order, input.returnLineItems, field);
  const exchangeLines = (input.exchangeLineItems ?? []).map((line, index) =>
    checkExchangeLine(store, order, line, [...field, 'exchangeLineItems', index]),
  );
  const shippingFee = checkShippingFee(order, input.returnShippingFee, field);
  const orderReturn = addReturn(store, order, { status, at, lines, exchangeLines, shippingFee });
  order.closedAt = null;
  order.updatedAt = at;
  return orderReturn;
}

/**
 * `returnCancel`: "only available before any work has been done on the return (such as an inspection or refund)".
 * A canceled return stays canceled when it is canceled again.
 */
export function cancelReturn(store: Store, id: string): ReturnRecord {
  const orderReturn = returnOf(store, id, ['id']);
  if (orderReturn.status === 'CANCELED') return orderReturn;
  if (orderReturn.status !== 'OPEN' && orderReturn.status !== 'REQUESTED')
    throw new Refused('INVALID_STATE', ['id'], 'Return is not cancelable in its current state');
  const worked =
    orderReturn.refunds.length > 0 ||
    orderReturn.lines.some((line) => line.processed > 0) ||
    orderReturn.exchangeLines.some((line) => line.processed > 0) ||
    orderReturn.reverseFulfillmentOrders.some((each) =>
      each.lines.some((line) => line.dispositions.length > 0),
    );
  if (worked) throw new Refused('INVALID_STATE', ['id'], 'Return has already been worked on');
  orderReturn.status = 'CANCELED';
  for (const line of orderReturn.lines) letGo(line, line.quantity);
  for (const each of orderReturn.reverseFulfillmentOrders) each.status = 'CANCELED';
  return orderReturn;
}

/** `returnClose`; closing a closed return changes nothing. */
export function closeReturn(store: Store, id: string, at: string): ReturnRecord {
  const orderReturn = returnOf(store, id, ['id']);
  if (orderReturn.status === 'CLOSED') return orderReturn;
  if (orderReturn.status !== 'OPEN') throw new Refused('INVALID_STATE', ['id'], 'Return is not open');
  orderReturn.status = 'CLOSED';
  orderReturn.closedAt = at;
  return orderReturn;
}

/** `returnReopen`. */
export function reopenReturn(store: Store, id: string): ReturnRecord {
  const orderReturn = returnOf(store, id, ['id']);
  if (orderReturn.status === 'OPEN') return orderReturn;
  if (orderReturn.status !== 'CLOSED') throw new Refused('INVALID_STATE', ['id'], 'Return is not closed');
  orderReturn.status = 'OPEN';
  orderReturn.closedAt = null;
  return orderReturn;
}

/** `returnApproveRequest`: REQUESTED becomes OPEN. */
export function approveReturn(store: Store, id: string, at: string): ReturnRecord {
  const orderReturn = returnOf(store, id, ['input', 'id']);
  if (orderReturn.status !== 'REQUESTED')
    throw new Refused('INVALID_STATE', ['input', 'id'], 'Return is not in the requested state');
  orderReturn.status = 'OPEN';
  orderReturn.approvedAt = at;
  openReverseFulfillment(store, orderReturn);
  return orderReturn;
}

/** `ReturnDeclineRequestInput.declineNote`: "Maximum length: 500 characters." */
const DECLINE_NOTE_LENGTH = 500;

/** `returnDeclineRequest`: "each ReturnLineItem.fulfillmentLineItem can be associated to a new return". */
export function declineReturn(store: Store, id: string, reason: string, note: string | null): ReturnRecord {
  const orderReturn = returnOf(store, id, ['input', 'id']);
  if (orderReturn.status !== 'REQUESTED')
    throw new Refused('INVALID_STATE', ['input', 'id'], 'Return is not in the requested state');
  if (note !== null && note.length > DECLINE_NOTE_LENGTH)
    throw new Refused('TOO_LONG', ['input', 'declineNote'], 'Note is too long (maximum is 500 characters)');
  orderReturn.status = 'DECLINED';
  orderReturn.decline = { reason, note };
  for (const line of orderReturn.lines) letGo(line, line.quantity);
  return orderReturn;
}

export function orderOf(store: Store, id: string, field: readonly string[]): OrderRecord {
  const order = find(store, 'Order', id);
  if (order === undefined) throw new Refused('NOT_FOUND', [...field, 'orderId'], 'Order does not exist');
  return order;
}

export function returnOf(store: Store, id: string, field: readonly string[]): ReturnRecord {
  const orderReturn = find(store, 'Return', id);
  if (orderReturn === undefined) throw new Refused('NOT_FOUND', field, 'Return not found');
  return orderReturn;
}

/** What the units of a return line are worth: `withCodeDiscountedTotalPriceSet`. */
export function worthOf(line: ReturnRecord['lines'][number]): Bag {
  const sold = line.fulfillmentLine.line;
  return valueOfUnits(sold, line.quantity, Math.min(sold.gone, sold.quantity - line.quantity)).subtotal;
}
