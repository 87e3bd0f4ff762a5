import type { Draft } from '../../../domain/draft.ts';
import { feesFor, takenFees, type AskedFees } from '../../../domain/fees.ts';
import { add, money, parseMoney, subtract, sum, toDecimal, zero, type Money } from '../../../domain/money.ts';
import type { OrderForReturn } from '../../../domain/order.ts';
import type { Quote, QuotedLine } from '../../../domain/plan.ts';
import type { Policy } from '../../../domain/policy.ts';
import type { QuoteReading, RememberedOrder, UnitsByLine } from '../plan/ports.ts';
import { AdminErrors, type AdminClient } from './admin.ts';
import { feesInShopMoney, toFees } from './calculated-fees.ts';
import type { QuoteQuery } from './generated/admin.generated.d.ts';
import type { CalculateReturnInput } from './generated/admin.types.d.ts';
import { QUOTE } from './operations/quote.ts';
import { toNewGiftCard } from './gift-card-tender.ts';
import { readAllPages } from './order-pages.ts';
import { findMarked, toOrderForReturn } from './order-translation.ts';
import { readOrder } from './read-order.ts';
import { toCalculateInput } from './return-inputs.ts';
import { toNewStoreCredit } from './store-credit.ts';
import { toTenders } from './tenders.ts';

type OrderNode = NonNullable<QuoteQuery['order']>;

/** See QuoteReader.readQuote. */
export async function readQuote(
  admin: AdminClient,
  draft: Draft,
  policy: Policy,
  remembered: RememberedOrder | null,
  mark: string | null,
): Promise<QuoteReading | null> {
  const known = remembered ?? (await readToRemember(admin, draft.orderId));
  if (!known) return null;
  const question = { draft, units: known.units, fees: feesFor(policy, draft, known), mark };
  const first = await ask(admin, question);
  if (!first || first.quote) return first;
  // No value. Either the units moved since they were read, or more shipping is asked for than is left.
  const units = unitsByLine(first.order);
  const moved = !sameUnits(first.allotted, allot(draft, units));
  if (moved) return ask(admin, { ...question, units });
  return draft.shipping.kind === 'amount'
    ? askShippingLeft(admin, question, draft.shipping.amount, first)
    : first;
}

interface Question {
  readonly draft: Draft;
  readonly units: UnitsByLine;
  readonly fees: AskedFees;
  readonly mark: string | null;
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
  return order && { units: unitsByLine(order), soldAt: order.soldAt, currency: order.currency };
}

async function ask(admin: AdminClient, { draft, units, fees, mark }: Question): Promise<QuoteReading | null> {
  const allotted = allot(draft, units);
  const answer = await answered(admin, draft, toCalculateInput(draft, allotted, fees));
  const { order: node, returnableFulfillments, returnCalculate } = answer;
  if (!node) return null;
  const pages = await readAllPages(admin, draft.orderId, node.lineItems, returnableFulfillments);
  const order = toOrderForReturn(answer.shop, node, pages.lines, pages.returnable, mark);
  const held = sameUnits(allotted, allot(draft, unitsByLine(order)));
  const quote =
    held && returnCalculate
      ? toQuote(node, returnCalculate, answer, allotted, draft.waivedFees !== null)
      : null;
  return {
    order,
    quote,
    allotted,
    marked: mark === null ? null : findMarked(node, mark),
    standing: toStanding(node),
  };
}

/** A draft that Shopify will not value is an error beside the order: the order still tells why. */
async function answered(
  admin: AdminClient,
  draft: Draft,
  calculate: CalculateReturnInput,
): Promise<QuoteQuery> {
  try {
    return await admin.query(QUOTE, {
      orderId: draft.orderId,
      lines: draft.lines.map(({ lineItemId, quantity }) => ({ lineItemId, quantity })),
      fullShipping: draft.shipping.kind === 'full',
      shippingAmount: draft.shipping.kind === 'amount' ? toDecimal(draft.shipping.amount) : null,
      return: calculate,
    });
  } catch (error) {
    if (error instanceof AdminErrors && isQuote(error.data)) return error.data;
    throw error;
  }
}

