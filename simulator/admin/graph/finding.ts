import { financialStatus, fulfillmentStatus, returnStatus } from '../ledger/balance.ts';
import { decimalText } from '../ledger/money.ts';
import type {
  CustomerRecord,
  GiftCardRecord,
  OrderRecord,
  ReasonRecord,
  VariantRecord,
} from '../ledger/records.ts';
import {
  compared,
  comparedDate,
  type Matches,
  sameText,
  searched,
  type SearchTerm,
  someWordStarts,
} from '../search.ts';
import type { Args, Context } from './field.ts';

/** "Only the last 60 days' worth of orders" without `read_all_orders` (description of `QueryRoot.order`). */
const VISIBLE_DAYS = 60;

/** The orders of a list that the app may see, searched by `query` and in the order of `sortKey`. */
export function visibleOrders(context: Context, orders: readonly OrderRecord[], args: Args): OrderRecord[] {
  const found = searched(
    orders.filter((order) => isVisible(context, order)),
    args['query'] as string | null | undefined,
    orderMatches(context),
  );
  return found.sort(byKey(String(args['sortKey'] ?? 'PROCESSED_AT')));
}

export function isVisible(context: Context, order: OrderRecord): boolean {
  if (context.scopes.includes('read_all_orders')) return true;
  const age = context.now().getTime() - Date.parse(order.processedAt);
  return age <= VISIBLE_DAYS * 86_400_000;
}

export function matchingCustomers(context: Context, query: string | null | undefined): CustomerRecord[] {
  return searched(context.store.customers, query, customerMatches);
}

export function matchingVariants(context: Context, query: string | null | undefined): VariantRecord[] {
  return searched(context.store.variants, query, variantMatches);
}

export function matchingGiftCards(context: Context, query: string | null | undefined): GiftCardRecord[] {
  return searched(context.store.giftCards, query, giftCardMatches(context));
}

export function matchingReasons(context: Context, query: string | null | undefined): ReasonRecord[] {
  return searched(context.store.reasons, query, (reason, term) => {
    if (term.field === 'deleted') return String(reason.deleted) === term.value;
    if (term.field === 'handle') return sameText(reason.handle, term);
    if (term.field === 'id') return compared(reason.id, term);
    if (term.field === 'name') return sameText(reason.name, term);
    return term.field === undefined ? someWordStarts([reason.handle, reason.name], term) : undefined;
  });
}

/** Digits only, so that spaces and brackets in a telephone number do not matter. */
export function samePhone(stored: string | null, asked: string): boolean {
  const digits = (text: string): string => text.replace(/\D/g, '');
  return stored !== null && digits(asked) !== '' && digits(stored) === digits(asked);
}

function orderMatches(context: Context): Matches<OrderRecord> {
  return (order, term) => {
    switch (term.field) {
      case undefined:
        return someWordStarts(
          [
            order.name,
            order.customer?.email,
            order.customer?.displayName,
            order.confirmationNumber,
            order.sourceIdentifier,
          ],
          term,
        );
      case 'name':
        return sameName(order.name, term);
      case 'confirmation_number':
        return sameText(order.confirmationNumber, term);
      case 'source_identifier':
        return sameText(order.sourceIdentifier, term);
      case 'source_name':
        return sameText(order.source, term);
      case 'email':
        return sameText(order.customer?.email, term);
      case 'customer_id':
        return order.customer !== null && compared(order.customer.id, term);
      case 'id':
        return compared(order.id, term);
      case 'sku':
        return order.lines.some(({ variant }) => sameText(variant.sku, term));
      case 'location_id':
        return order.location !== null && compared(order.location.id, term);
      case 'created_at':
      case 'processed_at':
        return comparedDate(order.processedAt, term, context.now);
      case 'updated_at':
        return comparedDate(order.updatedAt, term, context.now);
      case 'credit_card_last4':
        return order.transactions.some(({ card }) => sameText(card?.last4, term));
      case 'gateway':
        return order.transactions.some(({ gateway }) => sameText(gateway, term));
      case 'discount_code':
        return sameText(order.discountCode, term);
      case 'financial_status':
        return sameText(financialStatus(order), term);
      case 'fulfillment_status':
        return sameText(fulfillmentStatus(order), term);
      case 'return_status':
        return sameText(returnStatus(order), term);
      case 'status':
        return statusMatches(order, term);
      case 'tag':
        return order.tags.some((tag) => sameText(tag, term));
      case 'test':
        return term.value === 'false';
      default:
        return undefined;
    }
  };
}

