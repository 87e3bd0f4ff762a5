import type { SuggestedPayment } from '../ledger/outcome.ts';
import type { CardRecord, RefundLineRecord, RefundRecord, TransactionRecord } from '../ledger/records.ts';
import { totalRefunded } from '../ledger/refunds.ts';
import { pageOf } from '../connection.ts';
import { bagIn, type Fields, gid } from './field.ts';

const transaction: Fields<TransactionRecord> = {
  id: gid,
  kind: ({ kind }) => kind,
  status: ({ status }) => status,
  gateway: ({ gateway }) => gateway,
  formattedGateway: ({ gateway }) => formattedGateway(gateway),
  accountNumber: (source) => accountNumber(source),
  manualPaymentGateway: ({ gateway }) => !(gateway in PROVIDERS),
  manuallyCapturable: ({ kind, gateway }) => kind === 'AUTHORIZATION' && gateway === 'shopify_payments',
  multiCapturable: () => false,
  test: () => false,
  createdAt: ({ processedAt }) => processedAt,
  processedAt: ({ processedAt }) => processedAt,
  authorizationExpiresAt: ({ kind, processedAt }) =>
    kind === 'AUTHORIZATION' ? sevenDaysAfter(processedAt) : null,
  amountSet: ({ order, amount }) => bagIn(order, amount),
  amountRoundingSet: () => null,
  errorCode: ({ errorCode }) => errorCode,
  parentTransaction: ({ parent }) => parent,
  order: ({ order }) => order,
  location: ({ kind, order }) => (kind === 'REFUND' ? null : order.location),
  device: () => null,
  fees: () => [],
  paymentId: ({ id }) => `sim.${id}`,
  paymentDetails: ({ card }) => cardDetails(card),
  // The shape that the REST transaction's receipt documents for gift cards.
  receiptJson: ({ giftCard }) =>
    giftCard === null
      ? '{}'
      : JSON.stringify({ gift_card_id: giftCard.id, gift_card_last_characters: giftCard.lastCharacters }),
};

const refund: Fields<RefundRecord> = {
  id: gid,
  legacyResourceId: ({ id }) => String(id),
  createdAt: ({ createdAt }) => createdAt,
  processedAt: ({ createdAt }) => createdAt,
  updatedAt: ({ createdAt }) => createdAt,
  note: ({ note }) => note,
  order: ({ order }) => order,
  return: ({ orderReturn }) => orderReturn,
  duties: ({ duties }) =>
    duties.map(({ duty, amount }) => ({ originalDuty: duty, amountSet: bagIn(duty.line.order, amount) })),
  totalRefundedSet: (source) => bagIn(source.order, totalRefunded(source)),
  refundLineItems: (source, args) =>
    pageOf(
      source.lines.map((line) => ({ ...line, order: source.order })),
      args,
      ({ id }) => id,
    ),
  refundShippingLines: (source, args) =>
    pageOf(source.shipping.presentment === 0 ? [] : [source], args, ({ id }) => id),
  transactions: ({ transactions }, args) => pageOf(transactions, args, ({ id }) => id),
};

interface RefundLineSource extends Omit<RefundLineRecord, 'id'> {
  id: number | null;
  order: RefundRecord['order'];
}

const refundLineItem: Fields<RefundLineSource> = {
  id: ({ id }) => (id === null ? null : `gid://shopify/RefundLineItem/${id}`),
  lineItem: ({ line }) => line,
  quantity: ({ quantity }) => quantity,
  restockType: ({ restockType }) => restockType,
  restocked: ({ restockType, location }) => restockType !== 'NO_RESTOCK' && location !== null,
  location: ({ location }) => location,
  subtotalSet: ({ order, subtotal }) => bagIn(order, subtotal),
  totalTaxSet: ({ order, tax }) => bagIn(order, tax),
  priceSet: ({ order, line }) => bagIn(order, line.unitPrice),
};

/** Money that moved, and money that would. */
export const transactionFields: Readonly<Record<string, Fields<never>>> = {
  OrderTransaction: transaction,
  Refund: refund,
  RefundLineItem: refundLineItem,
  RefundShippingLine: {
    id: ({ id }: RefundRecord) => `gid://shopify/RefundShippingLine/${id}`,
    shippingLine: ({ order }: RefundRecord) => ({ order, shipping: order.shipping }),
    subtotalAmountSet: ({ order, shipping }: RefundRecord) => bagIn(order, shipping),
    taxAmountSet: ({ order, shippingTax }: RefundRecord) => bagIn(order, shippingTax),
  },
};

/** Sources of `SuggestedOrderTransaction`. */
export function suggestedTransactionsOf(suggested: readonly SuggestedPayment[]): unknown[] {
  return suggested.map(({ payment, amount, maximum }) => ({
    kind: 'SUGGESTED_REFUND',
    gateway: payment.gateway,
    formattedGateway: formattedGateway(payment.gateway),
    accountNumber: accountNumber(payment),
    amountSet: bagIn(payment.order, amount),
    maximumRefundableSet: bagIn(payment.order, maximum),
    parentTransaction: payment,
    paymentDetails: cardDetails(payment.card),
  }));
}

/** Gateways behind which a provider stands; any other name is a manual payment method of the shop. */
const PROVIDERS: Record<string, string> = {
  shopify_payments: 'Shopify Payments',
  paypal: 'PayPal',
  gift_card: 'Gift Card',
  cash: 'Cash',
  shopify_store_credit: 'Store Credit',
};

const BRANDS: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  interac: 'Interac',
};

function formattedGateway(gateway: string): string {
  return PROVIDERS[gateway] ?? gateway;
}

function accountNumber({ card, giftCard }: TransactionRecord): string | null {
  const last4 = card?.last4 ?? giftCard?.lastCharacters;
  return last4 === undefined ? null : `•••• •••• •••• ${last4}`;
}

function cardDetails(card: CardRecord | null): unknown {
  if (card === null) return null;
  const company = BRANDS[card.brand] ?? card.brand;
  return {
    type: 'CardPaymentDetails',
    company,
    number: `•••• •••• •••• ${card.last4}`,
    paymentMethodName: card.brand,
    wallet: null,
  };
}

/** Shopify Payments keeps an authorisation for seven days. */
function sevenDaysAfter(at: string): string {
  return new Date(Date.parse(at) + 7 * 86_400_000).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
