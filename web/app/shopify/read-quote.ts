import type { Draft } from '../../../domain/draft.ts';
import { hasExchange } from '../../../domain/exchange.ts';
import { feesFor, takenFees, type AskedFees } from '../../../domain/fees.ts';
import { parseMoney, subtract, sum, toDecimal, zero, type Money } from '../../../domain/money.ts';
import type { Quote, QuotedLine } from '../../../domain/plan.ts';
import type { Policy } from '../../../domain/policy.ts';
import type { QuoteReading, RememberedOrder, UnitsByLine } from '../plan/ports.ts';
import { besidesOf, type Besides } from '../plan/besides.ts';
import { toRemember } from '../plan/find-order.ts';
import { allot, sameUnits, unitsOf } from '../plan/units.ts';
import { AdminErrors, type AdminClient } from './admin.ts';
import { findMarked } from './begun-returns.ts';
import { feesInShopMoney, toFees } from './calculated-fees.ts';
import type { QuoteQuery } from './generated/admin.generated.d.ts';
import type { CalculateReturnInput } from './generated/admin.types.d.ts';
import { QUOTE } from './operations/quote.ts';
import { toNewGiftCard } from './gift-card-tender.ts';
import { readAllPages } from './order-pages.ts';
import { toOrderForReturn } from './order-translation.ts';
import { quoteExchange } from './quote-exchange.ts';
import { askOfReturn } from './quote-of-return.ts';
import { isQuote, quoteOf, toStanding, withTax, type AskedOfOrder } from './quoted-order.ts';
import { readOrder } from './read-order.ts';
import { choicesOf } from './return-choices.ts';
import { toCalculateInput, toDutiesInput, toRefundLines } from './return-inputs.ts';

/** See QuoteReader.readQuote. */
export async function readQuote(
  admin: AdminClient,
  draft: Draft,
  policy: Policy,
  remembered: RememberedOrder | null,
  mark: string | null,
  locationId: number,
): Promise<QuoteReading | null> {
  const known = remembered ?? (await readToRemember(admin, draft.orderId));
  if (!known) return null;
  const fees = feesFor(policy, draft, known);
  const besidesKnown = besidesOf(draft, known);
  const question = { draft, units: known.units, besides: besidesKnown, fees, mark, policy, locationId };
  const first = await ask(admin, question);
  if (!first || first.quote) return first;
  // No value. Either the units moved since they were read, or more shipping is asked for than is left.
  const now = toRemember(first.order);
  const besides = besidesOf(draft, now);
  const moved =
    !sameUnits(first.allotted, allot(draft, now.units)) ||
    JSON.stringify(besides) !== JSON.stringify(question.besides);
  if (moved) return ask(admin, { ...question, units: now.units, besides });
  const reading =
    draft.shipping.kind === 'amount'
      ? await askShippingLeft(admin, question, draft.shipping.amount, first)
      : first;
  if (reading?.quote || besides.dutyIds.length === 0) return reading;
  // A duty so small that nothing of it belongs to these units may be refused: the goods come back all the same.
  return ask(admin, { ...question, besides: { ...besides, dutyIds: [] } });
}

interface Question {
  readonly draft: Draft;
  readonly units: UnitsByLine;
  readonly besides: Besides;
  readonly fees: AskedFees;
  readonly mark: string | null;
  readonly policy: Policy;
  readonly locationId: number;
}

/** What is left of the shipping, as the quote of a draft that asks for more: its plan is refused with that fact. */
async function askShippingLeft(
  admin: AdminClient,
  question: Question,
  asked: Money,
  reading: QuoteReading,
): Promise<QuoteReading | null> {
  const draft: Draft = { ...question.draft, shipping: { kind: 'full' } };
  const whole = await ask(admin, { ...question, draft, units: reading.allotted, mark: null });
  const tooMuch = whole?.quote && asked.minor > whole.quote.shipping.refundable.minor;
  return tooMuch ? { ...whole, marked: reading.marked } : reading;
}

async function readToRemember(admin: AdminClient, orderId: string): Promise<RememberedOrder | null> {
  const order = await readOrder(admin, orderId);
  return order && toRemember(order);
}

