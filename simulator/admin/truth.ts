import {
  financialStatus,
  fulfillmentStatus,
  outstanding,
  received,
  refunded,
  remainingOn,
  returnStatus,
} from './ledger/balance.ts';
import { currentQuantity, fulfillmentLinesOf, returnableQuantity } from './ledger/lines.ts';
import { type Bag, moneyText } from './ledger/money.ts';
import type {
  FeeRecord,
  GiftCardRecord,
  OrderRecord,
  RefundRecord,
  ReturnRecord,
  TransactionRecord,
} from './ledger/records.ts';
import { totalRefunded } from './ledger/refunds.ts';
import type { Store } from './ledger/store.ts';
import { gid } from './graph/field.ts';

/** An amount as text, such as "4.65", in the shop's currency and in the customer's. */
export interface AmountTruth {
  shop: string;
  presentment: string;
}

/** What the shop holds about one order, for tests and for people: the answer of `GET /__sim/orders/NUMBER`. */
export interface OrderTruth {
  id: string;
  name: string;
  currency: string;
  presentmentCurrency: string;
  customerId: string | null;
  financialStatus: string;
  fulfillmentStatus: string;
  returnStatus: string;
  /** Of the sale. */
  total: AmountTruth;
  /** After returns, fees and exchanges. */
  currentTotal: AmountTruth;
  paid: AmountTruth;
  refunded: AmountTruth;
  /** Negative: the shop owes the customer. */
  outstanding: AmountTruth;
  shipping: { price: AmountTruth; refunded: AmountTruth };
  lines: LineTruth[];
  transactions: TransactionTruth[];
  returns: ReturnTruth[];
  refunds: RefundTruth[];
  fulfillments: { id: string; location: string; lines: { sku: string; quantity: number }[] }[];
  fulfillmentOrders: {
    id: string;
    status: string;
    location: string;
    /** Reasons why it waits, such as AWAITING_PAYMENT. */
    holds: string[];
    lines: { sku: string; remaining: number }[];
  }[];
  /** Cards that were sold with the order or given for a return of it. */
  giftCards: GiftCardTruth[];
  /** Given for refunds of this order. */
  storeCredit: { amount: string; currency: string; expiresAt: string | null }[];
}

export interface LineTruth {
  id: string;
  sku: string;
  quantity: number;
  refunded: number;
  /** Fulfilled units that are in no return. */
  returnable: number;
}

export interface TransactionTruth {
  id: string;
  kind: string;
  gateway: string;
  status: string;
  amount: AmountTruth;
  parent: string | null;
  /** What may still go back on a payment. */
  remaining: AmountTruth | null;
}

export interface ReturnTruth {
  id: string;
  name: string;
  status: string;
  lines: {
    id: string;
    sku: string;
    quantity: number;
    processed: number;
    reason: string | null;
    note: string;
    restockingFee: FeeTruth | null;
    dispositions: { type: string; quantity: number; location: string | null }[];
  }[];
  returnShippingFee: FeeTruth | null;
  exchangeLines: { id: string; sku: string; quantity: number; processed: number }[];
  refunds: string[];
}

export interface FeeTruth {
  /** Of the whole line. */
  amount: AmountTruth;
  /** Taken so far. */
  charged: AmountTruth;
}

export interface RefundTruth {
  id: string;
  return: string | null;
  note: string | null;
  refunded: AmountTruth;
  shipping: AmountTruth;
  lines: { sku: string; quantity: number; restockType: string }[];
  transactions: string[];
}

export interface GiftCardTruth {
  id: string;
  code: string | null;
  lastCharacters: string;
  currency: string;
  initialValue: string;
  balance: string;
  enabled: boolean;
  /** Name of its order; null for a card that was issued by itself. */
  order: string | null;
  /** The line item that it came with. */
  line: string | null;
  customerId: string | null;
  note: string | null;
}

export interface InventoryTruth {
  sku: string;
  locations: { id: number; name: string; available: number; onHand: number }[];
}

export function truthOf(store: Store, order: OrderRecord): OrderTruth {
  const amount = (bag: Bag): AmountTruth => amountTruth(order, bag);
  const nothing = { shop: 0, presentment: 0 };
  return {
    id: gid(order),
    name: order.name,
    currency: order.currencies.shop,
    presentmentCurrency: order.currencies.presentment,
    customerId: order.customer === null ? null : gid(order.customer),
    financialStatus: financialStatus(order),
    fulfillmentStatus: fulfillmentStatus(order),
    returnStatus: returnStatus(order),
    total: amount(order.originalTotal),
    currentTotal: amount(order.currentTotal),
    paid: amount(received(order)),
    refunded: amount(refunded(order)),
    outstanding: amount(outstanding(order)),
    shipping: {
      price: amount(order.shipping?.price ?? nothing),
      refunded: amount(order.shipping?.refunded ?? nothing),
    },
    lines: linesOf(order),
    transactions: order.transactions.map(transactionTruth),
    returns: order.returns.map(returnTruth),
    refunds: order.refunds.map(refundTruth),
    fulfillments: order.fulfillments.map((fulfillment) => ({
      id: gid(fulfillment),
      location: fulfillment.location.name,
      lines: fulfillment.lines.map(({ line, quantity }) => ({ sku: line.variant.sku, quantity })),
    })),
    fulfillmentOrders: order.fulfillmentOrders.map((each) => ({
      id: gid(each),
      status: each.status,
      location: each.location.name,
      holds: each.holds.map(({ reason }) => reason),
      lines: each.lines.map(({ line, remaining }) => ({ sku: line.variant.sku, remaining })),
    })),
    giftCards: store.giftCards.filter((card) => card.order === order).map(giftCardTruth),
    storeCredit: (order.customer?.storeCredit ?? []).flatMap(({ currency, credits }) =>
      credits
        .filter(({ origin }) => origin?.order === order)
        .map(({ amount: units, expiresAt }) => ({ amount: moneyText(units, currency), currency, expiresAt })),
    ),
  };
}

