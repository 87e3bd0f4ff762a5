import { isPositive, smaller, subtract, sum, type Money } from './money.ts';
import type { TenderAmount } from './draft.ts';
import type { Leg, Plan, PlannedLine } from './plan.ts';
import type { SettledLeg } from './settlement.ts';
import { NEW_GIFT_CARD, type QuotedTender } from './tender.ts';

/**
 * What of a plan was never handed over. It is cancelled and refunded by a call of its own, after the return where there is one. How the
 * money is divided between the two calls is decided here, once, before anything is done.
 */
export interface Cancellation {
  readonly lines: readonly CancelledLine[];
  /** What the call pays: its units and their duties; without a return, shipping and tip too. */
  readonly total: Money;
  /** Sum to `total`, none above the plan's leg on its tender. What they leave of the legs is paid with the return. */
  readonly amounts: readonly TenderAmount[];
  /** `Duty.id`s of which the part of these units goes back. */
  readonly dutyIds: readonly string[];
  /**
   * Taken off by an order edit that puts the goods given on the order too: then `total` is what is left for the customer, and a call of its
   * own pays it back. False where the units are cancelled and refunded by one.
   */
  readonly swapped: boolean;
  /** What was only held, where nothing was taken: the whole order is cancelled, and this is let go. Null as a rule. */
  readonly released: Money | null;
}

export type CancelledLine = Pick<
  PlannedLine,
  'lineItemId' | 'quantity' | 'value' | 'title' | 'variantTitle' | 'objection'
>;

type Divided = Pick<Plan, 'legs' | 'cancellation' | 'currency'>;

/** The return is paid first, a new gift card foremost: it can be given for goods that come back, never for others. */
export function amountsBeyond(legs: readonly TenderAmount[], returned: Money): TenderAmount[] {
  let left = returned;
  const first = (leg: TenderAmount) => (leg.parentId === NEW_GIFT_CARD ? 0 : 1);
  return [...legs]
    .sort((a, b) => first(a) - first(b))
    .flatMap(({ parentId, amount }) => {
      const part = smaller(amount, left);
      left = subtract(left, part);
      const beyond = subtract(amount, part);
      return isPositive(beyond) ? [{ parentId, amount: beyond }] : [];
    });
}

/** What the return pays. */
export function returnTotal({ total, cancellation }: Pick<Plan, 'total' | 'cancellation'>): Money {
  return cancellation ? subtract(total, cancellation.total) : total;
}

/** The payments that go out with the return. */
export function returnLegs(plan: Divided): Leg[] {
  return plan.legs.flatMap((leg) => {
    const amount = subtract(leg.amount, amountCancelled(plan, leg));
    return isPositive(amount) ? [{ ...leg, amount }] : [];
  });
}

/** The payments that go out when units are cancelled. */
export function cancellationLegs(plan: Divided): Leg[] {
  return plan.legs.flatMap((leg) => {
    const amount = amountCancelled(plan, leg);
    return isPositive(amount) ? [{ ...leg, amount }] : [];
  });
}

/** A settlement's payments before any of them was made. */
export function legsToSettle(plan: Divided): SettledLeg[] {
  const waiting = { status: 'waiting', transactionId: null } as const;
  return [
    ...returnLegs(plan).map((leg): SettledLeg => ({ ...leg, ...waiting })),
    ...cancellationLegs(plan).map((leg): SettledLeg => ({ ...leg, ...waiting, part: 'cancellation' })),
  ];
}

function amountCancelled({ cancellation, currency }: Divided, { parentId }: Leg): Money {
  const amounts = cancellation?.amounts.filter((part) => part.parentId === parentId) ?? [];
  return sum(
    currency,
    amounts.map(({ amount }) => amount),
  );
}

/** What is only held on the payments of an order. */
export function heldOn(tenders: readonly QuotedTender[], currency: string): Money {
  const held = tenders.filter(({ unavailable }) => unavailable === 'NOT_CAPTURED');
  return sum(
    currency,
    held.map(({ paid }) => paid),
  );
}

/** One row for each tender and what became of it, for people: that two calls paid it is Shopify's affair. */
export function mergedLegs(legs: readonly SettledLeg[]): SettledLeg[] {
  const merged: SettledLeg[] = [];
  for (const leg of legs) {
    const at = merged.findIndex(({ parentId, status }) => parentId === leg.parentId && status === leg.status);
    const same = merged[at];
    // Money owed is tried again payment by payment.
    if (!same || leg.status === 'failed') merged.push(leg);
    else merged[at] = { ...same, amount: { ...same.amount, minor: same.amount.minor + leg.amount.minor } };
  }
  return merged;
}
