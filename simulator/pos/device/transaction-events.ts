// What `transactioncomplete` carries, worked out from the truth about an order before and after a native screen changed it.
// Fields and names are those of TransactionCompleteEvent in the package; where its comments leave room, the choice is named.
import type { LineItem, TransactionCompleteEvent } from '@shopify/ui-extensions/point-of-sale';
import type { OrderFacts } from './order-facts.ts';
import { digitsOf, type CatalogueVariant } from '../cart/cart-record.ts';

export interface Changed {
  before: OrderFacts;
  after: OrderFacts;
  /** What came back and what went out, as the shop sells it. */
  removed: readonly SoldLine[];
  added: readonly SoldLine[];
  /** One fraction for everything. */
  taxRate: number;
  executedAt: Date;
}

export interface SoldLine {
  variant: CatalogueVariant;
  quantity: number;
}

type Payment = TransactionCompleteEvent['paymentMethods'][number];

/** Shopify's gateways as POS names them in its events. */
const METHODS: Record<string, Payment['type']> = {
  cash: 'Cash',
  gift_card: 'GiftCard',
  shopify_store_credit: 'StoreCredit',
  shop_pay: 'ShopPay',
  shopify_payments: 'CreditCard',
};

/** An authorisation or a void moves none. */
const MOVES_MONEY = ['SALE', 'CAPTURE', 'REFUND'];

/** The numeric id at the end of a gid. */
export function idOf(gid: string): number {
  return Number(gid.slice(gid.lastIndexOf('/') + 1));
}

/** A return without new goods. The total of a return is below zero: the customer "pays" less than nothing. */
export function returnEvent(changed: Changed): TransactionCompleteEvent {
  const { returnId, refundId } = newIds(changed);
  return {
    transactionType: 'Return',
    ...shared(changed),
    ...(refundId === undefined ? {} : { refundId }),
    ...(returnId === undefined ? {} : { returnId }),
    lineItems: changed.removed.map((line, index) => lineItem(line, index, changed)),
  };
}

/** Since March 2025 an exchange at the counter is a return with exchange lines: one id serves for both sides. */
export function exchangeEvent(changed: Changed): TransactionCompleteEvent {
  const { returnId } = newIds(changed);
  return {
    transactionType: 'Exchange',
    ...shared(changed),
    exchangeId: returnId ?? idOf(changed.after.id),
    ...(returnId === undefined ? {} : { returnId }),
    lineItemsAdded: changed.added.map((line, index) => lineItem(line, index, changed)),
    lineItemsRemoved: changed.removed.map((line, index) => lineItem(line, index, changed)),
  };
}

/** A cart that was checked out. */
export function saleEvent(changed: Changed): TransactionCompleteEvent {
  return {
    transactionType: 'Sale',
    ...shared(changed),
    lineItems: changed.added.map((line, index) => lineItem(line, index, changed)),
  };
}

/** "Collect payment" on an order: a sale without goods, for what was collected. */
export function paymentEvent(changed: Changed): TransactionCompleteEvent {
  return { transactionType: 'Sale', ...shared(changed), lineItems: [] };
}

function newIds({ before, after }: Changed): { returnId?: number; refundId?: number } {
  const fresh = (now: readonly { id: string }[], then: readonly { id: string }[]) =>
    now.filter(({ id }) => !then.some((each) => each.id === id)).map(({ id }) => idOf(id));
  const [returnId] = fresh(after.returns, before.returns);
  const [refundId] = fresh(after.refunds, before.refunds);
  return { ...(returnId === undefined ? {} : { returnId }), ...(refundId === undefined ? {} : { refundId }) };
}

function shared({ before, after, taxRate, executedAt }: Changed) {
  const { currency } = after;
  const round = (amount: number) => Number(amount.toFixed(digitsOf(currency)));
  const money = (amount: number) => ({ amount: round(amount), currency });
  const known = new Set(before.transactions.map(({ id }) => id));
  const paid = after.transactions.filter(
    ({ id, kind, status }) => !known.has(id) && MOVES_MONEY.includes(kind) && status !== 'FAILURE',
  );
  const total = paid.reduce((sum, transaction) => sum + signed(transaction), 0);
  const tax = (total * taxRate) / (1 + taxRate);
  return {
    orderId: idOf(after.id),
    ...(after.customerId === null ? {} : { customer: { id: idOf(after.customerId) } }),
    discounts: [],
    taxTotal: money(tax),
    subtotal: money(round(total) - round(tax)),
    grandTotal: money(total),
    paymentMethods: paid.map((transaction): Payment => ({
      amount: round(signed(transaction)),
      currency,
      type: METHODS[transaction.gateway] ?? 'Custom',
    })),
    balanceDue: money(Number(after.outstanding.shop)),
    shippingLines: [],
    taxLines: [],
    executedAt: executedAt.toISOString(),
  };
}

function signed({ kind, amount }: OrderFacts['transactions'][number]): number {
  return kind === 'REFUND' ? -Number(amount.shop) : Number(amount.shop);
}

function lineItem({ variant, quantity }: SoldLine, index: number, { after }: Changed): LineItem {
  return {
    uuid: `${idOf(after.id)}-${variant.variantId}-${index}`,
    price: Number(variant.price),
    quantity,
    title: variant.title,
    variantId: variant.variantId,
    productId: variant.productId,
    sku: variant.sku,
    discounts: [],
    taxable: true,
    taxLines: [],
    properties: {},
    isGiftCard: variant.isGiftCard,
  };
}