/** Stock of one SKU at every location that stocks it; no locations for an unknown SKU. */
export function inventoryOf(store: Store, sku: string): InventoryTruth {
  const levels = store.variantsBySku.get(sku)?.levels ?? new Map();
  return {
    sku,
    locations: [...levels].map(([location, { available, committed }]) => ({
      id: location.id,
      name: location.name,
      available,
      onHand: available + committed,
    })),
  };
}

/** Every card that the app or the shop issued since the start, oldest first; cards that only paid for orders are not. */
export function issuedGiftCards(store: Store): GiftCardTruth[] {
  return store.giftCards.filter(({ code }) => code !== null).map(giftCardTruth);
}

function giftCardTruth(card: GiftCardRecord): GiftCardTruth {
  return {
    id: gid(card),
    code: card.code,
    lastCharacters: card.lastCharacters,
    currency: card.currency,
    initialValue: moneyText(card.initialValue, card.currency),
    balance: moneyText(card.balance, card.currency),
    enabled: card.enabled,
    order: card.order?.name ?? null,
    line: card.line === null ? null : gid(card.line),
    customerId: card.customer === null ? null : gid(card.customer),
    note: card.note,
  };
}

function linesOf(order: OrderRecord): LineTruth[] {
  const returnable = new Map<number, number>();
  for (const line of fulfillmentLinesOf(order))
    returnable.set(line.line.id, (returnable.get(line.line.id) ?? 0) + returnableQuantity(line));
  return order.lines.map((line) => ({
    id: gid(line),
    sku: line.variant.sku,
    quantity: line.quantity,
    refunded: line.quantity - currentQuantity(line),
    returnable: returnable.get(line.id) ?? 0,
  }));
}

function transactionTruth(transaction: TransactionRecord): TransactionTruth {
  const { order, kind, gateway, status, parent } = transaction;
  const isPayment = kind === 'SALE' || kind === 'CAPTURE';
  return {
    id: gid(transaction),
    kind,
    gateway,
    status,
    amount: amountTruth(order, transaction.amount),
    parent: parent === null ? null : gid(parent),
    remaining: isPayment ? amountTruth(order, remainingOn(transaction)) : null,
  };
}

function returnTruth(orderReturn: ReturnRecord): ReturnTruth {
  const dispositions = orderReturn.reverseFulfillmentOrders.flatMap(({ lines }) => lines);
  return {
    id: gid(orderReturn),
    name: orderReturn.name,
    status: orderReturn.status,
    lines: orderReturn.lines.map((line) => ({
      id: gid(line),
      sku: line.fulfillmentLine.line.variant.sku,
      quantity: line.quantity,
      processed: line.processed,
      reason: line.reason?.handle ?? null,
      note: line.reasonNote,
      restockingFee: feeTruth(orderReturn, line.restockingFee),
      dispositions: dispositions
        .filter(({ returnLine }) => returnLine === line)
        .flatMap((each) => each.dispositions)
        .map(({ disposition, quantity, location }) => ({
          type: disposition,
          quantity,
          location: location?.name ?? null,
        })),
    })),
    returnShippingFee: feeTruth(orderReturn, orderReturn.shippingFee),
    exchangeLines: orderReturn.exchangeLines.map((line) => ({
      id: gid(line),
      sku: line.variant.sku,
      quantity: line.quantity,
      processed: line.processed,
    })),
    refunds: orderReturn.refunds.map(gid),
  };
}

function feeTruth({ order }: ReturnRecord, fee: FeeRecord | null): FeeTruth | null {
  if (fee === null) return null;
  return { amount: amountTruth(order, fee.amount), charged: amountTruth(order, fee.charged) };
}

function refundTruth(refund: RefundRecord): RefundTruth {
  return {
    id: gid(refund),
    return: refund.orderReturn === null ? null : gid(refund.orderReturn),
    note: refund.note,
    refunded: amountTruth(refund.order, totalRefunded(refund)),
    shipping: amountTruth(refund.order, refund.shipping),
    lines: refund.lines.map(({ line, quantity, restockType }) => ({
      sku: line.variant.sku,
      quantity,
      restockType,
    })),
    transactions: refund.transactions.map(gid),
  };
}

function amountTruth({ currencies }: OrderRecord, bag: Bag): AmountTruth {
  return {
    shop: moneyText(bag.shop, currencies.shop),
    presentment: moneyText(bag.presentment, currencies.presentment),
  };
}
