import { outstanding } from './balance.ts';
import { checkDuties, type DutyInput } from './duties.ts';
import { WORTHLESS } from './lines.ts';
import { plus, share } from './money.ts';
import { addExchangedGoods } from './exchanges.ts';
import { checkNewCode } from './gift-cards.ts';
import { amountOf, type MoneyInput, returnOutcome, type ShippingInput, shippingShare } from './outcome.ts';
import type {
  DispositionType,
  ExchangeLineRecord,
  FulfillmentOrderRecord,
  LocationRecord,
  RefundRecord,
  ReturnLineRecord,
  ReturnRecord,
  ReverseFulfillmentOrderLineRecord,
  TransactionStatus,
} from './records.ts';
import { checkMoney, type StoreCreditInput, writeRefund } from './refunds.ts';
import { Refused } from './refusals.ts';
import { returnOf } from './returns.ts';
import { restock } from './stock.ts';
import { find, newId, register, type Store } from './store.ts';
import { checkTip, tipRefund } from './tips.ts';
import { given } from '../given.ts';

export interface DispositionInput {
  reverseFulfillmentOrderLineItemId: string;
  quantity: number;
  dispositionType: DispositionType;
  locationId?: string | null;
}

export interface ReturnProcessInput {
  returnId: string;
  note?: string | null;
  returnLineItems?: { id: string; quantity: number; dispositions?: DispositionInput[] | null }[] | null;
  exchangeLineItems?: { id: string; quantity: number }[] | null;
  refundShipping?: ShippingInput | null;
  refundDuties?: DutyInput[] | null;
  tipLineId?: string | null;
  financialTransfer?: {
    issueRefund?: {
      allowOverRefunding?: boolean | null;
      orderTransactions: { parentId: string; transactionAmount: MoneyInput }[];
      refundMethods?: StoreCreditInput[] | null;
    } | null;
  } | null;
}

export interface Processed {
  orderReturn: ReturnRecord;
  refund: RefundRecord | null;
  /** New goods that wait for the customer's payment. */
  held: FulfillmentOrderRecord[];
}

interface CheckedDisposition {
  line: ReverseFulfillmentOrderLineRecord;
  quantity: number;
  disposition: DispositionType;
  location: LocationRecord | null;
}

/**
 * `returnProcess`: confirms quantities, disposes of the goods (which moves stock), hands out exchange goods and money, and
 * closes a return with nothing left to process. All or nothing.
 *
 * @throws {Refused} and nothing has changed then
 */
export function processReturn(
  store: Store,
  input: ReturnProcessInput,
  at: string,
  gatewayAnswer: TransactionStatus,
  cardPresent = false,
): Processed {
  const orderReturn = returnOf(store, input.returnId, ['input', 'returnId']);
  const { order } = orderReturn;
  if (orderReturn.status !== 'OPEN')
    throw new Refused('INVALID_STATE', ['input', 'returnId'], 'Return is not open');
  const returnLines = checkQuantities(orderReturn.lines, input.returnLineItems ?? [], 'returnLineItems');
  const exchangeLines = checkQuantities(
    orderReturn.exchangeLines,
    input.exchangeLineItems ?? [],
    'exchangeLineItems',
  );
  checkCodesStillFree(store, exchangeLines);
  const dispositions = checkDispositions(store, orderReturn, input.returnLineItems ?? []);
  const shipping = shippingShare(order, input.refundShipping, ['input', 'refundShipping']);
  const taxRate = store.file.shop.taxRate;
  const units = returnLines.map(({ line, quantity }) => ({ line: line.fulfillmentLine.line, quantity }));
  const duties = checkDuties(store, order, input.refundDuties ?? [], units, ['input', 'refundDuties']);
  const tip = checkTip(store, order, input.tipLineId, ['input', 'tipLineId']);
  const outcome = returnOutcome(orderReturn, returnLines, exchangeLines, { shipping, duties, tip }, taxRate);
  const transferField = ['input', 'financialTransfer', 'issueRefund'];
  const issue = input.financialTransfer?.issueRefund;
  const money = checkMoney(
    store,
    order,
    (issue?.orderTransactions ?? []).map(({ parentId, transactionAmount }, index) => {
      const field = [...transferField, 'orderTransactions', index];
      return { parentId, units: amountOf(order, transactionAmount, field), field };
    }),
    issue?.refundMethods ?? [],
    issue?.allowOverRefunding ?? false,
    transferField,
    at,
    cardPresent,
  );
  const moves =
    returnLines.length > 0 ||
    shipping.amount.presentment > 0 ||
    duties.length > 0 ||
    tip !== null ||
    money.total > 0;
  if (!moves && exchangeLines.length === 0)
    throw new Refused('BLANK', ['input'], 'There is nothing to process');

  const refund = moves
    ? writeRefund(store, order, {
        orderReturn,
        note: input.note ?? null,
        at,
        lines: [
          ...returnLines.map(({ line, quantity }, index) => ({
            line: line.fulfillmentLine.line,
            quantity,
            restockType: restockTypeOf(dispositions, line),
            location: dispositions.find(({ line: each }) => each.returnLine === line)?.location ?? null,
            value: outcome.lines[index] ?? WORTHLESS,
          })),
          ...(tip === null ? [] : [tipRefund(tip)]),
        ],
        duties,
        shipping,
        money,
        gatewayAnswer,
      })
    : null;
  chargeFees(orderReturn, returnLines);
  order.currentTotal = plus(order.currentTotal, outcome.fees);
  for (const { line, quantity } of returnLines) line.processed += quantity;
  for (const disposition of dispositions) dispose(store, disposition, at);
  for (const { line, quantity } of exchangeLines) addExchangedGoods(store, line, quantity, at);
  const held = exchangeLines.length > 0 ? holdUnpaidGoods(store, orderReturn) : [];
  closeWhenDone(orderReturn, at);
  return { orderReturn, refund, held };
}