/** The name is found with and without the shop's `#`. */
function sameName(name: string, term: SearchTerm): boolean {
  const bare = (text: string): string => text.replace(/^#/, '');
  return sameText(bare(name), { ...term, value: bare(term.value) });
}

function statusMatches(order: OrderRecord, { value }: SearchTerm): boolean {
  if (value === 'any') return true;
  if (value === 'cancelled') return order.cancelledAt !== null;
  if (value === 'closed') return order.closedAt !== null;
  return order.closedAt === null;
}

const customerMatches: Matches<CustomerRecord> = (customer, term) => {
  const [first, ...rest] = customer.displayName.split(' ');
  switch (term.field) {
    case undefined:
      return (
        someWordStarts([customer.displayName, customer.email], term) ||
        samePhone(customer.phone, term.value) ||
        (customer.phone?.startsWith(term.value.replace(/\*$/, '')) ?? false)
      );
    case 'id':
      return compared(customer.id, term);
    case 'email':
      return sameText(customer.email, term);
    case 'phone':
      return samePhone(customer.phone, term.value);
    case 'first_name':
      return sameText(first, term);
    case 'last_name':
      return sameText(rest.join(' '), term);
    case 'country':
      return sameText(customer.country, term);
    default:
      return undefined;
  }
};

const variantMatches: Matches<VariantRecord> = (variant, term) => {
  switch (term.field) {
    case undefined:
      return someWordStarts([variant.product.title, variant.title, variant.sku, variant.barcode], term);
    case 'id':
      return compared(variant.id, term);
    case 'barcode':
      return sameText(variant.barcode, term);
    case 'sku':
      return sameText(variant.sku, term);
    case 'title':
      return someWordStarts([variant.title], term);
    case 'product_id':
      return compared(variant.product.id, term);
    case 'gift_card':
      return String(variant.product.isGiftCard) === term.value;
    case 'product_status':
      return sameText(variant.product.status, term);
    default:
      return undefined;
  }
};

const giftCardMatches =
  (context: Context): Matches<GiftCardRecord> =>
  (card, term) => {
    switch (term.field) {
      case undefined:
        return (
          sameText(card.code, { ...term, value: term.value.replace(/[\s-]/g, '') }) ||
          sameText(card.lastCharacters, term) ||
          someWordStarts([card.customer?.displayName, card.customer?.email], term)
        );
      case 'id':
        return compared(card.id, term);
      case 'customer_id':
        return card.customer !== null && compared(card.customer.id, term);
      case 'status':
        return (term.value === 'enabled') === card.enabled;
      case 'source':
        return sameText(card.source, term);
      case 'balance_status':
        return balanceStatusIs(card, term.value);
      case 'initial_value':
        return compared(Number(decimalText(card.initialValue, card.currency)), term);
      case 'created_at':
        return comparedDate(card.createdAt, term, context.now);
      default:
        return undefined;
    }
  };

/** `balance_status`: full, partial, empty or full_or_partial. */
function balanceStatusIs({ balance, initialValue }: GiftCardRecord, asked: string): boolean {
  const status = balance === 0 ? 'empty' : balance < initialValue ? 'partial' : 'full';
  return asked === 'full_or_partial' ? status !== 'empty' : asked === status;
}

function byKey(sortKey: string): (a: OrderRecord, b: OrderRecord) => number {
  if (sortKey === 'ID') return (a, b) => a.id - b.id;
  if (sortKey === 'UPDATED_AT') return (a, b) => a.updatedAt.localeCompare(b.updatedAt) || a.id - b.id;
  if (sortKey === 'ORDER_NUMBER') return (a, b) => a.name.localeCompare(b.name, 'en', { numeric: true });
  if (sortKey === 'TOTAL_PRICE') return (a, b) => a.originalTotal.shop - b.originalTotal.shop || a.id - b.id;
  return (a, b) => a.processedAt.localeCompare(b.processedAt) || a.id - b.id;
}
