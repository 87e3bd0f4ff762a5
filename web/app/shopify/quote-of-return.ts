import type { Draft } from '../../../domain/draft.ts';
import type { Fee } from '../../../domain/fees.ts';
import {
  add,
  compare,
  equal,
  isPositive,
  parseMoney,
  subtract,
  sum,
  toDecimal,
  zero,
  type Money,
} from '../../../domain/money.ts';
import type { ContinuedReturn, Quote, QuotedLine } from '../../../domain/plan.ts';
import type { OrderForReturn } from '../../../domain/order.ts';
import type { QuoteReading } from '../plan/ports.ts';
import type { Besides } from '../plan/besides.ts';
import { toRemember } from '../plan/find-order.ts';
import { allot, sameUnits, type Allotted } from '../plan/units.ts';
import { AdminErrors, type AdminClient } from './admin.ts';
import { toNewGiftCard } from './gift-card-tender.ts';
import type { QuoteOfReturnQuery } from './generated/admin.generated.d.ts';
import { QUOTE_OF_RETURN } from './operations/quote-of-return.ts';
import { readAllPages } from './order-pages.ts';
import { toOrderForReturn } from './order-translation.ts';
import { isQuote, linesCancelled, quoteOf, toStanding, withTax, type AskedOfOrder } from './quoted-order.ts';
import { choicesOf } from './return-choices.ts';
import {
  toCancelledLines,
  toDutiesInput,
  toReturnedLines,
  toShippingInput,
  toTipLine,
} from './return-inputs.ts';

type ReturnNode = NonNullable<QuoteOfReturnQuery['return']>;

/** The order as it is and what a draft that goes on with a return is worth: one request. Null for an order that is gone. */
export async function askOfReturn(
  admin: AdminClient,
  draft: Draft,
  returnId: string,
  allotted: Allotted,
  besides: Besides,
): Promise<QuoteReading | null> {
  const answer = await answered(admin, draft, returnId, allotted, besides);
  const { order: node, returnableFulfillments, return: begun } = answer;
  if (!node) return null;
  const pages = await readAllPages(admin, node, returnableFulfillments);
  const order = toOrderForReturn(answer.shop, node, pages, choicesOf(admin.shop).learn(answer), null);
  const held = sameUnits(allotted, allot(draft, toRemember(order)));
  return {
    order,
    quote: held && begun ? toQuote(answer, begun, allotted, { order, draft, besides }) : null,
    allotted: allotted.units,
    marked: null,
    standing: toStanding(node),
  };
}

/** As with other drafts, what Shopify will not value is an error beside the order. */
async function answered(
  admin: AdminClient,
  draft: Draft,
  returnId: string,
  allotted: Allotted,
  { dutyIds, returnedDutyIds, tipLineItemId }: Besides,
): Promise<QuoteOfReturnQuery> {
  const returned = toReturnedLines(allotted);
  const cancelled = toCancelledLines(allotted);
  const tip = toTipLine(tipLineItemId);
  try {
    return await admin.query(QUOTE_OF_RETURN, {
      orderId: draft.orderId,
      withChoices: choicesOf(admin.shop).known() === null,
      lines: [...returned, ...cancelled, ...tip],
      duties: toDutiesInput(dutyIds),
      tipLineId: tipLineItemId,
      fullShipping: draft.shipping.kind === 'full',
      shippingAmount: draft.shipping.kind === 'amount' ? toDecimal(draft.shipping.amount) : null,
      returnId,
      returnLines: Object.values(allotted.units)
        .flat()
        .flatMap(({ held, quantity }) => (held ? [{ id: held.returnLineItemId, quantity }] : [])),
      shipping: toShippingInput(draft.shipping),
      both: cancelled.length > 0,
      returnedLines: [...returned, ...tip],
      returnedDuties: toDutiesInput(returnedDutyIds),
    });
  } catch (error) {
    if (error instanceof AdminErrors && isQuote(error.data)) return error.data;
    throw error;
  }
}

function toQuote(
  { order: node, storeCreditConfiguration, giftCardConfiguration }: QuoteOfReturnQuery,
  begun: ReturnNode,
  { units, cancelled }: Allotted,
  asked: AskedOfOrder,
): Quote | null {
  const {
    order: { currency, unfinishedReturns },
    draft: { continues },
    besides: { returnedDutyIds, cancelledDutyIds },
  } = asked;
  const quote = node && quoteOf(node, storeCreditConfiguration, asked);
  const status = unfinishedReturns.find(({ id }) => id === continues)?.status;
  if (!quote || !status) return null;
  const moneyOf = (set: { presentmentMoney: { amount: string } }) =>
    parseMoney<string>(set.presentmentMoney.amount, currency);
  const returned = (node.draft?.refundLineItems ?? []).filter(({ restockType }) => restockType !== 'CANCEL');
  const values = new Map(
    returned.map(({ lineItem, subtotalSet, totalTaxSet }) => [
      lineItem.id,
      withTax(node, moneyOf(subtotalSet), moneyOf(totalTaxSet)),
    ]),
  );
  const lines = Object.entries(units).map(([lineItemId, ofLine]) => ({
    lineItemId,
    quantity: ofLine.reduce((count, { quantity }) => count + quantity, 0),
    value: values.get(lineItemId) ?? zero(currency),
  }));
  const cancelledLines = linesCancelled(node, cancelled);
  const suggested = node.returned ? paidBy(node.returned, quote) : quote;
  const ofReturn = totalOf(begun, suggested, asked.order);
  const isValued =
    lines.every(({ lineItemId }) => values.has(lineItemId)) &&
    cancelledLines.length === Object.keys(cancelled).length;
  if (!ofReturn || !isValued) return null;
  // What goes back on the order beyond what its return alone would give.
  const beyond = subtract(quote.total, suggested.total);
  const total = add(ofReturn.total, beyond);
  const goods = [...lines, ...cancelledLines].map(({ value }) => value);
  const besides = [quote.shipping.amount, quote.duties.amount, quote.tip.amount];
  const kept = subtract(sum(currency, [...goods, ...besides]), total);
  return {
    ...quote,
    total,
    totalInShopMoney: add(
      ofReturn.totalInShopMoney,
      subtract(quote.totalInShopMoney, suggested.totalInShopMoney),
    ),
    tenders: [...quote.tenders, toNewGiftCard(total, giftCardConfiguration)],
    lines,
    duties: { ...quote.duties, ids: returnedDutyIds },
    cancellation:
      cancelledLines.length === 0
        ? null
        : { lines: cancelledLines, total: beyond, dutyIds: cancelledDutyIds },
    fees: feesOf(begun, lines, kept, currency),
    continues: asItStands(begun, status),
    exchange: null,
  };
}

