import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  setChoices,
  setDetails,
  setQuantity,
  startDraft,
  type Draft,
  type Split,
} from '../../domain/draft.ts';
import { orderFor } from '../../domain/begun-return.ts';
import { judgeLine } from '../../domain/eligibility.ts';
import { isPositive, money, parseMoney, smaller, subtract, type Money } from '../../domain/money.ts';
import { lineOf, type OrderForReturn } from '../../domain/order.ts';
import type { Plan } from '../../domain/plan.ts';
import { NEW_GIFT_CARD, NEW_STORE_CREDIT } from '../../domain/tender.ts';
import type { OrderTruth } from '../../simulator/admin/index.ts';
import { askForUnits, goOnWith } from './begun-returns.ts';
import { openCounter, TILL, type Counter } from './counter.ts';
import { randomCase, RANDOM_SHOPS, storeOf, type RandomVisit } from './random-shops.ts';

/** Of all shops together; `npm run properties` asks for many more. */
const CASES = Number(process.env.CASES ?? 300);
const SEED = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };
const MS_A_CASE = 1_000;

describe.each(RANDOM_SHOPS.map((shop) => ({ shop, what: shop.what })))('$what', ({ shop }) => {
  let counter: Counter;
  let number = 0;
  beforeAll(async () => {
    counter = await openCounter(storeOf(shop));
  });
  afterAll(() => counter.close());

  test(
    'what a plan shows is what is paid, and never more than was paid in',
    () => everyCase(),
    CASES * MS_A_CASE,
  );

  async function everyCase(): Promise<void> {
    await fc.assert(
      fc.asyncProperty(randomCase(shop), async ({ order, visits }) => {
        // An order of its own each time: web remembers those it has seen.
        number += 1;
        const name = `#${number}`;
        counter.shopify.reset(storeOf(shop, [{ ...order, id: number, name }]));
        for (const visit of visits) await visitOnce(counter, name, visit);
      }),
      { ...SEED, numRuns: Math.ceil(CASES / RANDOM_SHOPS.length) },
    );
  }
});

async function visitOnce(counter: Counter, name: string, visit: RandomVisit): Promise<void> {
  await beginElsewhere(counter, name, visit);
  const before = truthOf(counter, name);
  const order = await counter.open(name);
  const plan = await planOf(counter, order, visit);
  if (!plan) return;
  const reply = await counter.settle(plan.id, TILL);
  const goods = plan.lines.length > 0 ? 'returned' : 'cancelled';
  expect(reply).toMatchObject({ settlement: { state: 'finished', money: 'paid', goods } });
  const after = truthOf(counter, name);
  expect(unitsGone(after) - unitsGone(before)).toBe(
    [...plan.lines, ...(plan.cancellation?.lines ?? [])].reduce((sum, { quantity }) => sum + quantity, 0),
  );
  // What comes back is on a return, what is cancelled is not.
  expect(unitsReturned(after) - unitsReturned(before)).toBe(
    plan.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  );

  expect(paidOut(after) - paidOut(before)).toBe(plan.total.minor);
  for (const leg of plan.legs) {
    expect(paidTo(after, leg.parentId) - paidTo(before, leg.parentId)).toBe(leg.amount.minor);
  }
  for (const { id, amount } of payments(after)) {
    expect(paidTo(after, id)).toBeLessThanOrEqual(minor(amount.presentment, after));
  }
  expect(paidOut(after)).toBeLessThanOrEqual(minor(after.paid.presentment, after));
  expect(minor(after.outstanding.presentment, after)).toBe(0);
  // Who brings everything back, shipping too, has all the money again.
  if (minor(after.currentTotal.presentment, after) === 0) {
    expect(paidOut(after)).toBe(minor(after.paid.presentment, after));
  }
}

/** One return at a time: while one stands, a visit goes on with it. */
async function beginElsewhere(counter: Counter, name: string, { begun }: RandomVisit): Promise<void> {
  if (!begun) return;
  const { id, lines, unfinishedReturns } = await counter.open(name);
  const [units] = lines.flatMap(({ returnable }) => returnable);
  if (!units || unfinishedReturns.length > 0) return;
  const quantity = Math.max(1, Math.round(units.quantity * begun.share));
  await askForUnits(counter, id, units, quantity, begun.status === 'open');
}

