import type { Money } from '../../../domain/money.ts';
import type { Clock } from '../plan/ports.ts';
import { SealBroken, type Seal } from './seal.ts';
import type { AcceptedRecord, Journal } from './ports.ts';

/** Long enough to print a slip twice; a code that is asked for later is asked for by somebody else. */
const SHOWN_FOR_MS = 24 * 60 * 60_000;

/** A gift card as the customer gets it: its code is as good as the money itself. */
export interface RevealedGiftCard {
  readonly code: string;
  readonly amount: Money;
}

/** Who asks: the account is proved by the session token, the device is claimed. */
export interface SlipAsker {
  readonly userId: string;
  readonly deviceId: string | null;
}

/**
 * The card that a settlement issued, with its code: to the account and till that settled it, on the day it did; else null. That it was
 * told is written down, the code never is.
 */
export async function revealGiftCard(
  { planId, giftCard, asker }: AcceptedRecord,
  { userId, deviceId }: SlipAsker,
  ports: { readonly journal: Pick<Journal, 'note'>; readonly codes: Seal; readonly clock: Clock },
): Promise<RevealedGiftCard | null> {
  const now = ports.clock.now();
  if (!giftCard?.issuedAt || now.getTime() - giftCard.issuedAt.getTime() > SHOWN_FOR_MS) return null;
  if (asker.userId !== userId || asker.till.deviceId !== deviceId) return null;
  const code = opened(giftCard.sealedCode, planId, ports.codes);
  if (code === null) return null;
  const { lastCharacters, amount } = giftCard;
  await ports.journal.note(planId, now, {
    step: 'gift_card_code',
    event: 'acted',
    facts: { lastCharacters },
  });
  return { code, amount };
}

function opened(sealed: string, planId: string, codes: Seal): string | null {
  try {
    return codes.open(sealed, planId);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