/** `reverseFulfillmentOrderDispose`, and the dispositions inside `returnProcess`. */
export function dispose(
  store: Store,
  { line, quantity, disposition, location }: CheckedDisposition,
  at: string,
): void {
  line.dispositions.push(
    register(store, {
      type: 'ReverseFulfillmentOrderDisposition' as const,
      id: newId(store),
      disposition,
      quantity,
      location,
      createdAt: at,
    }),
  );
  const { variant } = line.returnLine.fulfillmentLine.line;
  if (disposition === 'RESTOCKED' && location !== null) restock(variant, location, quantity);
  const all = line.returnLine.orderReturn.reverseFulfillmentOrders.find((each) => each.lines.includes(line));
  if (all !== undefined && all.lines.every((each) => undisposed(each) === 0)) all.status = 'CLOSED';
}

/** Checks one disposition: known line, units left, a location where Shopify requires one. */
export function checkDisposition(
  store: Store,
  input: DispositionInput,
  field: readonly (string | number)[],
): CheckedDisposition {
  const line = find(store, 'ReverseFulfillmentOrderLineItem', input.reverseFulfillmentOrderLineItemId);
  if (line === undefined)
    throw new Refused('NOT_FOUND', field, 'Reverse fulfillment order line item not found');
  if (input.quantity < 1)
    throw new Refused('GREATER_THAN', [...field, 'quantity'], 'Quantity must be greater than 0');
  if (input.quantity > undisposed(line))
    throw new Refused('INVALID', [...field, 'quantity'], 'Quantity exceeds what is left to dispose of');
  const location = !given(input.locationId) ? null : (find(store, 'Location', input.locationId) ?? null);
  if (given(input.locationId) && location === null)
    throw new Refused('NOT_FOUND', [...field, 'locationId'], 'Location not found');
  if (input.dispositionType === 'RESTOCKED' && location === null)
    throw new Refused('BLANK', [...field, 'locationId'], "Location can't be blank when restocking");
  return { line, quantity: input.quantity, disposition: input.dispositionType, location };
}

function undisposed(line: ReverseFulfillmentOrderLineRecord): number {
  return line.quantity - line.dispositions.reduce((sum, { quantity }) => sum + quantity, 0);
}

