import { equal } from '../../../domain/money.ts';
import { NEW_GIFT_CARD } from '../../../domain/plan.ts';
import type { SettledLeg } from '../../../domain/settlement.ts';
import type { IssuedGiftCard } from './gift-card-ports.ts';
import type { AcceptedRecord } from './ports.ts';
import type { StepEnd } from './step.ts';

/** What is wrong with a card that was issued; null where it is enabled and holds all of it. */
export function whyNotGood(
  { giftCard }: AcceptedRecord,
  { enabled, balance }: IssuedGiftCard,
): string | null {
  if (!enabled) return 'the gift card is not enabled';
  const { amount = balance } = giftCard ?? {};
  const full = balance.currency === amount.currency && equal(balance, amount);
  return full ? null : 'the gift card does not hold what was agreed';
}

/** The leg of the new gift card has arrived on it. `id`: null where the card is there but was not seen. */
export function withGiftCard(
  { state, legs, giftCard }: AcceptedRecord,
  { id, lastCharacters }: { readonly id: string | null; readonly lastCharacters: string },
  now: Date,
): StepEnd {
  return {
    kind: 'reached',
    state,
    change: {
      legs: legs.map((leg) => (isIt(leg) ? arrived(leg, id, lastCharacters) : leg)),
      ...(giftCard && { giftCard: { ...giftCard, giftCardId: id, issuedAt: now, unknownAt: null } }),
    },
    facts: { giftCardId: id, lastCharacters },
  };
}

/** The leg of the new gift card has failed: the money is owed. */
export function withoutGiftCard({ state, legs }: AcceptedRecord, message: string): StepEnd {
  return {
    kind: 'reached',
    state,
    change: { legs: legs.map((leg) => (isIt(leg) ? { ...leg, status: 'failed' } : leg)) },
    facts: { message },
  };
}

function isIt({ parentId, status }: SettledLeg): boolean {
  return parentId === NEW_GIFT_CARD && status === 'waiting';
}

function arrived(leg: SettledLeg, id: string | null, lastCharacters: string): SettledLeg {
  return { ...leg, status: 'success', transactionId: id, lastDigits: lastCharacters };
}
