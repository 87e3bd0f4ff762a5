import { heldOn } from '../../../domain/cancellation.ts';
import { add, isPositive, parseMoney, zero } from '../../../domain/money.ts';
import type { QuotedTender } from '../../../domain/plan.ts';
import type {
  AuthorizedMoney,
  OrderForReturn,
  OrderLine,
  OrderSummary,
  ReturnableUnits,
  OrderTip,
} from '../../../domain/order.ts';
import type {
  OrderFactsFragment,
  OrderLinesFragment,
  OrderSummaryFragment,
  ReturnableLinesFragment,
} from './generated/admin.generated.d.ts';
import { returnsOf } from './begun-returns.ts';
import { itemName } from './item-name.ts';
import type { OrderPages } from './order-pages.ts';
import type { ReturnChoices } from './return-choices.ts';
import { onlyInShopify, toTenders } from './tenders.ts';
import { tipAmong } from './tips-and-duties.ts';

export type LineNode = OrderLinesFragment['nodes'][number];
/** Units of a fulfillment, with when that was handed over. */
export type ReturnableNode = ReturnableLinesFragment['nodes'][number] & { readonly handedOverAt: string };
type ReturnNode = OrderFactsFragment['returns']['nodes'][number];
type FulfillmentNode = OrderFactsFragment['fulfillments'][number];

/** An order as a return sees it, from Shopify's shapes. Every amount is presentment money. `mark`: see QuoteReader. */
export function toOrderForReturn(
  { ianaTimezone }: { readonly ianaTimezone: string },
  facts: OrderFactsFragment,
  { lines, returnable, spentDuties }: OrderPages,
  { reasons, locations }: ReturnChoices,
  mark: string | null,
): OrderForReturn {
  const currency: string = facts.presentmentCurrencyCode;
  const moneyOf = (set: { presentmentMoney: { amount: string } }) =>
    parseMoney(set.presentmentMoney.amount, currency);
  const units = unitsByLine(returnable);
  const refunded = moneyOf(facts.totalRefundedShippingSet);
  const exchangedAt = exchangedAtByLine(facts.returns.nodes);
  const tip = tipAmong(facts, lines);
  const isLeft = ({ lineItemId }: OrderTip) =>
    lines.some(({ id, currentQuantity }) => id === lineItemId && currentQuantity > 0);
  const [firstFulfillment] = facts.fulfillments;
  const tenders = toTenders(facts.transactions, facts.everything?.suggestedTransactions ?? [], currency);
  return {
    id: facts.id,
    name: facts.name,
    processedAt: isoOf(facts.processedAt),
    soldAt: facts.sourceName === 'pos' ? 'counter' : 'online',
    timeZone: ianaTimezone,
    firstHandedOverAt: firstFulfillment ? handedOver(firstFulfillment) : null,
    customer: facts.customer ? { id: facts.customer.id, name: facts.customer.displayName } : null,
    currency,
    cancelledAt: facts.cancelledAt ? isoOf(facts.cancelledAt) : null,
    total: moneyOf(facts.currentTotalPriceSet),
    // What is left of it, and what went back already.
    shipping: { paid: add(moneyOf(facts.currentShippingPriceSet), refunded), refunded },
    shopifyOnly: onlyInShopify(
      tenders,
      facts.everything ? moneyOf(facts.everything.maximumRefundableSet) : zero(currency),
    ),
    authorized: authorizedOf(tenders, currency),
    reasons,
    locations,
    tip: tip && isLeft(tip) ? tip : null,
    lines: lines
      .filter(({ id }) => id !== tip?.lineItemId)
      .map((line) => ({
        ...toLine(line, units.get(line.id) ?? [], currency),
        tags: [...(line.product?.tags ?? []), ...line.customAttributes.map(({ key }) => key), ...facts.tags],
        dutyIds: line.duties.flatMap(({ id }) => (spentDuties && !spentDuties.has(id) ? [id] : [])),
        exchangedAt: exchangedAt.get(line.id) ?? null,
      })),
    ...returnsOf(facts, mark, currency),
  };
}

function authorizedOf(tenders: readonly QuotedTender[], currency: string): AuthorizedMoney | null {
  const amount = heldOn(tenders, currency);
  if (!isPositive(amount)) return null;
  return { amount, besideTaken: tenders.some(({ unavailable }) => unavailable !== 'NOT_CAPTURED') };
}

export function toSummary(order: OrderSummaryFragment): OrderSummary {
  return {
    id: order.id,
    name: order.name,
    processedAt: isoOf(order.processedAt),
    customerName: order.customer?.displayName ?? null,
    total: parseMoney<string>(
      order.currentTotalPriceSet.presentmentMoney.amount,
      order.presentmentCurrencyCode,
    ),
  };
}

function toLine(
  line: LineNode,
  returnable: readonly ReturnableUnits[],
  currency: string,
): Omit<OrderLine, 'tags' | 'exchangedAt'> {
  return {
    id: line.id,
    ...itemName(line.title, line.variantTitle),
    sku: line.sku ?? null,
    barcode: line.variant?.barcode ?? null,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    unfulfilledQuantity: line.unfulfilledQuantity,
    isGiftCard: line.isGiftCard,
    unitPrice: parseMoney(line.discountedUnitPriceAfterAllDiscountsSet.presentmentMoney.amount, currency),
    dutyIds: [],
    suggestedReasonIds: line.suggestedReturnReasonDefinitions?.nodes.map(({ id }) => id) ?? [],
    returnable,
    objection: null,
  };
}

/** When goods reached the customer, as far as Shopify knows: when they left where it does not. ISO 8601 UTC. */
export function handedOver({ deliveredAt, createdAt }: FulfillmentNode): string {
  return isoOf(deliveredAt ?? createdAt);
}

/** Goods handed over last first: they have the longest to come back. */
function lastFirst(a: ReturnableNode, b: ReturnableNode): number {
  return b.handedOverAt.localeCompare(a.handedOverAt);
}

/** When lines were given in exchange, by `LineItem.id`. */
function exchangedAtByLine(returns: readonly ReturnNode[]): Map<string, string> {
  const exchanges = returns.flatMap(({ createdAt, exchangeLineItems }) =>
    exchangeLineItems.nodes.flatMap(({ lineItems }) =>
      (lineItems ?? []).map(({ id }) => [id, isoOf(createdAt)] as const),
    ),
  );
  return new Map(exchanges);
}

function unitsByLine(nodes: readonly ReturnableNode[]): Map<string, ReturnableUnits[]> {
  const units = new Map<string, ReturnableUnits[]>();
  for (const { quantity, fulfillmentLineItem, handedOverAt } of [...nodes].sort(lastFirst)) {
    const ofLine = units.get(fulfillmentLineItem.lineItem.id) ?? [];
    ofLine.push({ fulfillmentLineItemId: fulfillmentLineItem.id, quantity, handedOverAt });
    units.set(fulfillmentLineItem.lineItem.id, ofLine);
  }
  return units;
}

function isoOf(dateTime: string): string {
  return new Date(dateTime).toISOString();
}
