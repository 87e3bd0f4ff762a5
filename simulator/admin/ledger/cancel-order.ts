import { given } from '../given.ts';
import { maximumRefundable, refundableShipping } from './balance.ts';
import { dutiesOf } from './duties.ts';
import { currentQuantity, unfulfilledQuantity } from './lines.ts';
import { minus } from './money.ts';
import { shippingPart, suggestPayments, valueAll } from './outcome.ts';
import { voidOpen } from './payments.ts';
import type { OrderRecord, RefundRecord, TransactionRecord, TransactionStatus } from './records.ts';
import { Refused } from './refusals.ts';
import { type CheckedMoney, writeRefund } from './refunds.ts';
import { release } from './stock.ts';
import { storeCreditRefusal } from './store-credit.ts';
import { find, type Store } from './store.ts';

export interface CancelInput {
  orderId: string;
  reason: string;
  restock: boolean;
  /** Deprecated: refund to the original payments. */
  refund?: boolean | null;
  refundMethod?: {
    originalPaymentMethodsRefund?: boolean | null;
    storeCreditRefund?: { expiresAt?: string | null } | null;
  } | null;
  staffNote?: string | null;
}

export interface Cancelled {
  refund: RefundRecord;
  voided: TransactionRecord[];
}

/** How the money goes back, if it does. */
type Destination = { to: 'payments' | 'store credit' | 'nobody'; expiresAt: string | null };

/**
 * Checks what `orderCancel` refuses at once: "the order hasn't already been cancelled", it has no "active returns in
 * progress" and no "outstanding fulfillments that can't be cancelled". "If a payment was only authorized … that hold will be
 * automatically released".
 *
 * @throws {Refused} with an `OrderCancelUserErrorCode`
 */
export function checkCancel(
  store: Store,
  input: CancelInput,
  at: string,
): { order: OrderRecord; money: Destination } {
  const order = find(store, 'Order', input.orderId);
  if (order === undefined) throw new Refused('NOT_FOUND', ['orderId'], 'Order does not exist');
  const refuse = (message: string): Refused => new Refused('INVALID', ['orderId'], message);
  if (order.cancelledAt !== null) throw refuse('Order has already been cancelled');
  if (order.returns.some(({ status }) => status === 'OPEN'))
    throw refuse('Cannot cancel an order with a return in progress');
  if (order.lines.some((line) => line.fulfilled > 0)) throw refuse('Cannot cancel a fulfilled order');
  if (order.transactions.some(({ status }) => status === 'PENDING'))
    throw refuse('Cannot cancel an order with a pending payment');
  return { order, money: checkDestination(store, order, input, at) };
}

/** The work that `orderCancel` promises: every unit leaves the order, holds on money are let go, money goes back if asked. */
export function cancelOrder(
  store: Store,
  order: OrderRecord,
  input: CancelInput,
  destination: Destination,
  at: string,
  gatewayAnswer: TransactionStatus,
): Cancelled {
  const voided = order.transactions
    .filter(
      (each) =>
        each.kind === 'AUTHORIZATION' &&
        each.status === 'SUCCESS' &&
        !order.transactions.some((child) => child.parent === each && child.status === 'SUCCESS'),
    )
    .map((authorization) => voidOpen(store, authorization, at).transaction);
  const lines = order.lines
    .filter((line) => currentQuantity(line) > 0)
    .map((line) => ({ line, quantity: currentQuantity(line) }));
  const values = valueAll(lines);
  const refund = writeRefund(store, order, {
    orderReturn: null,
    note: input.staffNote ?? null,
    at,
    lines: lines.flatMap((line, index) => {
      const value = values[index];
      const restockType = input.restock && !line.line.tip ? ('CANCEL' as const) : ('NO_RESTOCK' as const);
      return value === undefined ? [] : [{ ...line, restockType, location: null, value }];
    }),
    shipping: shippingPart(order, refundableShipping(order).presentment),
    duties: dutiesOf(order)
      .map((duty) => ({ duty, amount: minus(duty.price, duty.refunded) }))
      .filter(({ amount }) => amount.presentment > 0),
    money: moneyFor(order, destination),
    gatewayAnswer,
  });
  for (const { line } of lines) line.cancelled += unfulfilledQuantity(line);
  for (const each of order.fulfillmentOrders.filter(({ status }) => status !== 'CLOSED')) {
    for (const item of each.lines) {
      release(item.line.variant, each.location, item.remaining, input.restock ? each.location : null);
      item.remaining = 0;
    }
    each.status = 'CANCELLED';
    each.holds = [];
  }
  order.cancelledAt = at;
  order.cancelReason = input.reason;
  order.cancelNote = input.staffNote ?? null;
  order.updatedAt = at;
  return { refund, voided };
}

function checkDestination(store: Store, order: OrderRecord, input: CancelInput, at: string): Destination {
  const { refundMethod } = input;
  if (given(input.refund) && given(refundMethod))
    throw new Refused('INVALID', ['refundMethod'], 'Only one of refund and refundMethod can be given');
  const original = refundMethod?.originalPaymentMethodsRefund === true || input.refund === true;
  const credit = refundMethod?.storeCreditRefund;
  if (!given(credit)) return { to: original ? 'payments' : 'nobody', expiresAt: null };
  const field = ['refundMethod', 'storeCreditRefund'];
  if (original) throw new Refused('INVALID', field, 'Only one refund method can be given');
  if (order.company !== null)
    throw new Refused(
      'STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED',
      field,
      'Store credit refunds are not supported for B2B orders',
    );
  if (order.customer === null)
    throw new Refused(
      'STORE_CREDIT_REFUND_MISSING_CUSTOMER',
      field,
      'Order must have a customer to refund to store credit',
    );
  const refusal = storeCreditRefusal(store, order);
  if (refusal !== null) throw new Refused('INVALID', field, refusal.message);
  if (given(credit.expiresAt) && Date.parse(credit.expiresAt) <= Date.parse(at))
    throw new Refused(
      'STORE_CREDIT_REFUND_EXPIRATION_IN_PAST',
      [...field, 'expiresAt'],
      'Expiration date must be in the future',
    );
  return { to: 'store credit', expiresAt: credit.expiresAt ?? null };
}

function moneyFor(order: OrderRecord, { to, expiresAt }: Destination): CheckedMoney {
  const paid = maximumRefundable(order);
  const nothing: CheckedMoney = { payments: [], storeCredit: [], total: 0 };
  if (to === 'nobody' || paid.presentment <= 0) return nothing;
  if (to === 'store credit')
    return { ...nothing, storeCredit: [{ units: paid.presentment, expiresAt }], total: paid.presentment };
  const payments = suggestPayments(order, paid)
    .filter(({ amount }) => amount.presentment > 0)
    .map(({ payment, amount }) => ({ payment, units: amount.presentment }));
  return { ...nothing, payments, total: payments.reduce((sum, { units }) => sum + units, 0) };
}