type Totals = Pick<Quote, 'total' | 'totalInShopMoney'>;

function paidBy(
  { amountSet }: NonNullable<NonNullable<QuoteOfReturnQuery['order']>['returned']>,
  { total, totalInShopMoney }: Totals,
): Totals {
  return {
    total: parseMoney<string>(amountSet.presentmentMoney.amount, total.currency),
    totalInShopMoney: parseMoney<string>(amountSet.shopMoney.amount, totalInShopMoney.currency),
  };
}

/**
 * What processing these units would pay, less the return's fees. No documentation says whether Shopify tells that of a return that is only
 * asked for. Where it does not, and there are no fees, the order's own suggestion stands in; once the return is approved it is asked
 * again, before any money moves.
 */
function totalOf(begun: ReturnNode, suggested: Totals, { currency }: OrderForReturn): Totals | null {
  const { suggestedFinancialOutcome: outcome, status } = begun;
  if (!outcome) return status === 'REQUESTED' && feesOn(begun, currency).length === 0 ? suggested : null;
  const shopCurrency = suggested.totalInShopMoney.currency;
  const { financialTransfer } = outcome;
  // No transfer, or an invoice: the customer would get nothing.
  if (!financialTransfer || !('amount' in financialTransfer)) {
    return { total: zero(currency), totalInShopMoney: zero(shopCurrency) };
  }
  const { presentmentMoney, shopMoney } = financialTransfer.amount;
  return {
    total: parseMoney<string>(presentmentMoney.amount, currency),
    totalInShopMoney: parseMoney<string>(shopMoney.amount, shopCurrency),
  };
}

/**
 * What of the return's own fees these units pay, where `kept` is what Shopify keeps of their worth. A fee is stated for the whole of its line:
 * where only a part is processed, what is kept is all that is known.
 */
function feesOf(
  begun: ReturnNode,
  lines: readonly QuotedLine[],
  kept: Money,
  currency: string,
): readonly Fee[] {
  const fees = feesOn(begun, currency).filter(
    ({ lineItemId }) => lineItemId === null || lines.some((line) => line.lineItemId === lineItemId),
  );
  const stated = sum(
    currency,
    fees.map(({ amount }) => amount),
  );
  if (fees.length === 0 || equal(stated, kept) || compare(kept, stated) > 0) return fees;
  return isPositive(kept)
    ? [{ kind: 'restocking', lineItemId: null, percentage: null, amount: kept, waived: false }]
    : [];
}

/** The fees that the return was begun with: nothing here can waive them. */
function feesOn({ returnLineItems, returnShippingFees }: ReturnNode, currency: string): Fee[] {
  const amountOf = ({ amountSet }: { amountSet: { presentmentMoney: { amount: string } } }) =>
    parseMoney<string>(amountSet.presentmentMoney.amount, currency);
  const fees = returnLineItems.nodes.flatMap((line): Fee[] => {
    if (!('restockingFee' in line) || !line.restockingFee) return [];
    const { restockingFee, fulfillmentLineItem } = line;
    const { percentage } = restockingFee;
    const lineItemId = fulfillmentLineItem.lineItem.id;
    return [{ kind: 'restocking', lineItemId, percentage, amount: amountOf(restockingFee), waived: false }];
  });
  const shipping = returnShippingFees.map((fee): Fee => {
    return {
      kind: 'return_shipping',
      lineItemId: null,
      percentage: null,
      amount: amountOf(fee),
      waived: false,
    };
  });
  return [...fees, ...shipping].filter(({ amount }) => isPositive(amount));
}

function asItStands(
  { id, name, returnLineItems, refunds, transactions }: ReturnNode,
  status: ContinuedReturn['status'],
): ContinuedReturn {
  return {
    id,
    name,
    status,
    processed: Object.fromEntries(
      returnLineItems.nodes.map(({ id: lineId, processedQuantity }) => [lineId, processedQuantity]),
    ),
    refundIds: refunds.nodes.map(({ id: refundId }) => refundId),
    transactionIds: transactions.nodes.map(({ id: transactionId }) => transactionId),
  };
}