function isQuote(data: unknown): data is QuoteQuery {
  return (
    typeof data === 'object' &&
    data !== null &&
    'order' in data &&
    'returnableFulfillments' in data &&
    data.returnableFulfillments !== null
  );
}

function toQuote(
  node: OrderNode,
  calculated: NonNullable<QuoteQuery['returnCalculate']>,
  configured: Pick<QuoteQuery, 'storeCreditConfiguration' | 'giftCardConfiguration'>,
  allotted: UnitsByLine,
  waived: boolean,
): Quote | null {
  const { draft, everything, transactions } = node;
  if (!draft || !everything) return null;
  const currency: string = node.presentmentCurrencyCode;
  const moneyOf = (set: { presentmentMoney: { amount: string } }): Money =>
    parseMoney(set.presentmentMoney.amount, currency);
  // Where prices exclude tax it comes on top, for goods and shipping alike.
  const withTax = (amount: Money, tax: Money) => (node.taxesIncluded ? amount : add(amount, tax));
  const values = new Map(
    calculated.returnLineItems.map(({ fulfillmentLineItem, subtotalSet, totalTaxSet }) => [
      fulfillmentLineItem.id,
      withTax(moneyOf(subtotalSet), moneyOf(totalTaxSet)),
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
  // `suggestedRefund` knows no fees. What the return really pays is compared with this before anything is paid.
  const total = subtract(moneyOf(draft.amountSet), takenFees(fees, currency));
  return {
    lines,
    shipping: {
      amount: withTax(moneyOf(draft.shipping.amountSet), moneyOf(draft.shipping.taxSet)),
      refundable: moneyOf(everything.shipping.maximumRefundableSet),
    },
    fees,
    total,
    totalInShopMoney: subtract(
      parseMoney<string>(draft.amountSet.shopMoney.amount, node.currencyCode),
      waived ? zero<string>(node.currencyCode) : feesInShopMoney(calculated, node.currencyCode),
    ),
    tenders: [
      ...toTenders(
        transactions,
        [...draft.suggestedTransactions, ...everything.suggestedTransactions],
        currency,
      ),
      toNewStoreCredit(node, configured.storeCreditConfiguration, currency),
      toNewGiftCard(total, configured.giftCardConfiguration),
    ],
  };
}

/** How the order stands between shop and customer, whatever the draft. */
function toStanding({
  everything,
  totalOutstandingSet,
  presentmentCurrencyCode: currency,
}: OrderNode): QuoteReading['standing'] {
  const outstanding = parseMoney<string>(totalOutstandingSet.presentmentMoney.amount, currency);
  return {
    // Negative: in the customer's favour.
    owed: money(Math.max(0, -outstanding.minor), currency),
    refundable: parseMoney<string>(everything?.maximumRefundableSet.presentmentMoney.amount ?? '0', currency),
  };
}

/** `LineItem.id` by `FulfillmentLineItem.id`. */
function lineByUnits(allotted: UnitsByLine): Map<string, string> {
  return new Map(
    Object.entries(allotted).flatMap(([lineItemId, units]) =>
      units.map(({ fulfillmentLineItemId }) => [fulfillmentLineItemId, lineItemId] as const),
    ),
  );
}

function unitsByLine(order: OrderForReturn): UnitsByLine {
  return Object.fromEntries(order.lines.map((line) => [line.id, line.returnable]));
}

/** Units for the draft's lines, those handed over last first; as many as there are where more are asked. */
function allot(draft: Draft, units: UnitsByLine): UnitsByLine {
  return Object.fromEntries(
    draft.lines.map(({ lineItemId, quantity }) => [lineItemId, upTo(units[lineItemId] ?? [], quantity)]),
  );
}

function upTo(units: UnitsByLine[string], quantity: number): UnitsByLine[string] {
  let missing = quantity;
  return units.flatMap((unit) => {
    const taken = Math.min(missing, unit.quantity);
    missing -= taken;
    return taken > 0 ? [{ fulfillmentLineItemId: unit.fulfillmentLineItemId, quantity: taken }] : [];
  });
}

function sameUnits(a: UnitsByLine, b: UnitsByLine): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
