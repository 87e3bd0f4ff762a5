import { giftCardAmount, readGiftCardCode } from '../../../../domain/gift-card.ts';
import { isPositive } from '../../../../domain/money.ts';
import type { Plan } from '../../../../domain/plan.ts';
import type { BlankCard, Planning } from './screens.ts';

/** What a scan means on a plan that waits for a blank card's code; null where it means something else. */
export function blankCardScanned({ blankCard, sending }: Planning, text: string): BlankCard | null {
  if (!blankCard || sending) return null;
  const code = readGiftCardCode(text);
  if (blankCard.code === null) return { code, wrong: code === null };
  // POS may deliver one scan twice.
  return code === blankCard.code ? blankCard : null;
}

/** A blank card stays chosen for as long as something goes onto one. */
export function blankCardFor(plan: Plan, blankCard: BlankCard | null): BlankCard | null {
  return isPositive(giftCardAmount(plan)) ? blankCard : null;
}
