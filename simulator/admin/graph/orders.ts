import {
  capturable,
  currentUnits,
  financialStatus,
  fulfillmentStatus,
  maximumRefundable,
  outstanding,
  received,
  refunded,
  refundablePayments,
  returnStatus,
} from '../ledger/balance.ts';
import { dutiesOf } from '../ledger/duties.ts';
import { currentQuantity, sumOf, valueOfUnits } from '../ledger/lines.ts';
import { type Bag, minus, NOTHING, plus } from '../ledger/money.ts';
import type { DutyRecord, LineRecord, OrderRecord, ShippingRecord } from '../ledger/records.ts';
import type { Store } from '../ledger/store.ts';
import { pageOf } from '../connection.ts';
import { type Args, bagIn, type Fields, gid } from './field.ts';
import { matchingFulfillmentOrders } from './fulfillment-orders.ts';
import { suggestedRefund } from './suggested-refund.ts';

/** `Order` and what only an order holds. */
export const orderFields: Readonly<Record<string, Fields<never>>> = {
  Order: order(),
  MailingAddress: {
    id: ({ id }: AddressSource) => id,
    formatted: ({ lines }: AddressSource) => lines,
  },
  ShippingLine: {
    id: ({ shipping }: ShippingSource) => `gid://shopify/ShippingLine/${shipping.id}`,
    title: () => 'Standard',
    code: () => 'Standard',
    source: () => 'shopify',
    custom: () => false,
    isRemoved: () => false,
    originalPriceSet: ({ order: of, shipping }: ShippingSource) => bagIn(of, shipping.price),
    discountedPriceSet: ({ order: of, shipping }: ShippingSource) => bagIn(of, shipping.price),
    currentDiscountedPriceSet: ({ order: of, shipping }: ShippingSource) =>
      bagIn(of, minus(shipping.price, shipping.refunded)),
  },
};

interface ShippingSource {
  order: OrderRecord;
  shipping: ShippingRecord;
}

interface AddressSource {
  id: string;
  lines: string[];
}

