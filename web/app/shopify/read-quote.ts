import type { Draft } from '../../../domain/draft.ts';
import { parseMoney, sum, toDecimal, type Money } from '../../../domain/money.ts';
import type { Quote, QuotedLine } from '../../../domain/plan.ts';
import type { QuoteReading, UnitsByLine } from '../plan/ports.ts';
import { allot, sameUnits, unitsOf } from '../plan/units.ts';
import { AdminErrors, type AdminClient } from './admin.ts';
import type { QuotedOrderFragment, QuoteQuery } from './generated/admin.generated.d.ts';
import { QUOTE } from './operations/quote.ts';
import { readAllPages } from './order-pages.ts';
import { findMarked } from './begun-returns.ts';
import { toOrderForReturn } from './order-translation.ts';
import { askOfReturn } from './quote-of-return.ts';
import { isQuote, quoteOf, withTax } from './quoted-order.ts';
import { readOrder } from './read-order.ts';

/** See QuoteReader.readQuote. */
export async function readQuote(
  admin: AdminClient,
  draft: Draft,
  remembered: UnitsByLine | null,
  mark: string | null,
): Promise<QuoteReading | null> {
  const units = remembered ?? (await unitsOfOrder(admin, draft.orderId));
  if (!units) return null;
  const first = await ask(admin, draft, units, mark);
  if (!first || first.quote) return first;
  // No value. Either the units moved since they were read, or more shipping is asked for than is left.
  const moved = !sameUnits(first.allotted, allot(draft, unitsOf(first.order)));
  if (moved) return ask(admin, draft, unitsOf(first.order), mark);
  return draft.shipping.kind === 'amount'
    ? askShippingLeft(admin, draft, draft.shipping.amount, first)
    : first;
}

/** What is left of the shipping, as the quote of a draft that asks for more: its plan is refused with that fact. */
async function askShippingLeft(
  admin: AdminClient,
  draft: Draft,
  asked: Money,
  reading: QuoteReading,
): Promise<QuoteReading | null> {
  const whole = await ask(admin, { ...draft, shipping: { kind: 'full' } }, reading.allotted, null);
  const tooMuch = whole?.quote && asked.minor > whole.quote.shipping.refundable.minor;
  return tooMuch ? { ...whole, marked: reading.marked } : reading;
}

async function unitsOfOrder(admin: AdminClient, orderId: string): Promise<UnitsByLine | null> {
  const order = await readOrder(admin, orderId);
  return order && unitsOf(order);
}

async function ask(
  admin: AdminClient,
  draft: Draft,
  units: UnitsByLine,
  mark: string | null,
): Promise<QuoteReading | null> {
  if (draft.continues !== null) return askOfReturn(admin, draft, draft.continues, allot(draft, units));
  const allotted = allot(draft, units);
  const answer = await answered(admin, draft, allotted);
  const { order: node, returnableFulfillments } = answer;
  if (!node) return null;
  const pages = await readAllPages(admin, draft.orderId, node.lineItems, returnableFulfillments);
  const order = toOrderForReturn(node, pages.lines, pages.returnable, mark);
  const held = sameUnits(allotted, allot(draft, unitsOf(order)));
  const quote = held ? toQuote(node, answer, allotted) : null;
  return { order, quote, allotted, marked: mark === null ? null : findMarked(node, mark) };
}

/** A draft that Shopify will not value is an error beside the order: the order still tells why. */
async function answered(admin: AdminClient, draft: Draft, allotted: UnitsByLine): Promise<QuoteQuery> {
  try {
    return await admin.query(QUOTE, {
      orderId: draft.orderId,
      lines: draft.lines.map(({ lineItemId, quantity }) => ({ lineItemId, quantity })),
      fullShipping: draft.shipping.kind === 'full',
      shippingAmount: draft.shipping.kind === 'amount' ? toDecimal(draft.shipping.amount) : null,
      return: {
        orderId: draft.orderId,
        returnLineItems: Object.values(allotted)
          .flat()
          .map(({ fulfillmentLineItemId, quantity }) => ({ fulfillmentLineItemId, quantity })),
      },
    });
  } catch (error) {
    if (error instanceof AdminErrors && isQuote(error.data)) return error.data;
    throw error;
  }
}

function toQuote(
  node: QuotedOrderFragment,
  { returnCalculate, storeCreditConfiguration }: QuoteQuery,
  allotted: UnitsByLine,
): Quote | null {
  if (!returnCalculate) return null;
  const currency: string = node.presentmentCurrencyCode;
  const moneyOf = (set: { presentmentMoney: { amount: string } }): Money =>
    parseMoney(set.presentmentMoney.amount, currency);
  const values = new Map(
    returnCalculate.returnLineItems.map(({ fulfillmentLineItem, subtotalSet, totalTaxSet }) => [
      fulfillmentLineItem.id,
      withTax(node, moneyOf(subtotalSet), moneyOf(totalTaxSet)),
    ]),
  );
  const lines = Object.entries(allotted).map(([lineItemId, units]): QuotedLine => {
    const parts = units.map(({ fulfillmentLineItemId }) => values.get(fulfillmentLineItemId));
    return {
      lineItemId,
      quantity: units.reduce((count, { quantity }) => count + quantity, 0),
      value: sum(
        currency,
        parts.filter((part) => part !== undefined),
      ),
    };
  });
  if (values.size < Object.values(allotted).flat().length) return null;
  const quote = quoteOf(node, storeCreditConfiguration);
  return quote && { ...quote, lines, continues: null };
}
