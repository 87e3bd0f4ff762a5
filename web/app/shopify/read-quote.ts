import type { Draft } from '../../../domain/draft.ts';
import { hasExchange } from '../../../domain/exchange.ts';
import { feesFor, takenFees, type AskedFees } from '../../../domain/fees.ts';
import { parseMoney, subtract, sum, toDecimal, zero, type Money } from '../../../domain/money.ts';
import type { Quote, QuotedExchange, QuotedLine } from '../../../domain/plan.ts';
import type { Policy } from '../../../domain/policy.ts';
import type { QuoteReading, RememberedOrder, UnitsByLine } from '../plan/ports.ts';
import { besidesOf, type Besides } from '../plan/besides.ts';
import { toRemember } from '../plan/find-order.ts';
import { allot, sameUnits, type Allotted } from '../plan/units.ts';
import { AdminErrors, type AdminClient } from './admin.ts';
import { findMarked } from './begun-returns.ts';
import { feesInShopMoney, toFees } from './calculated-fees.ts';
import type { QuoteQuery } from './generated/admin.generated.d.ts';
import type { CalculateReturnInput } from './generated/admin.types.d.ts';
import { QUOTE } from './operations/quote.ts';
import { toNewGiftCard } from './gift-card-tender.ts';
import type { UnitsOff } from './order-edits.ts';
import { readAllPages } from './order-pages.ts';
import { toOrderForReturn } from './order-translation.ts';
import { quoteExchange } from './quote-exchange.ts';
import { askOfReturn } from './quote-of-return.ts';
import {
  cancelledAmounts,
  isQuote,
  linesCancelled,
  quoteOf,
  toStanding,
  withTax,
  type AskedOfOrder,
} from './quoted-order.ts';
import { readOrder } from './read-order.ts';
import { choicesOf } from './return-choices.ts';
import {
  toCalculateInput,
  toCancelledLines,
  toDutiesInput,
  toReturnedLines,
  toTipLine,
} from './return-inputs.ts';

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
  const questionOf = (units: Pick<RememberedOrder, 'units' | 'unfulfilled' | 'duties' | 'tipLineItemId'>) => {
    const asked = swapsAll(draft, units) ? goodsAlone(draft) : draft;
    return { draft: asked, known: units, besides: besidesOf(asked, units), fees, mark, policy, locationId };
  };
  const fees = feesFor(policy, draft, known);
  const question = questionOf(known);
  const first = await ask(admin, question);
  if (!first || first.quote) return first;
  // No value. Either the units moved since they were read, or more shipping is asked for than is left.
  const now = toRemember(first.order);
  const again = questionOf(now);
  const { besides } = again;
  const moved =
    !sameUnits(allot(draft, known), allot(draft, now)) ||
    JSON.stringify(besides) !== JSON.stringify(question.besides);
  if (moved) return ask(admin, again);
  const reading =
    draft.shipping.kind === 'amount'
      ? await askShippingLeft(admin, question, draft.shipping.amount, first)
      : first;
  if (reading?.quote || besides.dutyIds.length === 0) return reading;
  // A duty so small that nothing of it belongs to these units may be refused: the goods come back all the same.
  return ask(admin, { ...question, besides: { ...besides, dutyIds: [] } });
}

/** Whether the draft swaps units none of which was sent: an order edit does that, and nothing comes back. */
function swapsAll(draft: Draft, known: Pick<RememberedOrder, 'units' | 'unfulfilled'>): boolean {
  if (!hasExchange(draft) || draft.exchange.throughCart) return false;
  const { units, cancelled } = allot(draft, known);
  return Object.keys(units).length === 0 && Object.keys(cancelled).length > 0;
}

/** The order still stands, and so do its shipping, duties and tip. */
function goodsAlone(draft: Draft): Draft {
  return { ...draft, shipping: { kind: 'none' }, duties: false, tip: false };
}

interface Question {
  readonly draft: Draft;
  /** Where its units come from. */
  readonly known: Pick<RememberedOrder, 'units' | 'unfulfilled'>;
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
  const whole = await ask(admin, { ...question, draft, known: toRemember(reading.order), mark: null });
  const tooMuch = whole?.quote && asked.minor > whole.quote.shipping.refundable.minor;
  return tooMuch ? { ...whole, marked: reading.marked } : reading;
}

async function readToRemember(admin: AdminClient, orderId: string): Promise<RememberedOrder | null> {
  const order = await readOrder(admin, orderId);
  return order && toRemember(order);
}

async function ask(
  admin: AdminClient,
  { draft, known, besides, fees, mark, policy, locationId }: Question,
): Promise<QuoteReading | null> {
  const allotted = allot(draft, known);
  // Where nothing of the return is taken there is only what was never sent, which is no affair of the return's.
  if (draft.continues !== null && Object.keys(allotted.units).length > 0) {
    return askOfReturn(admin, draft, draft.continues, allotted, besides);
  }
  const input = toCalculateInput(draft, allotted.units, fees);
  const answer = await answered(admin, draft, allotted, besides, input);
  const { order: node, returnableFulfillments, returnCalculate } = answer;
  if (!node) return null;
  const pages = await readAllPages(admin, node, returnableFulfillments);
  const order = toOrderForReturn(answer.shop, node, pages, choicesOf(admin.shop).learn(answer), mark);
  const held = sameUnits(allotted, allot(draft, toRemember(order)));
  const quote = held ? toQuote(answer, allotted, { order, draft, besides }) : null;
  const swapped = swapsAll(draft, known) ? unitsOff(allotted) : [];
  const exchange =
    quote && (returnCalculate || swapped.length > 0) && hasExchange(draft)
      ? await quoteExchange(admin, {
          ...{ draft, policy, input, node, locationId, swapped, worth: quote.total },
          paid: returnCalculate
            ? paidFor(returnCalculate, allotted.units, node.presentmentCurrencyCode)
            : paidForUnsent(node, allotted.cancelled),
        })
      : null;
  return {
    order,
    quote: quote && (exchange?.edit ? swapQuote(quote, exchange, exchange.edit) : { ...quote, exchange }),
    allotted: allotted.units,
    marked: mark === null ? null : findMarked(node, mark),
    standing: toStanding(node),
  };
}

