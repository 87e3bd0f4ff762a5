import { giftCardAmount } from '../../../domain/gift-card.ts';
import { isPositive } from '../../../domain/money.ts';
import type { Plan } from '../../../domain/plan.ts';
import type { NewGiftCard } from './gift-card-ports.ts';
import type { Seal } from './seal.ts';
import { newCode } from './new-code.ts';

/** The gift card that a plan will issue, under the code of a blank card or one of our own; null where it issues none. */
export function newGiftCard(plan: Plan, blankCode: string | null, codes: Seal): NewGiftCard | null {
  const amount = giftCardAmount(plan);
  if (!isPositive(amount)) return null;
  const code = blankCode ?? newCode();
  return {
    route: plan.giftCardRoute,
    amount,
    sealedCode: codes.seal(code, plan.id),
    lastCharacters: code.slice(-4),
    scanned: blankCode !== null,
  };
}
