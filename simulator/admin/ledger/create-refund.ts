import { outstanding, refundableShipping } from './balance.ts';
import { checkDuties, type DutyInput } from './duties.ts';
import { leaveFulfillmentOrders } from './fulfillment-orders.ts';
import { currentQuantity, fulfillmentLinesOf, returnableQuantity, unfulfilledQuantity } from './lines.ts';
import { minorUnits, minus, negative, scaled } from './money.ts';
import { shippingPart, type ShippingShare, type UnitsOfLine, valueAll } from './outcome.ts';
import type {
  LineRecord,
  LocationRecord,
  OrderRecord,
  RefundRecord,
  RestockType,
  TransactionStatus,
} from './records.ts';
import { checkMoney, type NewRefund, refundValue, type StoreCreditInput, writeRefund } from './refunds.ts';
import { Refused } from './refusals.ts';
import { orderOf } from './returns.ts';
import { restock } from './stock.ts';
import { find, type Store } from './store.ts';
import { given } from '../given.ts';

export interface RefundLineInput {
  lineItemId: string;
  quantity: number;
  restockType?: RestockType | 'LEGACY_RESTOCK' | null;
  locationId?: string | null;
}

export interface RefundInput {
  orderId: string;
  currency?: string | null;
  note?: string | null;
  allowOverRefunding?: boolean | null;
  discrepancyReason?: string | null;
  refundLineItems?: RefundLineInput[] | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  transactions?:
    { orderId: string; parentId?: string | null; gateway: string; kind: string; amount: string }[] | null;
  refundDuties?: DutyInput[] | null;
  refundMethods?: StoreCreditInput[] | null;
}

export interface CheckedRefundLine extends UnitsOfLine {
  restockType: RestockType;
  location: LocationRecord | null;
}

/**
 * `refundCreate`: cancels or takes back units without a return, refunds shipping, moves money. With no lines it only moves
 * money: what the shop already owed is paid first, the rest is a discrepancy that lowers the order's total.
 *
 * @throws {Refused} and nothing has changed then
 */
export function createRefund(
  store: Store,
  input: RefundInput,
  at: string,
  gatewayAnswer: TransactionStatus,
): RefundRecord {
  const order = orderOf(store, input.orderId, ['input']);
  const currency = order.currencies.presentment;
  if (!given(input.currency) && currency !== order.currencies.shop)
    throw new Refused(
      'BLANK',
      ['input', 'currency'],
      'Currency is required for orders in several currencies',
    );
  if (given(input.currency) && input.currency !== currency)
    throw new Refused('INVALID', ['input', 'currency'], `Currency must be ${currency}`);
  const lines = checkRefundLines(store, order, input.refundLineItems ?? [], ['input', 'refundLineItems']);
  const shipping = checkShipping(order, input.shipping);
  const duties = checkDuties(store, order, input.refundDuties ?? [], lines, ['input', 'refundDuties']);
  const money = checkMoney(
    store,
    order,
    (input.transactions ?? []).map((transaction, index) => {
      const field = ['input', 'transactions', index];
      if (transaction.kind !== 'REFUND')
        throw new Refused('INVALID', [...field, 'kind'], 'Kind must be refund');
      if (transaction.orderId !== input.orderId)
        throw new Refused('INVALID', [...field, 'orderId'], 'Transaction belongs to another order');
      const units = minorUnits(transaction.amount, currency);
      if (units === undefined) throw new Refused('INVALID', [...field, 'amount'], 'Amount is invalid');
      return { parentId: transaction.parentId ?? '', units, field };
    }),
    input.refundMethods ?? [],
    input.allowOverRefunding ?? false,
    ['input', 'transactions'],
    at,
  );
  if (lines.length + duties.length === 0 && shipping.amount.presentment === 0 && money.total === 0)
    throw new Refused('BLANK', ['input'], 'Refund must have line items, shipping or an amount');

  const values = valueAll(lines);
  const asked: NewRefund = {
    orderReturn: null,
    note: input.note ?? null,
    at,
    lines: lines.map((line, index) => ({ ...line, value: values[index] ?? never() })),
    shipping,
    duties,
    money,
    gatewayAnswer,
  };
  const owed = Math.max(0, negative(outstanding(order)).presentment);
  const value = refundValue(order, asked).presentment;
  const refund = writeRefund(store, order, asked);
  for (const line of lines) takeBack(order, line);
  const excess = money.total - value - owed;
  if (excess > 0) adjust(order, excess);
  else if (given(input.discrepancyReason) && money.total < value) adjust(order, money.total - value);
  return refund;
}

