import { compare, equal, sum } from '../../../domain/money.ts';
import type { Plan, PlannedLine } from '../../../domain/plan.ts';
import type { SettledLeg } from '../../../domain/settlement.ts';
import type { Payment, ReturnOutcome, ShopifyReturn } from './ports.ts';

/** How a return that Shopify holds compares with the plan that made it. */
export type Compared =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'as_planned'; readonly legs: SettledLeg[] }
  | { readonly kind: 'different'; readonly why: string };

/** Goods and money of a return, compared with its plan line by line and leg by leg. */
export function compareWithPlan(
  plan: { readonly lines: readonly Pick<PlannedLine, 'lineItemId' | 'quantity'>[] },
  legs: readonly SettledLeg[],
  orderReturn: Pick<ShopifyReturn, 'lines' | 'payments'>,
): Compared {
  const { lines, payments } = orderReturn;
  if (lines.some(({ lineItemId }) => !plan.lines.some((planned) => planned.lineItemId === lineItemId))) {
    return { kind: 'different', why: 'the lines of the return were changed' };
  }
  for (const planned of plan.lines) {
    const units = lines.filter(({ lineItemId }) => lineItemId === planned.lineItemId);
    const quantity = units.reduce((count, line) => count + line.quantity, 0);
    if (quantity !== planned.quantity)
      return { kind: 'different', why: 'the lines of the return were changed' };
  }
  if (lines.every(({ processed }) => processed === 0) && payments.length === 0) return { kind: 'untouched' };
  if (lines.some(({ processed, quantity }) => processed !== quantity)) {
    return { kind: 'different', why: 'only a part of the return was processed' };
  }
  const settled = settleLegs(legs, payments);
  return settled
    ? { kind: 'as_planned', legs: settled }
    : { kind: 'different', why: 'money went out that was not planned' };
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
export function driftOfOutcome(
  plan: Plan,
  outcome: ReturnOutcome,
): { agreed: Plan['total']; now: Plan['total'] } | null {
  if (!equal(plan.total, outcome.total)) return { agreed: plan.total, now: outcome.total };
  for (const { parentId } of plan.legs) {
    // A payment that Shopify would not use itself is not named here; its ceiling was compared before the return was created.
    const ceiling = outcome.ceilings.get(parentId);
    const asked = sum(
      plan.currency,
      plan.legs.filter((leg) => leg.parentId === parentId).map(({ amount }) => amount),
    );
    if (ceiling && compare(asked, ceiling) > 0) return { agreed: asked, now: ceiling };
  }
  return null;
}
