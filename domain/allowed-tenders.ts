import { isPositive, smaller, subtract, zero } from './money.ts';
import type { PlannedLine, Quote, QuotedTender, TenderKind } from './plan.ts';
import type { Policy, RefundMethods } from './policy.ts';

/**
 * The tenders with those set apart that the policy does not pay these goods back to, or not on a return that was begun elsewhere.
 * Nothing can be exchanged on such a one: `ReturnInput` alone takes exchange lines.
 */
export function allowedTenders(
  {
    tenders,
    continues,
    cancellation,
    total,
  }: Pick<Quote, 'tenders' | 'continues' | 'cancellation' | 'total'>,
  { methods, giftCardRoute }: Policy,
  lines: readonly PlannedLine[],
): QuotedTender[] {
  const late = lines.some(({ objection }) => objection?.code === 'LINE_LATE');
  const allowed = late ? methods.late : methods.inTime;
  const exchanged = giftCardRoute === 'exchange_line';
  // A new gift card is given for what comes back, not beside it, so that all of it hangs on one call.
  const returned = cancellation && lines.length > 0 ? subtract(total, cancellation.total) : null;
  return tenders.map((tender) => {
    const setApart = (unavailable: QuotedTender['unavailable']) => ({
      ...tender,
      ceiling: zero(tender.ceiling.currency),
      unavailable,
    });
    if (tender.unavailable !== null) return tender;
    if (!allowed[methodOf(tender.kind)]) return setApart('NOT_ALLOWED');
    if (tender.kind !== 'new_gift_card') return tender;
    if (exchanged && continues !== null) return setApart('RETURN_BEGUN');
    if (returned ? !isPositive(returned) : exchanged && lines.length === 0)
      return setApart('NOTHING_RETURNED');
    return returned ? { ...tender, ceiling: smaller(tender.ceiling, returned) } : tender;
  });
}

export function isUsable({ unavailable }: QuotedTender): boolean {
  return unavailable === null;
}

/** Whether a tender is a payment of the order, and nothing new. */
export function isOriginal({ kind }: Pick<QuotedTender, 'kind'>): boolean {
  return methodOf(kind) === 'original';
}

/** Under which of the policy's methods a kind of tender falls. */
function methodOf(kind: TenderKind): keyof RefundMethods {
  if (kind === 'new_store_credit') return 'storeCredit';
  return kind === 'new_gift_card' ? 'giftCard' : 'original';
}