/** Null where there is nothing to pay, or nothing was chosen. */
async function planOf(counter: Counter, order: OrderForReturn, visit: RandomVisit): Promise<Plan | null> {
  const start = order.unfinishedReturns.length > 0 ? goOnWith(order) : startDraft(randomUUID(), order.id);
  const chosen = order.lines.reduce((draft, ordered, index) => {
    const line = lineOf(orderFor(draft, order), ordered.id);
    if (!line) return draft;
    const judged = judgeLine(line);
    const upTo = judged.kind === 'returnable' ? judged.upTo : 0;
    const chosen = setQuantity(draft, order, line.id, Math.round(upTo * (visit.share[index] ?? 0)));
    return visit.unfulfilledFirst ? setDetails(chosen, line.id, { unfulfilledFirst: true }) : chosen;
  }, start);
  if (chosen.lines.length === 0) return null;
  const first = await counter.plan(withShipping(chosen, order, visit.shipping));
  if (first.kind === 'refused') {
    expect(first.refusal).toEqual({ code: 'NOTHING_TO_PAY' });
    return null;
  }
  const split = splitOf(first.plan, visit.split);
  if (split === null) return first.plan;
  const second = await counter.plan(setChoices(first.plan.draft, { split }));
  if (second.kind === 'refused') throw new Error(`refused: ${JSON.stringify(second.refusal)}`);
  expect(second.plan.total).toEqual(first.plan.total);
  return second.plan;
}

function withShipping(draft: Draft, order: OrderForReturn, shipping: RandomVisit['shipping']): Draft {
  if (shipping !== 'part') return setChoices(draft, { shipping: { kind: shipping } });
  const left = subtract(order.shipping.paid, order.shipping.refunded);
  const amount = money(Math.floor(left.minor / 3), order.currency);
  return setChoices(draft, { shipping: isPositive(amount) ? { kind: 'amount', amount } : { kind: 'none' } });
}

function splitOf({ total, tenders }: Plan, wanted: RandomVisit['split']): Split {
  if (wanted === 'rule') return null;
  const credit = tenders.find(({ parentId }) => parentId === NEW_STORE_CREDIT);
  if (wanted === 'store_credit') {
    return credit && !credit.unavailable && credit.ceiling.minor >= total.minor ? 'store_credit' : null;
  }
  let left = total;
  const take = (ceiling: Money) => {
    const amount = smaller(ceiling, left);
    left = subtract(left, amount);
    return amount;
  };
  const usable = tenders.filter(({ unavailable }) => unavailable === null).reverse();
  const firsts = usable.map(({ parentId, ceiling }, index) => {
    const part = money(Math.floor(ceiling.minor * (wanted[index % wanted.length] ?? 0)), ceiling.currency);
    return { parentId, ceiling: subtract(ceiling, part), amount: take(part) };
  });
  const amounts = firsts.map(({ parentId, ceiling, amount }) => ({
    parentId,
    amount: money(amount.minor + take(ceiling).minor, amount.currency),
  }));
  return isPositive(left) ? null : amounts.filter(({ amount }) => isPositive(amount));
}

function truthOf(counter: Counter, name: string): OrderTruth {
  const truth = counter.shopify.order(name);
  if (!truth) throw new Error(`${name} is gone`);
  return truth;
}

function minor(amount: string, { presentmentCurrency }: OrderTruth): number {
  return parseMoney(amount, presentmentCurrency).minor;
}

function unitsGone({ lines }: OrderTruth): number {
  return sumOf(lines.map(({ refunded }) => refunded));
}

function unitsReturned({ returns }: OrderTruth): number {
  return sumOf(returns.flatMap(({ lines }) => lines.map(({ processed }) => processed)));
}

function payments({ transactions }: OrderTruth) {
  return transactions.filter(({ kind }) => kind === 'SALE');
}

/** What went back to one payment, or was given as new store credit or as new gift cards. */
function paidTo(truth: OrderTruth, parentId: string): number {
  if (parentId === NEW_GIFT_CARD) {
    return sumOf(
      truth.giftCards.map(({ initialValue, currency }) => parseMoney(initialValue, currency).minor),
    );
  }
  if (parentId === NEW_STORE_CREDIT) {
    return sumOf(truth.storeCredit.map(({ amount }) => minor(amount, truth)));
  }
  return sumOf(
    truth.transactions
      .filter(({ kind, status, parent }) => kind === 'REFUND' && status === 'SUCCESS' && parent === parentId)
      .map(({ amount }) => minor(amount.presentment, truth)),
  );
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function paidOut(truth: OrderTruth): number {
  const tenders = [NEW_STORE_CREDIT, NEW_GIFT_CARD, ...payments(truth).map(({ id }) => id)];
  return sumOf(tenders.map((tender) => paidTo(truth, tender)));
}
