import { maximumRefundable, onPayment, isPayment, remainingOn } from './balance.ts';
import type { DutyShare } from './duties.ts';
import { type LineValue } from './lines.ts';
import { type Bag, minus, plus, scaled } from './money.ts';
import { amountOf, type MoneyInput, type ShippingShare } from './outcome.ts';
import type {
  LineRecord,
  LocationRecord,
  OrderRecord,
  RefundRecord,
  RestockType,
  ReturnRecord,
  TransactionRecord,
  TransactionStatus,
} from './records.ts';
import { Refused } from './refusals.ts';
import { creditAccount, STORE_CREDIT, storeCreditRefusal } from './store-credit.ts';
import { find, newId, register, type Store } from './store.ts';
import { given } from '../given.ts';

export interface StoreCreditInput {
  storeCreditRefund?: { amount: MoneyInput; expiresAt?: string | null } | null;
}

/** Money that was checked and may move. */
export interface CheckedMoney {
  payments: { payment: TransactionRecord; units: number }[];
  storeCredit: { units: number; expiresAt: string | null }[];
  total: number;
}

export interface PaymentInput {
  parentId: string;
  units: number;
  field: readonly (string | number)[];
}

/**
 * Checks refunds to payments and to store credit against what is left: never more on a payment than it holds and, unless
 * over-refunding is allowed, never more in all than was paid ("Whether to allow the total refunded amount to surpass the
 * amount paid for the order", `ReturnProcessRefundInput.allowOverRefunding`).
 *
 * @param cardPresent true at Shopify's own till, which can refund what an app cannot
 * @throws {Refused} and nothing has changed then
 */
export function checkMoney(
  store: Store,
  order: OrderRecord,
  payments: readonly PaymentInput[],
  credits: readonly StoreCreditInput[],
  allowOverRefunding: boolean,
  field: readonly string[],
  at: string,
  cardPresent = false,
): CheckedMoney {
  const asked = new Map<TransactionRecord, number>();
  for (const { parentId, units, field: place } of payments) {
    const payment = find(store, 'OrderTransaction', parentId);
    if (payment === undefined || payment.order !== order)
      throw new Refused('NOT_FOUND', place, 'Parent transaction not found');
    if (!isPayment(payment))
      throw new Refused('INVALID', place, 'Parent transaction must be a successful sale or capture');
    if (payment.card?.refundNeedsCard === true && !cardPresent)
      throw new Refused('INVALID', place, 'This payment can only be refunded with the card present');
    if (units <= 0) throw new Refused('GREATER_THAN', place, 'Amount must be greater than 0');
    const total = (asked.get(payment) ?? 0) + units;
    if (total > remainingOn(payment).presentment)
      throw new Refused('INVALID', place, "Amount exceeds the parent transaction's refundable amount");
    asked.set(payment, total);
  }
  const storeCredit = credits.flatMap(({ storeCreditRefund }, index) => {
    if (!given(storeCreditRefund)) return [];
    const place = [...field, 'refundMethods', index, 'storeCreditRefund'];
    const refusal = storeCreditRefusal(store, order);
    if (refusal !== null) throw new Refused(refusal.code, place, refusal.message);
    const units = amountOf(order, storeCreditRefund.amount, place);
    if (units <= 0) throw new Refused('GREATER_THAN', place, 'Amount must be greater than 0');
    if (given(storeCreditRefund.expiresAt) && Date.parse(storeCreditRefund.expiresAt) <= Date.parse(at))
      throw new Refused('INVALID', [...place, 'expiresAt'], 'Expiry must be in the future');
    return [{ units, expiresAt: storeCreditRefund.expiresAt ?? null }];
  });
  const total =
    [...asked.values()].reduce((sum, units) => sum + units, 0) +
    storeCredit.reduce((sum, { units }) => sum + units, 0);
  if (!allowOverRefunding && total > maximumRefundable(order).presentment)
    throw new Refused('INVALID', field, 'Refund amount exceeds the maximum refundable amount');
  return { payments: [...asked].map(([payment, units]) => ({ payment, units })), storeCredit, total };
}

export interface NewRefund {
  orderReturn: ReturnRecord | null;
  note: string | null;
  at: string;
  lines: {
    line: LineRecord;
    quantity: number;
    restockType: RestockType;
    location: LocationRecord | null;
    value: LineValue;
  }[];
  shipping: ShippingShare;
  duties: DutyShare[];
  money: CheckedMoney;
  /** What the gateway says; SUCCESS unless a fault was asked for. */
  gatewayAnswer: TransactionStatus;
}

