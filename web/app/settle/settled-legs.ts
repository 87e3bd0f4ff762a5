import { returnLegs, returnTotal } from '../../../domain/cancellation.ts';
import { exchangedAmount } from '../../../domain/gift-card.ts';
import { driftOfNet, type Drift } from '../../../domain/drift.ts';
import { add, compare, equal, money, sum } from '../../../domain/money.ts';
import type { ContinuedReturn, Plan, PlannedLine } from '../../../domain/plan.ts';
import type { SettledLeg } from '../../../domain/settlement.ts';
import { isExchangedFor } from './exchanged-goods.ts';
import type { Payment, ReturnOutcome, ShopifyReturn } from './ports.ts';

/** How a return that Shopify holds compares with the plan that made it. */
export type Compared =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'as_planned'; readonly legs: SettledLeg[] }
  | { readonly kind: 'different'; readonly why: string };

type Planned = Pick<Plan, 'continues' | 'exchange'> & {
  readonly lines: readonly Pick<PlannedLine, 'lineItemId' | 'quantity'>[];
};

/** Goods and money of a return, compared with its plan line by line and leg by leg. `exchangedVariantId`: of the gift card, if any. */
export function compareWithPlan(
  plan: Planned,
  legs: readonly SettledLeg[],
  orderReturn: Pick<ShopifyReturn, 'lines' | 'exchangeLines' | 'payments'>,
  exchangedVariantId: string | null,
): Compared {
  const { lines, exchangeLines, payments } = orderReturn;
  if (plan.continues) return compareWithBefore(plan, plan.continues, legs, orderReturn);
  if (lines.some(({ lineItemId }) => !plan.lines.some((planned) => planned.lineItemId === lineItemId))) {
    return { kind: 'different', why: 'the lines of the return were changed' };
  }
  for (const planned of plan.lines) {
    const units = lines.filter(({ lineItemId }) => lineItemId === planned.lineItemId);
    const quantity = units.reduce((count, line) => count + line.quantity, 0);
    if (quantity !== planned.quantity)
      return { kind: 'different', why: 'the lines of the return were changed' };
  }
  if (!isExchangedFor(plan, exchangedVariantId, exchangeLines))
    return { kind: 'different', why: 'what the return is exchanged for was changed' };
  const untouched = [...lines, ...exchangeLines].every(({ processed }) => processed === 0);
  if (untouched && payments.length === 0) return { kind: 'untouched' };
  if ([...lines, ...exchangeLines].some(({ processed, quantity }) => processed !== quantity)) {
    return { kind: 'different', why: 'only a part of the return was processed' };
  }
  const settled = settleLegs(legs, payments);
  return settled
    ? { kind: 'as_planned', legs: settled }
    : { kind: 'different', why: 'money went out that was not planned' };
}

/** The same for a return begun elsewhere, of which only what came about since the plan was made can be the plan's. */
function compareWithBefore(
  plan: Planned,
  before: ContinuedReturn,
  legs: readonly SettledLeg[],
  orderReturn: Pick<ShopifyReturn, 'lines' | 'payments'>,
): Compared {
  const payments = paymentsSince(before, orderReturn);
  const processed = new Map<string, number>();
  for (const { id, lineItemId, processed: now } of orderReturn.lines) {
    const since = now - (before.processed[id] ?? 0);
    processed.set(lineItemId, (processed.get(lineItemId) ?? 0) + since);
  }
  if ([...processed.values()].every((units) => units === 0) && payments.length === 0) {
    return { kind: 'untouched' };
  }
  const planned = new Map(plan.lines.map(({ lineItemId, quantity }) => [lineItemId, quantity]));
  const all = [...new Set([...processed.keys(), ...planned.keys()])];
  if (all.some((id) => (processed.get(id) ?? 0) !== (planned.get(id) ?? 0))) {
    return { kind: 'different', why: 'other units of the return were processed than planned' };
  }
  const settled = settleLegs(legs, payments);
  return settled
    ? { kind: 'as_planned', legs: settled }
    : { kind: 'different', why: 'money went out that was not planned' };
}

/** Payments of a return that were not there when its plan was made. */
export function paymentsSince(
  before: ContinuedReturn | null,
  { payments }: Pick<ShopifyReturn, 'payments'>,
): readonly Payment[] {
  return before
    ? payments.filter(({ transactionId }) => !before.transactionIds.includes(transactionId))
    : payments;
}

/** Each leg with the payment that is its own; null where a payment is nobody's. */
export function settleLegs(legs: readonly SettledLeg[], payments: readonly Payment[]): SettledLeg[] | null {
  const left = [...payments];
  const settled = legs.map((leg) => takePayment(leg, left));
  return left.length === 0 ? settled : null;
}

/** A leg with the payment that is its own, which is taken out of `left`; the leg as it is where there is none. */
export function takePayment(leg: SettledLeg, left: Payment[]): SettledLeg {
  const at = left.findIndex(
    ({ parentId, amount }) =>
      parentId === leg.parentId && amount.currency === leg.amount.currency && equal(amount, leg.amount),
  );
  const [payment] = at < 0 ? [] : left.splice(at, 1);
  return payment ? { ...leg, status: payment.status, transactionId: payment.transactionId } : leg;
}

/** What of a plan no longer holds, given what processing its return would pay; null when all of it does. */
export function driftOfOutcome(plan: Plan, outcome: ReturnOutcome): Drift | null {
  // What is exchanged balances itself: Shopify tells the rest.
  const exchanged = exchangedAmount(plan);
  const net = add(outcome.total, exchanged).minor;
  const drift = driftOfNet(
    { ...plan, total: returnTotal(plan) },
    { total: money(Math.max(0, net), plan.currency), due: money(Math.max(0, -net), plan.currency) },
  );
  if (drift) return drift;
  const legs = returnLegs(plan);
  for (const { parentId } of legs) {
    // A payment that Shopify would not use itself is not named here; its ceiling was compared before the return was created.
    const ceiling = outcome.ceilings.get(parentId);
    const asked = sum(
      plan.currency,
      legs.filter((leg) => leg.parentId === parentId).map(({ amount }) => amount),
    );
    if (ceiling && compare(asked, ceiling) > 0) return { code: 'PLAN_CHANGED', agreed: asked, now: ceiling };
  }
  return null;
}