/** A draft that Shopify will not value is an error beside the order: the order still tells why. */
async function answered(
  admin: AdminClient,
  draft: Draft,
  allotted: Allotted,
  { dutyIds, returnedDutyIds, tipLineItemId }: Besides,
  calculate: CalculateReturnInput,
): Promise<QuoteQuery> {
  const returned = toReturnedLines(allotted);
  const cancelled = toCancelledLines(allotted);
  const tip = toTipLine(tipLineItemId);
  try {
    return await admin.query(QUOTE, {
      orderId: draft.orderId,
      withChoices: choicesOf(admin.shop).known() === null,
      lines: [...returned, ...cancelled, ...tip],
      duties: toDutiesInput(dutyIds),
      fullShipping: draft.shipping.kind === 'full',
      shippingAmount: draft.shipping.kind === 'amount' ? toDecimal(draft.shipping.amount) : null,
      return: calculate,
      returns: returned.length > 0,
      both: returned.length > 0 && cancelled.length > 0,
      returnedLines: [...returned, ...tip],
      returnedDuties: toDutiesInput(returnedDutyIds),
    });
  } catch (error) {
    if (error instanceof AdminErrors && isQuote(error.data)) return error.data;
    throw error;
  }
}

function toQuote(
  { order: node, returnCalculate: calculated, storeCreditConfiguration, giftCardConfiguration }: QuoteQuery,
  { units: allotted, cancelled }: Allotted,
  asked: AskedOfOrder,
): Quote | null {
  const returns = Object.keys(allotted).length > 0;
  if (!node || (returns && !calculated)) return null;
  const waived = asked.draft.waivedFees !== null;
  const currency: string = node.presentmentCurrencyCode;
  const moneyOf = (set: { presentmentMoney: { amount: string } }): Money =>
    parseMoney(set.presentmentMoney.amount, currency);
  const values = new Map(
    (calculated?.returnLineItems ?? []).map(({ fulfillmentLineItem, subtotalSet, totalTaxSet }) => [
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
  const fees = calculated ? toFees(calculated, currency, waived, lineByUnits(allotted)) : [];
  const quote = quoteOf(node, storeCreditConfiguration, asked);
  const cancelledLines = linesCancelled(node, cancelled);
  if (!quote || cancelledLines.length < Object.keys(cancelled).length) return null;
  // `suggestedRefund` knows no fees. What the return really pays is compared with this before anything is paid.
  const total = subtract(quote.total, takenFees(fees, currency));
  const { totalInShopMoney } = quote;
  return {
    ...quote,
    lines,
    fees,
    total,
    tenders: [...quote.tenders, toNewGiftCard(total, giftCardConfiguration)],
    duties: { ...quote.duties, ids: asked.besides.returnedDutyIds },
    cancellation:
      cancelledLines.length === 0
        ? null
        : {
            lines: cancelledLines,
            // What goes back on the order beyond what its return alone would give.
            total:
              returns && node.returned
                ? subtract(quote.total, moneyOf(node.returned.amountSet))
                : quote.total,
            dutyIds: asked.besides.cancelledDutyIds,
          },
    totalInShopMoney: subtract(
      totalInShopMoney,
      waived || !calculated
        ? zero(totalInShopMoney.currency)
        : feesInShopMoney(calculated, totalInShopMoney.currency),
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

function unitsOff({ cancelled }: Allotted): UnitsOff[] {
  return Object.entries(cancelled).map(([lineItemId, quantity]) => ({ lineItemId, quantity }));
}

/** The same for units that were never sent. */
function paidForUnsent(
  node: NonNullable<QuoteQuery['order']>,
  cancelled: Allotted['cancelled'],
): Map<string, { amount: Money; quantity: number }> {
  const amountOf = cancelledAmounts(node);
  return new Map(
    Object.entries(cancelled).flatMap(([lineItemId, quantity]) => {
      const amount = amountOf(lineItemId)?.subtotal;
      return amount ? [[lineItemId, { amount, quantity }] as const] : [];
    }),
  );
}

/** What is swapped is worth what the edit takes off the order; shipping, duties and tip stay with it. */
function swapQuote(quote: Quote, exchange: QuotedExchange, edit: NonNullable<QuotedExchange['edit']>): Quote {
  const nothing = zero(quote.total.currency);
  return {
    ...quote,
    exchange,
    total: edit.worth,
    totalInShopMoney: edit.worthInShopMoney,
    cancellation: quote.cancellation && { ...quote.cancellation, total: edit.worth, dutyIds: [] },
    shipping: { ...quote.shipping, amount: nothing, refundable: nothing },
    duties: { amount: nothing, ids: [], offered: false },
    tip: { amount: nothing, lineItemId: null, refundable: nothing },
  };
}

/** `LineItem.id` by `FulfillmentLineItem.id`. */
function lineByUnits(allotted: Allotted['units']): Map<string, string> {
  return new Map(
    Object.entries(allotted).flatMap(([lineItemId, units]) =>
      units.map(({ fulfillmentLineItemId }) => [fulfillmentLineItemId, lineItemId] as const),
    ),
  );
}
