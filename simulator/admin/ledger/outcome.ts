import {
  maximumRefundable,
  outstanding,
  refundablePayments,
  refundableShipping,
  remainingOn,
  onPayment,
} from './balance.ts';
import type { DutyShare } from './duties.ts';
import { type LineValue, valueOfUnits } from './lines.ts';
import { type Bag, minorUnits, minus, NOTHING, plus, scaled, share, taxOf } from './money.ts';
import type {
  ExchangeLineRecord,
  FeeRecord,
  LineRecord,
  OrderRecord,
  ReturnLineRecord,
  ReturnRecord,
  TransactionRecord,
} from './records.ts';
import { isTaxed } from './products.ts';
import { Refused } from './refusals.ts';
import { given } from '../given.ts';

export interface MoneyInput {
  amount: string;
  currencyCode: string;
}

/** `RefundShippingInput` and its relatives. */
export interface ShippingInput {
  fullRefund?: boolean | null;
  shippingRefundAmount?: MoneyInput | null;
}

export interface ShippingShare {
  amount: Bag;
  tax: Bag;
}

/** What processing these units now would do to the order, before any money moves. */
export interface Outcome {
  lines: LineValue[];
  discountedSubtotal: Bag;
  cartDiscount: Bag;
  tax: Bag;
  fees: Bag;
  exchange: Bag;
  duties: DutyShare[];
  /** What the tip is worth, when it is given back. */
  tip: LineValue | null;
  shipping: ShippingShare;
  /** Positive in the customer's favour. */
  net: Bag;
}

export interface UnitsOfLine {
  line: LineRecord;
  quantity: number;
}

/** Values units in the order given; two entries of one line get consecutive shares of it. */
export function valueAll(units: readonly UnitsOfLine[]): LineValue[] {
  const taken = new Map<LineRecord, number>();
  return units.map(({ line, quantity }) => {
    const before = taken.get(line) ?? line.gone;
    taken.set(line, before + quantity);
    return valueOfUnits(line, quantity, before);
  });
}

/** What a return may give back besides its lines. */
export interface Besides {
  shipping: ShippingShare;
  duties: DutyShare[];
  tip: LineRecord | null;
}

/** The outcome of processing part of a return. Quantities were checked before. */
export function returnOutcome(
  orderReturn: ReturnRecord,
  returnLines: readonly { line: ReturnLineRecord; quantity: number }[],
  exchangeLines: readonly { line: ExchangeLineRecord; quantity: number }[],
  { shipping, duties, tip }: Besides,
  taxRate: string,
): Outcome {
  const { order } = orderReturn;
  const lines = valueAll(
    returnLines.map(({ line, quantity }) => ({ line: line.fulfillmentLine.line, quantity })),
  );
  const restocking = returnLines.map(({ line, quantity }) =>
    line.restockingFee === null
      ? NOTHING
      : minus(
          share(line.restockingFee.amount, line.processed + quantity, line.quantity),
          line.restockingFee.charged,
        ),
  );
  const fees = plus(...restocking, returnLines.length > 0 ? uncharged(orderReturn.shippingFee) : NOTHING);
  const exchange = plus(
    ...exchangeLines.map(
      ({ line, quantity }) => exchangeValue(line, quantity, order.taxesIncluded, taxRate).total,
    ),
  );
  const tipValue = tip === null ? null : valueOfUnits(tip, 1);
  const goods = plus(
    ...lines.map((line) => line.total),
    ...duties.map(({ amount }) => amount),
    tipValue?.total ?? NOTHING,
  );
  const postage = order.taxesIncluded ? shipping.amount : plus(shipping.amount, shipping.tax);
  return {
    lines,
    discountedSubtotal: plus(...lines.map((line) => line.subtotal), tipValue?.subtotal ?? NOTHING),
    cartDiscount: plus(...lines.map((line) => minus(line.beforeDiscount, line.subtotal))),
    tax: plus(...lines.map((line) => line.tax)),
    fees,
    exchange,
    duties,
    tip: tipValue,
    shipping,
    net: minus(plus(goods, postage), plus(fees, exchange)),
  };
}

export interface ExchangeValue {
  subtotal: Bag;
  tax: Bag;
  total: Bag;
}

