import { type Bag, minus, NOTHING, plus, scaled } from './money.ts';
import { currentQuantity, unfulfilledQuantity } from './lines.ts';
import type { OrderRecord, TransactionRecord } from './records.ts';

/** Money that reached the shop: `Order.totalReceivedSet`. */
export function received(order: OrderRecord): Bag {
  return sumTransactions(order, (t) => isPayment(t));
}

/** Money that went back: `Order.totalRefundedSet`. Pending and failed refunds have not. */
export function refunded(order: OrderRecord): Bag {
  return sumTransactions(order, (t) => t.kind === 'REFUND' && t.status === 'SUCCESS');
}

/**
 * `Order.totalOutstandingSet`: "a positive value indicates a difference in the merchant's favor", a negative one in the
 * customer's (schema description).
 */
export function outstanding(order: OrderRecord): Bag {
  return minus(order.currentTotal, minus(received(order), refunded(order)));
}

/** What may still go back on one payment; a pending refund keeps its share. Zero for what was only authorised. */
export function remainingOn(payment: TransactionRecord): Bag {
  if (!isPayment(payment)) return NOTHING;
  return minus(
    payment.amount,
    sumTransactions(payment.order, (t) => t.parent === payment && isRefundUnderWay(t)),
  );
}

/** What may still go back in all, whatever the tender: what was paid less what went back or is on its way. */
export function maximumRefundable(order: OrderRecord): Bag {
  return minus(received(order), sumTransactions(order, isRefundUnderWay));
}

/** Payments an app may refund to, as `suggestedTransactions` lists them: gift cards first, then as they were paid. */
export function refundablePayments(order: OrderRecord): TransactionRecord[] {
  const payments = order.transactions.filter(
    (t) => isPayment(t) && t.card?.refundNeedsCard !== true && remainingOn(t).presentment > 0,
  );
  return [
    ...payments.filter((payment) => payment.gateway === 'gift_card'),
    ...payments.filter((payment) => payment.gateway !== 'gift_card'),
  ];
}

/** An amount of the customer's currency on one payment in both currencies; emptying the payment empties both. */
export function onPayment(payment: TransactionRecord, presentment: number): Bag {
  const remaining = remainingOn(payment);
  if (presentment === remaining.presentment) return remaining;
  return { presentment, shop: scaled(presentment, payment.amount.shop, payment.amount.presentment) };
}

export function isPayment(transaction: TransactionRecord): boolean {
  return (transaction.kind === 'SALE' || transaction.kind === 'CAPTURE') && transaction.status === 'SUCCESS';
}

/** `Order.totalCapturableSet`: authorised and not captured or voided. */
export function capturable(order: OrderRecord): Bag {
  return sumTransactions(
    order,
    (t) =>
      t.kind === 'AUTHORIZATION' &&
      t.status === 'SUCCESS' &&
      !order.transactions.some((child) => child.parent === t && child.status === 'SUCCESS'),
  );
}

/** `Order.displayFinancialStatus`. */
export function financialStatus(order: OrderRecord): string {
  const paid = received(order).presentment;
  const back = refunded(order).presentment;
  if (paid === 0 && capturable(order).presentment > 0) return 'AUTHORIZED';
  if (paid === 0 && order.transactions.some(({ kind }) => kind === 'VOID')) return 'VOIDED';
  if (paid === 0)
    return order.cancelledAt === null ? (order.currentTotal.presentment > 0 ? 'PENDING' : 'PAID') : 'VOIDED';
  if (back >= paid) return 'REFUNDED';
  if (outstanding(order).presentment > 0) return 'PARTIALLY_PAID';
  return back > 0 ? 'PARTIALLY_REFUNDED' : 'PAID';
}

/** `Order.displayFulfillmentStatus`. */
export function fulfillmentStatus(order: OrderRecord): string {
  const open = order.lines.reduce((sum, line) => sum + Math.max(0, unfulfilledQuantity(line)), 0);
  if (order.fulfillmentOrders.some((each) => each.status === 'ON_HOLD')) return 'ON_HOLD';
  if (open === 0) return 'FULFILLED';
  return order.lines.some((line) => line.fulfilled > 0) ? 'PARTIALLY_FULFILLED' : 'UNFULFILLED';
}

/** `Order.returnStatus`. */
export function returnStatus(order: OrderRecord): string {
  const has = (status: string): boolean => order.returns.some((each) => each.status === status);
  if (has('OPEN')) return 'IN_PROGRESS';
  if (has('REQUESTED')) return 'RETURN_REQUESTED';
  return has('CLOSED') ? 'RETURNED' : 'NO_RETURN';
}

/** Shipping that is still there to be refunded, without tax on top. */
export function refundableShipping(order: OrderRecord): Bag {
  return order.shipping === null ? NOTHING : minus(order.shipping.price, order.shipping.refunded);
}

/** Units still on the order, for `currentSubtotalLineItemsQuantity`. */
export function currentUnits(order: OrderRecord): number {
  return order.lines.reduce((sum, line) => sum + currentQuantity(line), 0);
}

function isRefundUnderWay(transaction: TransactionRecord): boolean {
  return transaction.kind === 'REFUND' && transaction.status !== 'FAILURE';
}

function sumTransactions(order: OrderRecord, counts: (transaction: TransactionRecord) => boolean): Bag {
  const amounts = order.transactions.filter(counts).map((transaction) => transaction.amount);
  return amounts.length === 0 ? NOTHING : plus(...amounts);
}