async function ask(
  admin: AdminClient,
  { draft, units, besides, fees, mark, policy, locationId }: Question,
): Promise<QuoteReading | null> {
  const allotted = allot(draft, units);
  if (draft.continues !== null) return askOfReturn(admin, draft, draft.continues, allotted, besides);
  const input = toCalculateInput(draft, allotted, fees);
  const answer = await answered(admin, draft, besides, input);
  const { order: node, returnableFulfillments, returnCalculate } = answer;
  if (!node) return null;
  const pages = await readAllPages(admin, node, returnableFulfillments);
  const order = toOrderForReturn(answer.shop, node, pages, choicesOf(admin.shop).learn(answer), mark);
  const held = sameUnits(allotted, allot(draft, unitsOf(order)));
  const quote =
    held && returnCalculate ? toQuote(answer, returnCalculate, allotted, { order, draft, besides }) : null;
  const exchange =
    quote && returnCalculate && hasExchange(draft)
      ? await quoteExchange(admin, {
          ...{ draft, policy, input, node, locationId, worth: quote.total },
          paid: paidFor(returnCalculate, allotted, node.presentmentCurrencyCode),
        })
      : null;
  return {
    order,
    quote: quote && { ...quote, exchange },
    allotted,
    marked: mark === null ? null : findMarked(node, mark),
    standing: toStanding(node),
  };
}

/** A draft that Shopify will not value is an error beside the order: the order still tells why. */
async function answered(
  admin: AdminClient,
  draft: Draft,
  { dutyIds, tipLineItemId }: Besides,
  calculate: CalculateReturnInput,
): Promise<QuoteQuery> {
  try {
    return await admin.query(QUOTE, {
      orderId: draft.orderId,
      withChoices: choicesOf(admin.shop).known() === null,
      lines: toRefundLines(draft, tipLineItemId),
      duties: toDutiesInput(dutyIds),
      fullShipping: draft.shipping.kind === 'full',
      shippingAmount: draft.shipping.kind === 'amount' ? toDecimal(draft.shipping.amount) : null,
      return: calculate,
    });
  } catch (error) {
    if (error instanceof AdminErrors && isQuote(error.data)) return error.data;
    throw error;
  }
}

function toQuote(
  { order: node, storeCreditConfiguration, giftCardConfiguration }: QuoteQuery,
  calculated: NonNullable<QuoteQuery['returnCalculate']>,
  allotted: UnitsByLine,
  asked: AskedOfOrder,
): Quote | null {
  if (!node) return null;
  const waived = asked.draft.waivedFees !== null;
  const currency: string = node.presentmentCurrencyCode;
  const moneyOf = (set: { presentmentMoney: { amount: string } }): Money =>
    parseMoney(set.presentmentMoney.amount, currency);
  const values = new Map(
    calculated.returnLineItems.map(({ fulfillmentLineItem, subtotalSet, totalTaxSet }) => [
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
  const fees = toFees(calculated, currency, waived, lineByUnits(allotted));
  const quote = quoteOf(node, storeCreditConfiguration, asked);
  if (!quote) return null;
  // `suggestedRefund` knows no fees. What the return really pays is compared with this before anything is paid.
  const total = subtract(quote.total, takenFees(fees, currency));
  const { totalInShopMoney } = quote;
  return {
    ...quote,
    lines,
    fees,
    total,
    tenders: [...quote.tenders, toNewGiftCard(total, giftCardConfiguration)],
    totalInShopMoney: subtract(
      totalInShopMoney,
      waived ? zero(totalInShopMoney.currency) : feesInShopMoney(calculated, totalInShopMoney.currency),
    ),
    continues: null,
    exchange: null,
  };
}

/** What was paid for the units that come back, before tax where tax came on top. */
function paidFor(
  { returnLineItems }: NonNullable<QuoteQuery['returnCalculate']>,
  allotted: UnitsByLine,
  currency: string,
): Map<string, { amount: Money; quantity: number }> {
  const lineOf = lineByUnits(allotted);
  const paid = new Map<string, { amount: Money; quantity: number }>();
  for (const { fulfillmentLineItem, quantity, subtotalSet } of returnLineItems) {
    const lineItemId = lineOf.get(fulfillmentLineItem.id) ?? '';
    const before = paid.get(lineItemId) ?? { amount: zero(currency), quantity: 0 };
    const amount = parseMoney(subtotalSet.presentmentMoney.amount, currency);
    paid.set(lineItemId, {
      amount: sum(currency, [before.amount, amount]),
      quantity: before.quantity + quantity,
    });
  }
  return paid;
}

/** `LineItem.id` by `FulfillmentLineItem.id`. */
function lineByUnits(allotted: UnitsByLine): Map<string, string> {
  return new Map(
    Object.entries(allotted).flatMap(([lineItemId, units]) =>
      units.map(({ fulfillmentLineItemId }) => [fulfillmentLineItemId, lineItemId] as const),
    ),
  );
}
