import { zero } from './money.ts';
import type { PlannedLine, Quote, QuotedTender, TenderKind } from './plan.ts';
import type { Policy, RefundMethods } from './policy.ts';

/**
 * The tenders with those set apart that the policy does not pay these goods back to, or not on a return that was begun elsewhere.
 * Nothing can be exchanged on such a one: `ReturnInput` alone takes exchange lines.
 */
export function allowedTenders(
  { tenders, continues }: Pick<Quote, 'tenders' | 'continues'>,
  { methods, giftCardRoute }: Policy,
  lines: readonly PlannedLine[],
): QuotedTender[] {
  const late = lines.some(({ objection }) => objection?.code === 'LINE_LATE');
  const allowed = late ? methods.late : methods.inTime;
  const noExchange = continues !== null && giftCardRoute === 'exchange_line';
  return tenders.map((tender) => {
    const setApart = (unavailable: QuotedTender['unavailable']) => ({
      ...tender,
      ceiling: zero(tender.ceiling.currency),
      unavailable,
    });
    if (tender.unavailable !== null) return tender;
    if (!allowed[methodOf(tender.kind)]) return setApart('NOT_ALLOWED');
    return noExchange && tender.kind === 'new_gift_card' ? setApart('RETURN_BEGUN') : tender;
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
