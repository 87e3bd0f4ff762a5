import type {
  CustomerRecord,
  GiftCardCreditRecord,
  GiftCardRecord,
  LocationRecord,
  ProductRecord,
  StoreCreditAccountRecord,
  StoreCreditRecord,
  VariantRecord,
} from './catalogue-records.ts';
import type { Bag, Currencies } from './money.ts';

export type * from './catalogue-records.ts';

/** What Shopify would keep, one record for each object of the Admin API. Amounts are minor units in both currencies. */

export interface OrderRecord {
  type: 'Order';
  id: number;
  name: string;
  currencies: Currencies;
  taxesIncluded: boolean;
  source: 'web' | 'pos';
  sourceIdentifier: string | null;
  confirmationNumber: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  cancelNote: string | null;
  closedAt: string | null;
  customer: CustomerRecord | null;
  /** A B2B order's company. */
  company: { id: number; name: string } | null;
  /** Where a POS order was sold. */
  location: LocationRecord | null;
  discountCode: string | null;
  /** Lines of the address as it is written; null for what was taken along. */
  shippingAddress: string[] | null;
  lines: LineRecord[];
  shipping: ShippingRecord | null;
  fulfillments: FulfillmentRecord[];
  fulfillmentOrders: FulfillmentOrderRecord[];
  transactions: TransactionRecord[];
  returns: ReturnRecord[];
  refunds: RefundRecord[];
  /** What the order is worth now: after returns, fees and exchanges, tax included. */
  currentTotal: Bag;
  edited: boolean;
  originalTotal: Bag;
  tags: string[];
  note: string | null;
  /** Of the cart that it was: `Order.customAttributes`, `note_attributes` in webhooks. */
  attributes: Readonly<Record<string, string>>;
}

export interface ShippingRecord {
  type: 'ShippingLine';
  id: number;
  /** Without tax on top, with tax inside where prices include tax. */
  price: Bag;
  tax: Bag;
  refunded: Bag;
  refundedTax: Bag;
}

export interface LineRecord {
  type: 'LineItem';
  id: number;
  order: OrderRecord;
  variant: VariantRecord;
  quantity: number;
  unitPrice: Bag;
  /** Before discounts. */
  original: Bag;
  /** After discounts; holds the tax when the order's prices include it. */
  discounted: Bag;
  tax: Bag;
  /** Units that were refunded or removed, in this order: their shares of the line are spent. */
  gone: number;
  fulfilled: number;
  /** Unfulfilled units that were cancelled by a refund. */
  cancelled: number;
  duties: DutyRecord[];
  /** A tip is a line item that cannot be fulfilled, stocked or returned; only refunded. */
  tip: boolean;
  /** Came with an order edit. */
  added: boolean;
  /** Set on goods that came with an exchange. */
  exchange: ExchangeLineRecord | null;
}

export interface DutyRecord {
  type: 'Duty';
  id: number;
  line: LineRecord;
  price: Bag;
  refunded: Bag;
  harmonizedSystemCode: string | null;
  countryOfOrigin: string | null;
}

export interface FulfillmentRecord {
  type: 'Fulfillment';
  id: number;
  order: OrderRecord;
  location: LocationRecord;
  createdAt: string;
  lines: FulfillmentLineRecord[];
}

export interface FulfillmentLineRecord {
  type: 'FulfillmentLineItem';
  id: number;
  fulfillment: FulfillmentRecord;
  line: LineRecord;
  quantity: number;
  /** Units in a requested, open or closed return, or refunded without one. */
  held: number;
}

export interface FulfillmentOrderRecord {
  type: 'FulfillmentOrder';
  id: number;
  order: OrderRecord;
  location: LocationRecord;
  createdAt: string;
  status: 'OPEN' | 'IN_PROGRESS' | 'CLOSED' | 'CANCELLED' | 'ON_HOLD';
  /** Closed because its lines went to another location; normally not shown. */
  movedAway: boolean;
  holds: { id: number; reason: 'AWAITING_PAYMENT' }[];
  lines: FulfillmentOrderLineRecord[];
}

export interface FulfillmentOrderLineRecord {
  type: 'FulfillmentOrderLineItem';
  id: number;
  line: LineRecord;
  total: number;
  remaining: number;
}

export interface CardRecord {
  brand: string;
  last4: string;
  present: boolean;
  refundNeedsCard: boolean;
}

export type TransactionStatus = 'SUCCESS' | 'PENDING' | 'FAILURE';

export interface TransactionRecord {
  type: 'OrderTransaction';
  id: number;
  order: OrderRecord;
  kind: 'SALE' | 'AUTHORIZATION' | 'CAPTURE' | 'REFUND' | 'VOID';
  status: TransactionStatus;
  gateway: string;
  amount: Bag;
  processedAt: string;
  parent: TransactionRecord | null;
  card: CardRecord | null;
  giftCard: GiftCardRecord | null;
  errorCode: string | null;
  refund: RefundRecord | null;
}

