import {
  announceFulfillment,
  announceFulfillmentOrder,
  announceOrder,
  announcePayment,
  announceRefund,
  announceReturn,
} from './graph/announce.ts';
import { type Context, gid } from './graph/field.ts';
import { isPayment, outstanding, remainingOn } from './ledger/balance.ts';
import { isoSeconds } from './ledger/build-orders.ts';
import { isWaiting } from './ledger/fulfillment-orders.ts';
import { createFulfillment, moveFulfillmentOrder, moveRefusal } from './ledger/hand-over.ts';
import { fulfillmentLinesOf, returnableQuantity } from './ledger/lines.ts';
import { decimalText, minorUnits, NOTHING } from './ledger/money.ts';
import { type Besides, returnOutcome, transferFor } from './ledger/outcome.ts';
import { partOfOutstanding, receive } from './ledger/payments.ts';
import { processReturn, type ReturnProcessInput } from './ledger/process-return.ts';
import type {
  CardRecord,
  FulfillmentOrderRecord,
  LocationRecord,
  OrderRecord,
  ReturnRecord,
  TransactionRecord,
} from './ledger/records.ts';
import { STORE_CREDIT } from './ledger/store-credit.ts';
import { cancelReturn, createReturn } from './ledger/returns.ts';
import type { Store } from './ledger/store.ts';

/** Units of an item by SKU. */
export interface NativeLine {
  sku: string;
  quantity: number;
}

/** The card that customers of the till pay with. */
const CARD: CardRecord = { brand: 'visa', last4: '4242', present: true, refundNeedsCard: false };

const NO_SHIPPING: Besides = { shipping: { amount: NOTHING, tax: NOTHING }, duties: [], tip: null };

/**
 * What staff do on Shopify's own screens, with the webhooks that follow: since March 2025 a return or exchange there makes a
 * Return like any other (changelog "Retail Exchanges now use the Shopify Exchanges implementation").
 */
export class NativeTill {
  readonly #store: Store;
  readonly #sender: Pick<Context, 'emit'>;
  readonly #clock: () => Date;

  constructor(store: Store, emit: Context['emit'], clock: () => Date) {
    this.#store = store;
    this.#sender = { emit };
    this.#clock = clock;
  }

