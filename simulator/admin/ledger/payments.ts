import { given } from '../given.ts';
import { capturable, outstanding } from './balance.ts';
import { type Bag, minorUnits, scaled } from './money.ts';
import type { MoneyInput } from './outcome.ts';
import type { CardRecord, FulfillmentOrderRecord, OrderRecord, TransactionRecord } from './records.ts';
import { Refused } from './refusals.ts';
import { find, newId, register, type Store } from './store.ts';

export interface NewPayment {
  kind: 'SALE' | 'CAPTURE' | 'VOID';
  gateway: string;
  amount: Bag;
  at: string;
  parent?: TransactionRecord | null;
  card?: CardRecord | null;
}

/** Money that came in, and the goods that no longer wait for it. */
export interface Paid {
  order: OrderRecord;
  transaction: TransactionRecord;
  /** True when nothing is owed any more that was owed before. */
  settled: boolean;
  released: FulfillmentOrderRecord[];
}

/**
 * Writes a payment. An order that is paid up lets go of the goods that were held with AWAITING_PAYMENT: "the fulfillment hold
 * is applied because payment is pending" (`FulfillmentHoldReason`).
 */
export function receive(store: Store, order: OrderRecord, asked: NewPayment): Paid {
  const owedBefore = outstanding(order).presentment > 0;
  const transaction = register<TransactionRecord>(store, {
    type: 'OrderTransaction',
    id: newId(store),
    order,
    kind: asked.kind,
    status: 'SUCCESS',
    gateway: asked.gateway,
    amount: asked.amount,
    processedAt: asked.at,
    parent: asked.parent ?? null,
    card: asked.card ?? null,
    giftCard: null,
    errorCode: null,
    refund: null,
  });
  order.transactions.push(transaction);
  order.updatedAt = asked.at;
  const owes = outstanding(order).presentment > 0;
  return { order, transaction, settled: owedBefore && !owes, released: owes ? [] : releasePaidGoods(order) };
}

/** `transactionVoid`: gives an authorisation up. */
export function voidAuthorization(store: Store, id: string, at: string): Paid {
  const field = ['parentTransactionId'];
  const authorization = find(store, 'OrderTransaction', id);
  if (authorization === undefined)
    throw new Refused('TRANSACTION_NOT_FOUND', field, 'Transaction does not exist.');
  if (authorization.kind !== 'AUTHORIZATION' || authorization.status !== 'SUCCESS')
    throw new Refused('AUTH_NOT_SUCCESSFUL', field, 'Transaction must be a successful authorization.');
  if (!isOpen(authorization)) throw new Refused('AUTH_NOT_VOIDABLE', field, 'Transaction must be voidable.');
  return voidOpen(store, authorization, at);
}

/** Gives up an authorisation that was neither captured nor voided. */
export function voidOpen(store: Store, authorization: TransactionRecord, at: string): Paid {
  const { order, gateway, amount, card } = authorization;
  return receive(store, order, { kind: 'VOID', gateway, amount, at, parent: authorization, card });
}

export interface CaptureInput {
  id: string;
  parentTransactionId: string;
  amount: string;
  currency?: string | null;
}

/** `orderCapture`: "the capture amount can't be greater than the amount of the authorized transaction". What is left lapses. */
export function capture(store: Store, input: CaptureInput, at: string): Paid {
  const order = find(store, 'Order', input.id);
  if (order === undefined) throw new Refused('NOT_FOUND', ['input', 'id'], 'Order does not exist');
  const { presentment, shop } = order.currencies;
  if (!given(input.currency) && presentment !== shop)
    throw new Refused(
      'BLANK',
      ['input', 'currency'],
      'Currency is required for orders in several currencies',
    );
  if (given(input.currency) && input.currency !== presentment)
    throw new Refused('INVALID', ['input', 'currency'], `Currency must be ${presentment}`);
  const parent = find(store, 'OrderTransaction', input.parentTransactionId);
  if (parent === undefined || parent.order !== order || parent.kind !== 'AUTHORIZATION')
    throw new Refused('NOT_FOUND', ['input', 'parentTransactionId'], 'Authorization not found');
  if (!isOpen(parent))
    throw new Refused('INVALID', ['input', 'parentTransactionId'], 'Authorization cannot be captured');
  const units = minorUnits(input.amount, presentment);
  if (units === undefined || units <= 0)
    throw new Refused('INVALID', ['input', 'amount'], 'Amount must be greater than 0');
  if (units > parent.amount.presentment)
    throw new Refused('INVALID', ['input', 'amount'], 'Amount exceeds the authorized amount');
  const amount = { presentment: units, shop: scaled(parent.amount.shop, units, parent.amount.presentment) };
  return receive(store, order, {
    kind: 'CAPTURE',
    gateway: parent.gateway,
    amount,
    at,
    parent,
    card: parent.card,
  });
}