export interface ReasonRecord {
  type: 'ReturnReasonDefinition';
  id: number;
  handle: string;
  name: string;
  deleted: boolean;
}

export interface ReturnRecord {
  type: 'Return';
  id: number;
  order: OrderRecord;
  name: string;
  status: 'REQUESTED' | 'OPEN' | 'CLOSED' | 'CANCELED' | 'DECLINED';
  createdAt: string;
  approvedAt: string | null;
  closedAt: string | null;
  decline: { reason: string; note: string | null } | null;
  lines: ReturnLineRecord[];
  exchangeLines: ExchangeLineRecord[];
  shippingFee: FeeRecord | null;
  reverseFulfillmentOrders: ReverseFulfillmentOrderRecord[];
  refunds: RefundRecord[];
  /** What the customer paid at the till for a dearer exchange. */
  payments: TransactionRecord[];
}

export interface FeeRecord {
  id: number;
  /** Null for a fixed amount. */
  percentage: number | null;
  amount: Bag;
  /** What was taken so far. */
  charged: Bag;
}

export interface ReturnLineRecord {
  type: 'ReturnLineItem';
  id: number;
  orderReturn: ReturnRecord;
  fulfillmentLine: FulfillmentLineRecord;
  quantity: number;
  processed: number;
  reason: ReasonRecord | null;
  reasonNote: string;
  customerNote: string | null;
  restockingFee: FeeRecord | null;
}

export interface ExchangeLineRecord {
  type: 'ExchangeLineItem';
  id: number;
  orderReturn: ReturnRecord;
  variant: VariantRecord;
  quantity: number;
  processed: number;
  unitPrice: Bag;
  /** Of all units. */
  discount: Bag;
  discountDescription: string | null;
  giftCardCodes: string[];
  lines: LineRecord[];
}

export interface ReverseFulfillmentOrderRecord {
  type: 'ReverseFulfillmentOrder';
  id: number;
  orderReturn: ReturnRecord;
  status: 'OPEN' | 'CLOSED' | 'CANCELED';
  lines: ReverseFulfillmentOrderLineRecord[];
}

export type DispositionType = 'RESTOCKED' | 'NOT_RESTOCKED' | 'PROCESSING_REQUIRED' | 'MISSING';

export interface ReverseFulfillmentOrderLineRecord {
  type: 'ReverseFulfillmentOrderLineItem';
  id: number;
  returnLine: ReturnLineRecord;
  quantity: number;
  dispositions: DispositionRecord[];
}

export interface DispositionRecord {
  type: 'ReverseFulfillmentOrderDisposition';
  id: number;
  disposition: DispositionType;
  quantity: number;
  location: LocationRecord | null;
  createdAt: string;
}

export type RestockType = 'RETURN' | 'CANCEL' | 'NO_RESTOCK';

export interface RefundRecord {
  type: 'Refund';
  id: number;
  order: OrderRecord;
  orderReturn: ReturnRecord | null;
  createdAt: string;
  note: string | null;
  lines: RefundLineRecord[];
  shipping: Bag;
  shippingTax: Bag;
  duties: { duty: DutyRecord; amount: Bag }[];
  transactions: TransactionRecord[];
}

export interface RefundLineRecord {
  id: number;
  line: LineRecord;
  quantity: number;
  restockType: RestockType;
  location: LocationRecord | null;
  subtotal: Bag;
  tax: Bag;
}

export interface OrderEditRecord {
  type: 'CalculatedOrder';
  id: number;
  order: OrderRecord;
  /** Lines of the order whose quantity changes. `restockAt` null: where they wait. */
  changes: { line: LineRecord; quantity: number; restock: boolean; restockAt: LocationRecord | null }[];
  added: AddedLineRecord[];
}

export interface AddedLineRecord {
  id: number;
  edit: OrderEditRecord;
  variant: VariantRecord;
  quantity: number;
  location: LocationRecord | null;
  /** Of all units. */
  discount: Bag;
}

export interface JobRecord {
  type: 'Job';
  id: number;
  done: boolean;
}

/** Every record that `node(id:)` can find. */
export type NodeRecord =
  | LocationRecord
  | ProductRecord
  | VariantRecord
  | CustomerRecord
  | StoreCreditAccountRecord
  | StoreCreditRecord
  | GiftCardRecord
  | GiftCardCreditRecord
  | OrderRecord
  | LineRecord
  | DutyRecord
  | FulfillmentRecord
  | FulfillmentLineRecord
  | FulfillmentOrderRecord
  | FulfillmentOrderLineRecord
  | TransactionRecord
  | ReasonRecord
  | ReturnRecord
  | ReturnLineRecord
  | ExchangeLineRecord
  | ReverseFulfillmentOrderRecord
  | ReverseFulfillmentOrderLineRecord
  | DispositionRecord
  | RefundRecord
  | JobRecord
  | OrderEditRecord;