function order(): Fields<OrderRecord> {
  const bag =
    (of: (order: OrderRecord) => Bag) =>
    (source: OrderRecord): unknown =>
      bagIn(source, of(source));
  return {
    id: gid,
    legacyResourceId: ({ id }) => String(id),
    name: ({ name }) => name,
    number: ({ name }) => Number(name.replace(/\D/g, '')),
    confirmationNumber: ({ confirmationNumber }) => confirmationNumber,
    confirmed: () => true,
    sourceIdentifier: ({ sourceIdentifier }) => sourceIdentifier,
    sourceName: ({ source }) => source,
    createdAt: ({ processedAt }) => processedAt,
    processedAt: ({ processedAt }) => processedAt,
    updatedAt: ({ updatedAt }) => updatedAt,
    cancelledAt: ({ cancelledAt }) => cancelledAt,
    cancelReason: ({ cancelReason }) => cancelReason,
    cancellation: ({ cancelledAt, cancelNote }) => (cancelledAt === null ? null : { staffNote: cancelNote }),
    closed: ({ closedAt }) => closedAt !== null,
    closedAt: ({ closedAt }) => closedAt,
    test: () => false,
    edited: ({ edited }) => edited,
    merchantEditable: ({ cancelledAt }) => cancelledAt === null,
    taxExempt: () => false,
    note: ({ note }) => note,
    tags: ({ tags }) => tags,
    customAttributes: ({ attributes }) => Object.entries(attributes).map(([key, value]) => ({ key, value })),
    disputes: () => [],
    taxesIncluded: ({ taxesIncluded }) => taxesIncluded,
    currencyCode: ({ currencies }) => currencies.shop,
    presentmentCurrencyCode: ({ currencies }) => currencies.presentment,
    email: ({ customer }) => customer?.email ?? null,
    phone: ({ customer }) => customer?.phone ?? null,
    customer: ({ customer }) => customer,
    purchasingEntity: ({ customer, company }) => (company === null ? customer : purchasingCompany(company)),
    retailLocation: ({ location }) => location,
    // https://shopify.dev/docs/api/admin-graphql/2026-07/objects/MailingAddress#field-MailingAddress.fields.formatted
    shippingAddress: ({ id, shippingAddress }) =>
      shippingAddress && { id: `gid://shopify/MailingAddress/${id}`, lines: shippingAddress },
    discountCode: ({ discountCode }) => discountCode,
    discountCodes: ({ discountCode }) => (discountCode === null ? [] : [discountCode]),
    paymentGatewayNames: ({ transactions }) => [...new Set(transactions.map(({ gateway }) => gateway))],
    displayFinancialStatus: (source) => financialStatus(source),
    displayFulfillmentStatus: (source) => fulfillmentStatus(source),
    returnStatus: (source) => returnStatus(source),
    refundable: (source) =>
      refundablePayments(source).length > 0 && maximumRefundable(source).presentment > 0,
    capturable: (source) => capturable(source).presentment > 0,
    canMarkAsPaid: (source) => outstanding(source).presentment > 0 && capturable(source).presentment === 0,
    fullyPaid: (source) => outstanding(source).presentment <= 0,
    unpaid: (source) => received(source).presentment === 0,
    currentSubtotalLineItemsQuantity: (source) => currentUnits(source),
    subtotalLineItemsQuantity: ({ lines }) => goodsOf(lines).reduce((sum, { quantity }) => sum + quantity, 0),
    totalPriceSet: bag(({ originalTotal }) => originalTotal),
    originalTotalPriceSet: bag(({ originalTotal }) => originalTotal),
    currentTotalPriceSet: bag(({ currentTotal }) => currentTotal),
    subtotalPriceSet: bag(({ lines }) => sumOf(bought(lines), ({ discounted }) => discounted)),
    currentSubtotalPriceSet: bag(({ lines }) => sumOf(goodsOf(lines), (line) => left(line).subtotal)),
    totalTaxSet: bag(({ lines, shipping }) =>
      plus(
        sumOf(bought(lines), ({ tax }) => tax),
        shipping?.tax ?? NOTHING,
      ),
    ),
    currentTotalTaxSet: bag(({ lines, shipping }) =>
      plus(
        sumOf(lines, (line) => left(line).tax),
        shipping === null ? NOTHING : minus(shipping.tax, shipping.refundedTax),
      ),
    ),
    totalDiscountsSet: bag(({ lines }) =>
      sumOf(bought(lines), (line) => minus(line.original, line.discounted)),
    ),
    totalShippingPriceSet: bag(({ shipping }) => shipping?.price ?? NOTHING),
    currentShippingPriceSet: bag(({ shipping }) =>
      shipping === null ? NOTHING : minus(shipping.price, shipping.refunded),
    ),
    totalRefundedShippingSet: bag(({ shipping }) => shipping?.refunded ?? NOTHING),
    totalReceivedSet: bag(received),
    totalRefundedSet: bag(refunded),
    netPaymentSet: bag((source) => minus(received(source), refunded(source))),
    totalOutstandingSet: bag(outstanding),
    totalCapturableSet: bag(capturable),
    totalTipReceivedSet: bag(({ lines }) =>
      sumOf(
        lines.filter(({ tip }) => tip),
        ({ discounted }) => discounted,
      ),
    ),
    originalTotalDutiesSet: (source) => dutiesIn(source, ({ price }) => price),
    currentTotalDutiesSet: (source) => dutiesIn(source, ({ price, refunded: back }) => minus(price, back)),
    shippingLine: (source) =>
      source.shipping === null ? null : { order: source, shipping: source.shipping },
    shippingLines: (source, args) =>
      pageOf(
        source.shipping === null ? [] : [{ order: source, shipping: source.shipping }],
        args,
        ({ shipping }) => shipping.id,
      ),
    lineItems: ({ lines }, args) => pageOf(lines, args, ({ id }) => id),
    fulfillments: ({ fulfillments }, args) => firstOf(fulfillments, args),
    fulfillmentsCount: ({ fulfillments }) => ({ count: fulfillments.length, precision: 'EXACT' }),
    fulfillmentOrders: (source, args) =>
      pageOf(matchingFulfillmentOrders(source, args), args, ({ id }) => id),
    paymentCollectionDetails: (source, _args, { store }) => ({
      additionalPaymentCollectionUrl: paymentLink(store, source),
      vaultedPaymentMethods: [],
    }),
    transactions: ({ transactions }, args) => firstOf(transactions, args),
    transactionsCount: ({ transactions }) => ({ count: transactions.length, precision: 'EXACT' }),
    refunds: ({ refunds }, args) => firstOf(refunds, args),
    returns: ({ returns }, args) => pageOf(returns, args, ({ id }) => id),
    suggestedRefund: (source, args, context) => suggestedRefund(context.store, source, args),
  };
}

/** Where the customer pays what is owed; null when nothing is, or where the shop gives none. */
function paymentLink(store: Store, source: OrderRecord): string | null {
  const { domain, paymentLinks } = store.file.shop;
  if (paymentLinks === false || source.cancelledAt !== null || outstanding(source).presentment <= 0)
    return null;
  return `https://${domain}/1/order_payment/${source.id}?secret=${source.confirmationNumber.toLowerCase()}`;
}

function purchasingCompany({ id, name }: NonNullable<OrderRecord['company']>): unknown {
  return {
    type: 'PurchasingCompany',
    company: { id: `gid://shopify/Company/${id}`, name },
    location: { id: `gid://shopify/CompanyLocation/${id}`, name },
    contact: null,
  };
}

/** Lines of the sale itself, not those that came with an exchange. */
function bought(lines: readonly LineRecord[]): LineRecord[] {
  return goodsOf(lines).filter((line) => line.exchange === null && !line.added);
}

/** Line items without tips. */
function goodsOf(lines: readonly LineRecord[]): LineRecord[] {
  return lines.filter(({ tip }) => !tip);
}

/** Null for an order without duties. */
function dutiesIn(source: OrderRecord, amount: (duty: DutyRecord) => Bag): unknown {
  const duties = dutiesOf(source);
  return duties.length === 0 ? null : bagIn(source, sumOf(duties, amount));
}

function left(line: LineRecord): ReturnType<typeof valueOfUnits> {
  return valueOfUnits(line, currentQuantity(line));
}

/** Lists that are no connections may be cut by `first`. */
export function firstOf<T>(items: readonly T[], args: Args): readonly T[] {
  return typeof args['first'] === 'number' ? items.slice(0, args['first']) : items;
}