/** Writes a refund that was checked: lines leave the order, shipping is spent, transactions are made. */
export function writeRefund(store: Store, order: OrderRecord, asked: NewRefund): RefundRecord {
  const refund = register<RefundRecord>(store, {
    type: 'Refund',
    id: newId(store),
    order,
    orderReturn: asked.orderReturn,
    createdAt: asked.at,
    note: asked.note,
    lines: asked.lines.map(({ line, quantity, restockType, location, value }) => ({
      id: newId(store),
      line,
      quantity,
      restockType,
      location,
      subtotal: value.subtotal,
      tax: value.tax,
    })),
    shipping: asked.shipping.amount,
    shippingTax: asked.shipping.tax,
    duties: asked.duties,
    transactions: [],
  });
  for (const { line, quantity } of asked.lines) line.gone += quantity;
  for (const { duty, amount } of asked.duties) duty.refunded = plus(duty.refunded, amount);
  if (order.shipping !== null) {
    order.shipping.refunded = plus(order.shipping.refunded, asked.shipping.amount);
    order.shipping.refundedTax = plus(order.shipping.refundedTax, asked.shipping.tax);
  }
  order.currentTotal = minus(order.currentTotal, refundValue(order, asked));
  for (const { payment, units } of asked.money.payments)
    pay(store, refund, payment, onPayment(payment, units), asked);
  for (const credit of asked.money.storeCredit) giveStoreCredit(store, refund, credit, asked.at);
  order.refunds.push(refund);
  asked.orderReturn?.refunds.push(refund);
  store.refunds.push(refund);
  order.updatedAt = asked.at;
  return refund;
}

/** Goods, duties and shipping of a refund, before fees and exchange. */
export function refundValue(
  order: OrderRecord,
  asked: Pick<NewRefund, 'lines' | 'shipping' | 'duties'>,
): Bag {
  const goods = [...asked.lines.map(({ value }) => value.total), ...asked.duties.map(({ amount }) => amount)];
  const { amount, tax } = asked.shipping;
  return plus(...goods, order.taxesIncluded ? amount : plus(amount, tax));
}

/** `Refund.totalRefundedSet`: what its successful transactions paid. */
export function totalRefunded(refund: RefundRecord): Bag {
  return plus(...refund.transactions.filter((t) => t.status === 'SUCCESS').map((t) => t.amount));
}

/** The gateway's late answer to a refund that was pending. */
export function resolveTransaction(
  store: Store,
  transaction: TransactionRecord,
  answer: 'SUCCESS' | 'FAILURE',
): void {
  if (transaction.status !== 'PENDING') return;
  transaction.status = answer;
  if (answer === 'FAILURE') transaction.errorCode = 'GENERIC_ERROR';
  else arrive(store, transaction);
}

function pay(
  store: Store,
  refund: RefundRecord,
  parent: TransactionRecord,
  amount: Bag,
  asked: NewRefund,
): void {
  const transaction = register<TransactionRecord>(store, {
    type: 'OrderTransaction',
    id: newId(store),
    order: refund.order,
    kind: 'REFUND',
    status: asked.gatewayAnswer,
    gateway: parent.gateway,
    amount,
    processedAt: asked.at,
    parent,
    card: parent.card,
    giftCard: parent.giftCard,
    errorCode: asked.gatewayAnswer === 'FAILURE' ? 'GENERIC_ERROR' : null,
    refund,
  });
  refund.transactions.push(transaction);
  refund.order.transactions.push(transaction);
  if (transaction.status === 'SUCCESS') arrive(store, transaction);
}

/** Money on a gift card or in store credit goes back to where it was. */
function arrive(store: Store, { order, parent, giftCard, amount, processedAt: at }: TransactionRecord): void {
  if (giftCard !== null) giftCard.balance += amount.shop;
  if (parent?.gateway !== STORE_CREDIT || order.customer === null) return;
  const { presentment: currency } = order.currencies;
  creditAccount(store, order.customer, {
    currency,
    units: amount.presentment,
    at,
    expiresAt: null,
    origin: null,
  });
}

function giveStoreCredit(
  store: Store,
  refund: RefundRecord,
  { units, expiresAt }: CheckedMoney['storeCredit'][number],
  at: string,
): void {
  const { order } = refund;
  if (order.customer === null) throw new Error('store credit needs a customer');
  const whole = order.originalTotal;
  const transaction = register<TransactionRecord>(store, {
    type: 'OrderTransaction',
    id: newId(store),
    order,
    kind: 'REFUND',
    status: 'SUCCESS',
    gateway: STORE_CREDIT,
    amount: { presentment: units, shop: scaled(units, whole.shop, whole.presentment) },
    processedAt: at,
    parent: null,
    card: null,
    giftCard: null,
    errorCode: null,
    refund,
  });
  refund.transactions.push(transaction);
  order.transactions.push(transaction);
  creditAccount(store, order.customer, {
    currency: order.currencies.presentment,
    units,
    at,
    expiresAt,
    origin: transaction,
  });
}