  /** Takes goods back and gives others, if any; the difference is paid out or collected. */
  exchange(
    order: OrderRecord,
    lines: readonly NativeLine[],
    newLines: readonly NativeLine[],
    tender: string | undefined,
  ): void {
    // "If a return is in progress …, it has to be closed first" (help page "Exchange an order on Shopify POS").
    if (order.returns.some(({ status }) => status === 'OPEN'))
      throw new Error(`Order ${order.name} has a return in progress`);
    const at = this.#now();
    const made = createReturn(
      this.#store,
      {
        orderId: gid(order),
        returnLineItems: this.#returned(order, lines),
        exchangeLineItems: newLines.map(({ sku, quantity }) => ({ variantId: this.#variant(sku), quantity })),
      },
      'OPEN',
      at,
    );
    try {
      this.#process(made, tender, at);
    } catch (error) {
      cancelReturn(this.#store, gid(made));
      order.returns = order.returns.filter((each) => each !== made);
      throw error;
    }
  }

  /** Collects what an order owes, or a part of it. */
  collect(order: OrderRecord, amount: string | undefined, tender: string | undefined): TransactionRecord {
    const owed = outstanding(order).presentment;
    if (owed <= 0) throw new Error(`Nothing is owed on order ${order.name}`);
    const units = amount === undefined ? owed : minorUnits(amount, order.currencies.presentment);
    if (units === undefined || units <= 0 || units > owed)
      throw new Error(
        `${amount} is not an amount of the ${decimalText(owed, order.currencies.presentment)} owed`,
      );
    const gateway = tender ?? 'shopify_payments';
    const paid = receive(this.#store, order, {
      kind: 'SALE',
      gateway,
      amount: partOfOutstanding(order, units),
      at: this.#now(),
      card: gateway === 'shopify_payments' ? CARD : null,
    });
    announcePayment(this.#sender, paid);
    return paid.transaction;
  }

  #process(made: ReturnRecord, tender: string | undefined, at: string): void {
    const { order } = made;
    const whole = <L extends { quantity: number }>(all: readonly L[]): { line: L; quantity: number }[] =>
      all.map((line) => ({ line, quantity: line.quantity }));
    const { taxRate } = this.#store.file.shop;
    const outcome = returnOutcome(made, whole(made.lines), whole(made.exchangeLines), NO_SHIPPING, taxRate);
    const back = Math.max(0, transferFor(order, outcome.net).presentment);
    const input: ReturnProcessInput = {
      returnId: gid(made),
      ...this.#goods(made),
      ...(back === 0 ? {} : { financialTransfer: { issueRefund: moneyBack(order, back, tender) } }),
    };
    const before = new Set(order.fulfillmentOrders);
    const { refund, held } = processReturn(this.#store, input, at, 'SUCCESS', true);
    announceReturn(this.#sender, 'returns/approve', made);
    announceReturn(this.#sender, 'returns/process', made);
    announceReturn(this.#sender, 'returns/close', made);
    if (refund !== null) announceRefund(this.#sender, refund);
    for (const each of held)
      announceFulfillmentOrder(this.#sender, 'fulfillment_orders/placed_on_hold', each);
    if (outstanding(order).presentment > 0) made.payments.push(this.collect(order, undefined, tender));
    for (const waiting of order.fulfillmentOrders.filter((each) => !before.has(each) && isWaiting(each)))
      this.#handOver(waiting, at);
    announceOrder(this.#sender, 'orders/updated', order);
  }

  #goods(made: ReturnRecord): Pick<ReturnProcessInput, 'returnLineItems' | 'exchangeLineItems'> {
    const locationId = gid(this.#counter(made.order));
    const waiting = made.reverseFulfillmentOrders.flatMap((each) => each.lines);
    return {
      returnLineItems: made.lines.map((line) => ({
        id: gid(line),
        quantity: line.quantity,
        dispositions: waiting
          .filter(({ returnLine }) => returnLine === line)
          .map((each) => ({
            reverseFulfillmentOrderLineItemId: gid(each),
            quantity: line.quantity,
            dispositionType: 'RESTOCKED' as const,
            locationId,
          })),
      })),
      exchangeLineItems: made.exchangeLines.map((line) => ({ id: gid(line), quantity: line.quantity })),
    };
  }

  /** Goods leave over the counter where they are stocked there; else they are sent later. */
  #handOver(waiting: FulfillmentOrderRecord, at: string): void {
    const counter = this.#counter(waiting.order);
    if (waiting.location !== counter && moveRefusal(waiting, counter) !== null) return;
    const here =
      waiting.location === counter
        ? waiting
        : moveFulfillmentOrder(this.#store, gid(waiting), gid(counter), null, at).moved;
    const input = { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: gid(here) }] };
    announceFulfillment(this.#sender, createFulfillment(this.#store, input, at));
  }

  #returned(
    order: OrderRecord,
    lines: readonly NativeLine[],
  ): { fulfillmentLineItemId: string; quantity: number }[] {
    const taken = new Map<string, number>();
    for (const { sku, quantity } of lines) {
      let left = quantity;
      for (const each of fulfillmentLinesOf(order)) {
        const id = gid(each);
        const free = returnableQuantity(each) - (taken.get(id) ?? 0);
        const units = each.line.variant.sku === sku ? Math.min(left, free) : 0;
        if (units <= 0) continue;
        taken.set(id, (taken.get(id) ?? 0) + units);
        left -= units;
      }
      if (left > 0) throw new Error(`${left} of ${sku} cannot come back from order ${order.name}`);
    }
    return [...taken].map(([fulfillmentLineItemId, quantity]) => ({ fulfillmentLineItemId, quantity }));
  }

  #variant(sku: string): string {
    const variant = this.#store.variantsBySku.get(sku);
    if (variant === undefined) throw new Error(`The shop sells nothing with the SKU ${sku}`);
    return gid(variant);
  }

  #counter(order: OrderRecord): LocationRecord {
    const counter =
      order.location ?? this.#store.locations.find((each) => each.counter) ?? this.#store.locations[0];
    if (counter === undefined) throw new Error('The shop has no location');
    return counter;
  }

  #now(): string {
    return isoSeconds(this.#clock());
  }
}

/** The till has the card in its reader, so it can refund to every payment that holds anything. */
function moneyBack(
  order: OrderRecord,
  units: number,
  tender: string | undefined,
): NonNullable<NonNullable<ReturnProcessInput['financialTransfer']>['issueRefund']> {
  const currencyCode = order.currencies.presentment;
  const amount = (part: number): { amount: string; currencyCode: string } => ({
    amount: decimalText(part, currencyCode),
    currencyCode,
  });
  const payments = order.transactions.filter((each) => isPayment(each) && remainingOn(each).presentment > 0);
  const named = payments.filter(({ gateway }) => tender === undefined || gateway === tender);
  if (tender === STORE_CREDIT && named.length === 0)
    return { orderTransactions: [], refundMethods: [{ storeCreditRefund: { amount: amount(units) } }] };
  let left = units;
  const orderTransactions = named.flatMap((payment) => {
    const part = Math.min(left, remainingOn(payment).presentment);
    left -= part;
    return part === 0 ? [] : [{ parentId: gid(payment), transactionAmount: amount(part) }];
  });
  if (left > 0) throw new Error(`Order ${order.name} cannot be refunded with ${tender ?? 'its payments'}`);
  return { orderTransactions };
}