/** What the next units of an exchange line cost. */
export function exchangeValue(
  line: Pick<ExchangeLineRecord, 'variant' | 'unitPrice' | 'discount' | 'quantity' | 'processed'>,
  quantity: number,
  taxesIncluded: boolean,
  taxRate: string,
): ExchangeValue {
  const whole = minus(share(line.unitPrice, line.quantity, 1), line.discount);
  const subtotal = minus(
    share(whole, line.processed + quantity, line.quantity),
    share(whole, line.processed, line.quantity),
  );
  const tax = isTaxed(line.variant) ? taxOf(subtotal, taxRate, taxesIncluded) : NOTHING;
  return { subtotal, tax, total: taxesIncluded ? subtotal : plus(subtotal, tax) };
}

/**
 * The money that has to move because of an outcome: positive to the customer, negative from the customer, zero for none.
 * What the customer still owes on the order is settled first; what the shop already owed is not paid here.
 */
export function transferFor(order: OrderRecord, net: Bag): Bag {
  const owed = outstanding(order);
  const most = maximumRefundable(order);
  const transfer = (key: keyof Bag): number => {
    const after = owed[key] - net[key];
    if (after > 0) return net[key] < 0 ? -after : 0;
    return Math.min(-after, Math.max(net[key], 0), most[key]);
  };
  return { shop: transfer('shop'), presentment: transfer('presentment') };
}

export interface SuggestedPayment {
  payment: TransactionRecord;
  amount: Bag;
  maximum: Bag;
}

/**
 * Spreads an amount over the payments an app may refund to; every such payment is listed, also with nothing. What a payment can take hangs on
 * itself and on what may go back in all, not on what is suggested for the others (`SuggestedOrderTransaction.maximumRefundableSet`:
 * "the available amount to refund on the gateway").
 */
export function suggestPayments(order: OrderRecord, amount: Bag): SuggestedPayment[] {
  const most = maximumRefundable(order).presentment;
  let left = Math.min(amount.presentment, most);
  return refundablePayments(order).map((payment) => {
    const maximum = onPayment(payment, Math.min(most, remainingOn(payment).presentment));
    const part = Math.max(0, Math.min(left, maximum.presentment));
    left -= part;
    return { payment, amount: onPayment(payment, part), maximum };
  });
}

/**
 * The part of shipping that is asked for, checked against what is left of it.
 *
 * @throws {Refused} when more is asked for than is left, or in another currency than the customer's
 */
export function shippingShare(
  order: OrderRecord,
  asked: ShippingInput | null | undefined,
  field: readonly string[],
): ShippingShare {
  const left = refundableShipping(order);
  const explicit = asked?.shippingRefundAmount;
  if (!given(explicit))
    return asked?.fullRefund === true ? shippingPart(order, left.presentment) : shippingPart(order, 0);
  const units = amountOf(order, explicit, [...field, 'shippingRefundAmount']);
  if (units < 0) throw new Refused('GREATER_THAN_OR_EQUAL_TO', field, 'Shipping refund must not be negative');
  if (units > left.presentment)
    throw new Refused(
      'LESS_THAN_OR_EQUAL_TO',
      field,
      'Shipping refund exceeds the refundable shipping amount',
    );
  return shippingPart(order, units);
}

/** An amount of shipping in the customer's currency with the tax that belongs to it. */
export function shippingPart(order: OrderRecord, presentment: number): ShippingShare {
  const shipping = order.shipping;
  if (shipping === null || presentment === 0) return { amount: NOTHING, tax: NOTHING };
  const whole = shipping.price.presentment;
  const until = shipping.refunded.presentment + presentment;
  const amount = {
    presentment,
    shop: scaled(shipping.price.shop, until, whole) - shipping.refunded.shop,
  };
  return { amount, tax: minus(share(shipping.tax, until, whole), shipping.refundedTax) };
}

/** A `MoneyInput` as minor units of the customer's currency. */
export function amountOf(order: OrderRecord, money: MoneyInput, field: readonly (string | number)[]): number {
  if (money.currencyCode !== order.currencies.presentment)
    throw new Refused(
      'INVALID',
      field,
      `Currency must be the order's presentment currency, ${order.currencies.presentment}`,
    );
  const units = minorUnits(money.amount, money.currencyCode);
  if (units === undefined) throw new Refused('INVALID', field, 'Amount is not valid for its currency');
  return units;
}

function uncharged(fee: FeeRecord | null): Bag {
  return fee === null ? NOTHING : minus(fee.amount, fee.charged);
}