/** What is captured by itself by now; what was captured or given up meanwhile is left alone. */
export function captureDue(store: Store, now: Date): Paid[] {
  const isDue = ({ at }: { at: string }): boolean => Date.parse(at) <= now.getTime();
  const due = store.dueCaptures.filter(isDue);
  store.dueCaptures = store.dueCaptures.filter((each) => !isDue(each));
  return due
    .filter(({ transaction }) => isOpen(transaction))
    .map(({ transaction: parent, at }) => {
      const { order, gateway, amount, card } = parent;
      return receive(store, order, { kind: 'CAPTURE', gateway, amount, at, parent, card });
    });
}

/** `orderMarkAsPaid`: records "a payment transaction for the outstanding amount", or captures what was authorised for it. */
export function markAsPaid(store: Store, id: string, at: string): Paid {
  const order = find(store, 'Order', id);
  if (order === undefined) throw new Refused('NOT_FOUND', ['input', 'id'], 'Order does not exist');
  if (order.cancelledAt !== null || outstanding(order).presentment <= 0)
    throw new Refused('INVALID', ['input', 'id'], 'Order cannot be marked as paid');
  const parent = order.transactions.find((each) => each.kind === 'AUTHORIZATION' && isOpen(each));
  if (parent !== undefined && capturable(order).presentment > 0) {
    const { gateway, card } = parent;
    const owed = outstanding(order);
    const amount = owed.presentment < parent.amount.presentment ? owed : parent.amount;
    return receive(store, order, { kind: 'CAPTURE', gateway, amount, at, parent, card });
  }
  return receive(store, order, { kind: 'SALE', gateway: MANUAL, amount: outstanding(order), at });
}

export interface ManualPaymentInput {
  id: string;
  amount?: MoneyInput | null;
  paymentMethodName?: string | null;
  processedAt?: string | null;
}

/**
 * `orderCreateManualPayment`: records the whole outstanding amount, or part of it on a Plus shop ("the API client must be
 * installed on a Shopify Plus store to use the amount field").
 */
export function recordManualPayment(store: Store, input: ManualPaymentInput, at: string): Paid {
  const order = find(store, 'Order', input.id);
  if (order === undefined) throw new Refused('ORDER_NOT_FOUND', ['id'], 'Order is not found.');
  if (given(input.processedAt) && Date.parse(input.processedAt) > Date.parse(at))
    throw new Refused('PROCESSED_AT_INVALID', ['processedAt'], 'The payment cannot lie in the future.');
  const owed = outstanding(order);
  if (owed.presentment <= 0)
    throw new Refused('AMOUNT_EXCEEDS_BALANCE', ['id'], 'Nothing is owed on the order.');
  const amount = given(input.amount) ? part(order, owed, input.amount) : owed;
  return receive(store, order, {
    kind: 'SALE',
    gateway: input.paymentMethodName ?? MANUAL,
    amount,
    at: input.processedAt ?? at,
  });
}

/** An amount of the customer's currency with its worth in the shop's; all that is owed is owed in both. */
export function partOfOutstanding(order: OrderRecord, presentment: number): Bag {
  const owed = outstanding(order);
  return presentment === owed.presentment
    ? owed
    : { presentment, shop: scaled(owed.shop, presentment, owed.presentment) };
}

/** Gateway of payments that the shop took by itself. */
const MANUAL = 'manual';

function part(order: OrderRecord, owed: Bag, { amount, currencyCode }: MoneyInput): Bag {
  if (currencyCode !== order.currencies.presentment)
    throw new Refused(
      'CURRENCY_MISMATCH',
      ['amount'],
      'The currency differs from the order’s presentment currency.',
    );
  const units = minorUnits(amount, currencyCode);
  if (units === undefined || units <= 0)
    throw new Refused('AMOUNT_NOT_POSITIVE', ['amount'], 'Amount must be positive.');
  if (units > owed.presentment)
    throw new Refused('AMOUNT_EXCEEDS_BALANCE', ['amount'], 'Amount exceeds the remaining balance.');
  return partOfOutstanding(order, units);
}

function isOpen(authorization: TransactionRecord): boolean {
  return (
    authorization.status === 'SUCCESS' &&
    !authorization.order.transactions.some(
      (each) => each.parent === authorization && each.status === 'SUCCESS',
    )
  );
}

/** Ends the holds for payment of an order that is paid. */
export function releasePaidGoods(order: OrderRecord): FulfillmentOrderRecord[] {
  const waiting = order.fulfillmentOrders.filter(({ holds }) =>
    holds.some(({ reason }) => reason === 'AWAITING_PAYMENT'),
  );
  for (const each of waiting) {
    each.holds = each.holds.filter(({ reason }) => reason !== 'AWAITING_PAYMENT');
    if (each.holds.length === 0 && each.status === 'ON_HOLD') each.status = 'OPEN';
  }
  return waiting;
}
