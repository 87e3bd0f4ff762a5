import { addDays, calendarOf, type Day } from './calendar.ts';
import { heldUnits } from './begun-return.ts';
import {
  lineOf,
  quantityLeft,
  returnableQuantity,
  type Objection,
  type OrderForReturn,
  type OrderLine,
  type UnfinishedReturn,
} from './order.ts';
import type { Policy } from './policy.ts';

/**
 * The order with what the policy has against taking each of its lines back at this moment (ISO 8601 UTC). Days begin and end in the
 * shop's time zone.
 */
export function judgeByPolicy(policy: Policy, order: OrderForReturn, at: string): OrderForReturn {
  const dayOf = calendarOf(order.timeZone);
  const lastDays = lastDaysBy(policy, order, dayOf);
  const finalSale = new Set(policy.finalSaleTags.map(plain));
  const objectionTo = (line: OrderLine, day: Day) =>
    finalSaleObjection(line, finalSale, policy) ?? lateObjection(line, lastDays(line), day, policy);
  const today = dayOf(at);
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, objection: objectionTo(line, today) })),
    unfinishedReturns: order.unfinishedReturns.map((begun) =>
      // An open return is one that the shop has agreed to. What was asked for in time does not become late by waiting.
      begun.status === 'OPEN'
        ? begun
        : judgeRequest(begun, order, (line) => objectionTo(line, dayOf(begun.begunAt))),
    ),
  };
}

function judgeRequest(
  request: UnfinishedReturn,
  order: OrderForReturn,
  objectionTo: (line: OrderLine) => Objection | null,
): UnfinishedReturn {
  const lines = request.lines.map((onReturn) => {
    const line = lineOf(order, onReturn.lineItemId);
    const ofLine = request.lines.filter(({ lineItemId }) => lineItemId === onReturn.lineItemId);
    const returnable = heldUnits(request, ofLine, order);
    return {
      ...onReturn,
      objection: line ? objectionTo({ ...line, returnable, unfulfilledQuantity: 0 }) : null,
    };
  });
  return { ...request, lines };
}

function finalSaleObjection(
  line: OrderLine,
  finalSale: ReadonlySet<string>,
  { exceptions }: Policy,
): Objection | null {
  const tag = line.tags.find((candidate) => finalSale.has(plain(candidate)));
  if (tag === undefined) return null;
  return { reason: { code: 'LINE_FINAL_SALE', tag }, upTo: 0, exception: exceptions.finalSale };
}

function lateObjection(
  line: OrderLine,
  lastDays: readonly Day[] | null,
  today: Day,
  { exceptions }: Policy,
): Objection | null {
  const missed = lastDays?.filter((lastDay) => lastDay < today) ?? [];
  const until = missed.sort().at(-1);
  if (lastDays === null || until === undefined) return null;
  const late = line.returnable.filter((_, index) => (lastDays[index] ?? today) < today);
  const upTo = quantityLeft(line) - returnableQuantity({ returnable: late });
  return { reason: { code: 'LINE_LATE', until }, upTo, exception: exceptions.late };
}

/** The last day for each fulfillment's units of a line; null where there is no window. */
function lastDaysBy(
  { window: windows, holiday, afterExchange }: Policy,
  order: OrderForReturn,
  dayOf: (instant: string) => Day,
): (line: OrderLine) => Day[] | null {
  const window = windows[order.soldAt];
  if (!window) return () => null;
  return ({ returnable, exchangedAt }) => {
    const asExchange = exchangedAt !== null && afterExchange === 'exchange';
    // Goods given in exchange stand in for those that were bought: their own hand-over begins nothing anew.
    const handedOver = exchangedAt !== null && !asExchange ? order.firstHandedOverAt : null;
    const bought = dayOf(asExchange ? exchangedAt : order.processedAt);
    return returnable.map(({ handedOverAt }) => {
      const from = window.from === 'purchase' ? bought : dayOf(handedOver ?? handedOverAt);
      const lastDay = addDays(from, window.days);
      const atHoliday = holiday && holiday.boughtFrom <= bought && bought <= holiday.boughtTo;
      return atHoliday && holiday.until > lastDay ? holiday.until : lastDay;
    });
  };
}

function plain(tag: string): string {
  return tag.trim().toLowerCase();
}
