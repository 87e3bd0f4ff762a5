import { zero } from './money.ts';
import type { PlannedLine, QuotedTender, TenderKind } from './plan.ts';
import type { Policy, RefundMethods } from './policy.ts';

/** The tenders with those set apart that the policy does not pay these goods back to. */
export function allowedTenders(
  tenders: readonly QuotedTender[],
  { methods }: Policy,
  lines: readonly PlannedLine[],
): QuotedTender[] {
  const late = lines.some(({ objection }) => objection?.code === 'LINE_LATE');
  const allowed = late ? methods.late : methods.inTime;
  return tenders.map((tender) =>
    tender.unavailable === null && !allowed[methodOf(tender.kind)]
      ? { ...tender, ceiling: zero(tender.ceiling.currency), unavailable: 'NOT_ALLOWED' }
      : tender,
  );
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
