import type { ApprovalNeed, ApprovalRule } from './approval.ts';
import type { TenderAmount } from './draft.ts';
import { compare, isPositive, money, sum, type Money } from './money.ts';
import type { Plan } from './plan.ts';
import type { Policy } from './policy.ts';

/** What of a plan the policy leaves to a manager. `usual`: how the rule would have shared the money out; null where it cannot. */
export function approvalsBy(
  { managerFor, exceptions, exchange: { discountPercent } }: Policy,
  usual: readonly TenderAmount[] | null,
): ApprovalRule {
  return (plan) => [
    ...(managerFor.aboveAmount ? aboveLimit(plan, managerFor.aboveAmount) : []),
    ...[...plan.lines, ...(plan.cancellation?.lines ?? [])].flatMap(
      ({ title, objection }): ApprovalNeed[] => {
        if (objection?.code === 'LINE_LATE' && exceptions.late === 'manager') {
          return [{ code: 'LATE', title, until: objection.until }];
        }
        return objection?.code === 'LINE_FINAL_SALE' && exceptions.finalSale === 'manager'
          ? [{ code: 'FINAL_SALE', title }]
          : [];
      },
    ),
    ...discountsAbove(plan, discountPercent),
    ...(managerFor.noReceiptMatch && !plan.draft.proved ? [{ code: 'NO_RECEIPT_MATCH' } as const] : []),
    ...(managerFor.feeWaived ? feeWaived(plan) : []),
    ...(managerFor.tenderChanged ? tenderChanged(plan, usual) : []),
  ];
}

function aboveLimit(plan: Omit<Plan, 'approvals'>, limit: Money): ApprovalNeed[] {
  const total = mostPaidOut(plan);
  // A limit from before the shop changed its currency compares with nothing: then whatever goes out is above it.
  const above = total.currency !== limit.currency || compare(total, limit) > 0;
  return above ? [{ code: 'ABOVE_LIMIT', total, limit }] : [];
}

/**
 * An exchange that waits for its payment can be called off, which pays out what came back, and nobody is asked then. Goods are exchanged in
 * the shop's currency only.
 */
function mostPaidOut({ totalInShopMoney, exchange, due }: Omit<Plan, 'approvals'>): Money {
  return exchange && isPositive(due)
    ? money(exchange.valueInShopMoney.minor - due.minor, totalInShopMoney.currency)
    : totalInShopMoney;
}

function discountsAbove({ exchange }: Pick<Plan, 'exchange'>, limit: number): ApprovalNeed[] {
  return (exchange?.lines ?? []).flatMap(({ title, discount }): ApprovalNeed[] =>
    discount?.kind === 'manual' && discount.percent > limit
      ? [{ code: 'DISCOUNT_ABOVE_LIMIT', title, amount: discount.amount, limit }]
      : [],
  );
}

function feeWaived({ fees, currency, draft }: Pick<Plan, 'fees' | 'currency' | 'draft'>): ApprovalNeed[] {
  const waived = fees.filter((fee) => fee.waived).map((fee) => fee.amount);
  const amount = sum(currency, waived);
  return isPositive(amount) ? [{ code: 'FEE_WAIVED', amount, reason: draft.waivedFees?.reason ?? '' }] : [];
}

/** Money that the rule would have sent elsewhere. A rule that cannot share it out leaves nothing to compare with. */
function tenderChanged(
  { legs, currency }: Pick<Plan, 'legs' | 'currency'>,
  usual: readonly TenderAmount[] | null,
): ApprovalNeed[] {
  if (!usual) return [];
  const moved = legs.map(({ parentId, amount }) => {
    const before = usual.find((part) => part.parentId === parentId)?.amount.minor ?? 0;
    return money(Math.max(0, amount.minor - before), currency);
  });
  const amount = sum(currency, moved);
  return isPositive(amount) ? [{ code: 'TENDER_CHANGED', amount }] : [];
}