function checkDispositions(
  store: Store,
  orderReturn: ReturnRecord,
  inputs: NonNullable<ReturnProcessInput['returnLineItems']>,
): CheckedDisposition[] {
  const asked = new Map<ReverseFulfillmentOrderLineRecord, number>();
  return inputs.flatMap(({ id, quantity, dispositions }, lineIndex) => {
    const field = ['input', 'returnLineItems', lineIndex, 'dispositions'];
    const checked = (dispositions ?? []).map((input, index) => {
      const one = checkDisposition(store, input, [...field, index]);
      const returnLine = find(store, 'ReturnLineItem', id);
      // The API names the fulfillment line item only: two return lines of one are told apart by nothing.
      if (
        one.line.returnLine.orderReturn !== orderReturn ||
        one.line.returnLine.fulfillmentLine !== returnLine?.fulfillmentLine
      )
        throw new Refused('INVALID', [...field, index], 'Disposition belongs to another return line item');
      const total = (asked.get(one.line) ?? 0) + one.quantity;
      asked.set(one.line, total);
      if (total > undisposed(one.line))
        throw new Refused(
          'INVALID',
          [...field, index, 'quantity'],
          'Quantity exceeds what is left to dispose of',
        );
      return one;
    });
    const disposed = checked.reduce((sum, one) => sum + one.quantity, 0);
    if (disposed > quantity)
      throw new Refused('INVALID', field, 'Dispositions exceed the quantity that is processed');
    return checked;
  });
}

function checkQuantities<L extends ReturnLineRecord | ExchangeLineRecord>(
  lines: readonly L[],
  inputs: readonly { id: string; quantity: number }[],
  name: string,
): { line: L; quantity: number }[] {
  const seen = new Set<L>();
  return inputs.map(({ id, quantity }, index) => {
    const field = ['input', name, index];
    const line = lines.find((each) => id === `gid://shopify/${each.type}/${each.id}`);
    if (line === undefined)
      throw new Refused('NOT_FOUND', [...field, 'id'], 'Line item not found on the return');
    if (seen.has(line)) throw new Refused('INVALID', [...field, 'id'], 'Line item is listed twice');
    seen.add(line);
    if (quantity < 1)
      throw new Refused('GREATER_THAN', [...field, 'quantity'], 'Quantity must be greater than 0');
    if (quantity > line.quantity - line.processed)
      throw new Refused('INVALID', [...field, 'quantity'], 'Quantity exceeds the processable quantity');
    return { line, quantity };
  });
}

/** Another card may have taken a code since the return was created. */
function checkCodesStillFree(
  store: Store,
  exchangeLines: readonly { line: ExchangeLineRecord; quantity: number }[],
): void {
  exchangeLines.forEach(({ line, quantity }, index) => {
    for (const code of line.giftCardCodes.slice(line.processed, line.processed + quantity))
      checkNewCode(store, code, ['input', 'exchangeLineItems', index]);
  });
}

function chargeFees(
  orderReturn: ReturnRecord,
  lines: readonly { line: ReturnLineRecord; quantity: number }[],
): void {
  for (const { line, quantity } of lines)
    if (line.restockingFee !== null)
      line.restockingFee.charged = share(line.restockingFee.amount, line.processed + quantity, line.quantity);
  if (lines.length > 0 && orderReturn.shippingFee !== null)
    orderReturn.shippingFee.charged = orderReturn.shippingFee.amount;
}

/** Goods that the customer still owes for wait with a hold: "AWAITING_PAYMENT". */
function holdUnpaidGoods(store: Store, { order, exchangeLines }: ReturnRecord): FulfillmentOrderRecord[] {
  if (outstanding(order).presentment <= 0) return [];
  const fresh = new Set(exchangeLines.flatMap((line) => line.lines));
  const held = order.fulfillmentOrders.filter(
    (each) => each.status === 'OPEN' && each.lines.some(({ line }) => fresh.has(line)),
  );
  for (const each of held) {
    each.status = 'ON_HOLD';
    each.holds.push({ id: newId(store), reason: 'AWAITING_PAYMENT' });
  }
  return held;
}

function closeWhenDone(orderReturn: ReturnRecord, at: string): void {
  const lines = [...orderReturn.lines, ...orderReturn.exchangeLines];
  if (!lines.every((line) => line.processed === line.quantity)) return;
  orderReturn.status = 'CLOSED';
  orderReturn.closedAt = at;
}

function restockTypeOf(
  dispositions: readonly CheckedDisposition[],
  line: ReturnLineRecord,
): 'RETURN' | 'NO_RESTOCK' {
  const restocked = dispositions.some(
    (each) => each.line.returnLine === line && each.disposition === 'RESTOCKED',
  );
  return restocked ? 'RETURN' : 'NO_RESTOCK';
}
