import { type Bag, NOTHING } from './money.ts';
import type {
  ExchangeLineRecord,
  FeeRecord,
  FulfillmentLineRecord,
  OrderRecord,
  ReasonRecord,
  ReturnLineRecord,
  ReturnRecord,
  ReverseFulfillmentOrderRecord,
  VariantRecord,
} from './records.ts';
import { newId, register, type Store } from './store.ts';
import { given } from '../given.ts';

export interface NewReturn {
  status: 'OPEN' | 'REQUESTED';
  at: string;
  lines: NewReturnLine[];
  exchangeLines?: NewExchangeLine[];
  shippingFee?: Bag | null;
}

export interface NewReturnLine {
  fulfillmentLine: FulfillmentLineRecord;
  quantity: number;
  reason: ReasonRecord | null;
  reasonNote?: string;
  customerNote?: string | null;
  restockingFee?: { percentage: number; amount: Bag } | null;
}

export interface NewExchangeLine {
  variant: VariantRecord;
  quantity: number;
  unitPrice: Bag;
  discount: Bag;
  discountDescription: string | null;
  giftCardCodes: string[];
}

/** Writes a return that was checked before: holds its units, and opens its reverse fulfillment orders when it is open. */
export function addReturn(store: Store, order: OrderRecord, asked: NewReturn): ReturnRecord {
  const orderReturn: ReturnRecord = {
    type: 'Return',
    id: newId(store),
    order,
    name: `${order.name}-R${order.returns.length + 1}`,
    status: asked.status,
    createdAt: asked.at,
    approvedAt: null,
    closedAt: null,
    decline: null,
    lines: [],
    exchangeLines: [],
    shippingFee: !given(asked.shippingFee) ? null : feeOf(store, asked.shippingFee, null),
    reverseFulfillmentOrders: [],
    refunds: [],
    payments: [],
  };
  for (const line of asked.lines) {
    line.fulfillmentLine.held += line.quantity;
    orderReturn.lines.push(
      register<ReturnLineRecord>(store, {
        type: 'ReturnLineItem',
        id: newId(store),
        orderReturn,
        fulfillmentLine: line.fulfillmentLine,
        quantity: line.quantity,
        processed: 0,
        reason: line.reason,
        reasonNote: line.reasonNote ?? '',
        customerNote: line.customerNote ?? null,
        restockingFee: !given(line.restockingFee)
          ? null
          : feeOf(store, line.restockingFee.amount, line.restockingFee.percentage),
      }),
    );
  }
  for (const line of asked.exchangeLines ?? [])
    orderReturn.exchangeLines.push(
      register<ExchangeLineRecord>(store, {
        type: 'ExchangeLineItem',
        id: newId(store),
        orderReturn,
        processed: 0,
        lines: [],
        ...line,
      }),
    );
  store.returns.push(register(store, orderReturn));
  order.returns.push(orderReturn);
  if (asked.status === 'OPEN') openReverseFulfillment(store, orderReturn);
  return orderReturn;
}

/** One reverse fulfillment order for each fulfillment that goods come back from. */
export function openReverseFulfillment(store: Store, orderReturn: ReturnRecord): void {
  const byFulfillment = Map.groupBy(orderReturn.lines, (line) => line.fulfillmentLine.fulfillment);
  for (const lines of byFulfillment.values())
    orderReturn.reverseFulfillmentOrders.push(
      register<ReverseFulfillmentOrderRecord>(store, {
        type: 'ReverseFulfillmentOrder',
        id: newId(store),
        orderReturn,
        status: 'OPEN',
        lines: lines.map((returnLine) =>
          register(store, {
            type: 'ReverseFulfillmentOrderLineItem' as const,
            id: newId(store),
            returnLine,
            quantity: returnLine.quantity,
            dispositions: [],
          }),
        ),
      }),
    );
}

/** Gives the units of a return that will not happen back to their fulfillments. */
export function letGo(line: ReturnLineRecord, quantity: number): void {
  line.fulfillmentLine.held -= quantity;
}

function feeOf(store: Store, amount: Bag, percentage: number | null): FeeRecord {
  return { id: newId(store), percentage, amount, charged: NOTHING };
}