/** Checks units to be refunded without a return; shared by `Order.suggestedRefund`. */
export function checkRefundLines(
  store: Store,
  order: OrderRecord,
  inputs: readonly RefundLineInput[],
  field: readonly string[],
  refundable = refundableWith,
  needsLocation = true,
): CheckedRefundLine[] {
  const asked = new Map<string, number>();
  return inputs.map((input, index) => {
    const at = [...field, index];
    const line = find(store, 'LineItem', input.lineItemId);
    if (line === undefined || line.order !== order)
      throw new Refused('NOT_FOUND', [...at, 'lineItemId'], 'Line item not found');
    if (input.quantity < 1)
      throw new Refused('GREATER_THAN', [...at, 'quantity'], 'Quantity must be greater than 0');
    const restockType = input.restockType ?? 'NO_RESTOCK';
    if (restockType === 'LEGACY_RESTOCK')
      throw new Refused('INVALID', [...at, 'restockType'], 'Restock type is not accepted for new refunds');
    // Entries of one line may differ in what becomes of the units: each kind has its own limit, all together that of the line.
    const more = (kind: string): number => {
      const total = (asked.get(`${line.id} ${kind}`) ?? 0) + input.quantity;
      asked.set(`${line.id} ${kind}`, total);
      return total;
    };
    if (more(restockType) > refundable(line, restockType) || more('ALL') > refundable(line, 'NO_RESTOCK'))
      throw new Refused(
        'INVALID',
        [...at, 'quantity'],
        'Quantity cannot refund more items than were purchased',
      );
    const location = !given(input.locationId) ? null : find(store, 'Location', input.locationId);
    if (location === undefined) throw new Refused('NOT_FOUND', [...at, 'locationId'], 'Location not found');
    if (needsLocation && restockType !== 'NO_RESTOCK' && location === null && line.variant.tracked)
      throw new Refused('BLANK', [...at, 'locationId'], "Location can't be blank when restocking");
    return { line, quantity: input.quantity, restockType, location };
  });
}

function refundableWith(line: LineRecord, restockType: RestockType): number {
  if (line.tip) return restockType === 'NO_RESTOCK' ? currentQuantity(line) : 0;
  const open = unfulfilledQuantity(line);
  const returnable = fulfillmentLinesOf(line.order)
    .filter((each) => each.line === line)
    .reduce((sum, each) => sum + returnableQuantity(each), 0);
  if (restockType === 'CANCEL') return open;
  if (restockType === 'RETURN') return returnable;
  return Math.min(currentQuantity(line), open + returnable);
}

/**
 * What may be asked about before anything is done: "The number of units ordered, excluding refunded units and removed units"
 * (`LineItem.refundableQuantity`), units in a return that is not processed yet among them.
 */
export function suggestibleWith(line: LineRecord, restockType: RestockType): number {
  return restockType === 'CANCEL' ? refundableWith(line, restockType) : currentQuantity(line);
}

/**
 * CANCEL is "for unfulfilled line items", RETURN for fulfilled ones (`RefundLineItemRestockType`). NO_RESTOCK "will end up refunding the
 * shipped quantities first" (https://community.shopify.dev/t/refunding-an-unfulfilled-item-without-restocking/19953).
 */
function takeBack(order: OrderRecord, { line, quantity, restockType, location }: CheckedRefundLine): void {
  let left = quantity;
  for (const fulfillmentLine of fulfillmentLinesOf(order)) {
    if (fulfillmentLine.line !== line || left === 0 || restockType === 'CANCEL') continue;
    const taken = Math.min(left, returnableQuantity(fulfillmentLine));
    fulfillmentLine.held += taken;
    left -= taken;
  }
  if (restockType !== 'RETURN') {
    const cancelled = Math.min(left, unfulfilledQuantity(line));
    line.cancelled += cancelled;
    leaveFulfillmentOrders(
      order,
      line,
      cancelled,
      () => (restockType === 'CANCEL' ? location : null),
      location,
    );
  }
  if (restockType === 'RETURN' && location !== null) restock(line.variant, location, quantity);
}

function checkShipping(order: OrderRecord, asked: RefundInput['shipping']): ShippingShare {
  const left = refundableShipping(order).presentment;
  if (!given(asked?.amount)) return shippingPart(order, asked?.fullRefund === true ? left : 0);
  const units = minorUnits(asked.amount, order.currencies.presentment);
  if (units === undefined || units < 0)
    throw new Refused('INVALID', ['input', 'shipping', 'amount'], 'Amount is invalid');
  if (units > left)
    throw new Refused(
      'INVALID',
      ['input', 'shipping'],
      'Shipping refund exceeds the refundable shipping amount',
    );
  return shippingPart(order, units);
}

/** An order adjustment of kind refund discrepancy: paid more or less than the goods were worth. */
function adjust(order: OrderRecord, presentment: number): void {
  const whole = order.originalTotal;
  const shop = whole.presentment === 0 ? presentment : scaled(presentment, whole.shop, whole.presentment);
  order.currentTotal = minus(order.currentTotal, { presentment, shop });
}

function never(): never {
  throw new Error('a value for each line');
}
