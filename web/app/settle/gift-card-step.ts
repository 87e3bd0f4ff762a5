import { NEW_GIFT_CARD } from '../../../domain/plan.ts';
import type { AcceptedRecord } from './ports.ts';
import type { Step } from './step.ts';
import { checkGiftCard } from './steps/check-gift-card.ts';
import { findVariant } from './steps/find-variant.ts';
import { issueGiftCard } from './steps/issue-gift-card.ts';

/** What of a settlement decides which step is next. */
export type Progress = Pick<
  AcceptedRecord,
  'state' | 'refusal' | 'plan' | 'legs' | 'giftCard' | 'given' | 'due'
>;

/** What a new gift card adds to the steps of a settlement; null where there is none, or nothing to do for it now. */
export function giftCardStep({ state, legs, giftCard, plan }: Progress): Step | null {
  if (!giftCard) return null;
  const exchanged = giftCard.route === 'exchange_line';
  if (state === 'accepted') return exchanged && !giftCard.variantId ? findVariant : null;
  const waiting = legs.some(({ parentId, status }) => parentId === NEW_GIFT_CARD && status === 'waiting');
  // Where nothing comes back it is given for what was cancelled.
  const due = plan.lines.length > 0 ? 'return_processed' : 'items_cancelled';
  if (state !== due || !waiting) return null;
  return exchanged ? checkGiftCard : issueGiftCard;
}
