import type { GiftCardReply } from '../../../domain/contract.ts';
import type { Asker } from '../plan/ports.ts';
import type { SettlePorts } from './run.ts';
import { isAccepted } from './view.ts';

/** Long enough to print a slip twice; a code that is asked for later is asked for by somebody else. */
const SHOWN_FOR_MS = 24 * 60 * 60_000;

/**
 * The code of the card that a settlement issued: to the account and till that settled it, on the day it did. That it was told is written
 * down, the code never is.
 */
export async function revealGiftCard(
  planId: string,
  { till, userId }: Asker,
  { journal, codes, clock }: Pick<SettlePorts, 'journal' | 'codes' | 'clock'>,
): Promise<GiftCardReply> {
  const record = await journal.read(planId);
  const card = isAccepted(record) ? record.giftCard : null;
  if (!record || !card?.issuedAt) return { kind: 'nothing' };
  const { asker } = record;
  const theirs = asker.userId === userId && asker.till.deviceId === till.deviceId;
  const now = clock.now();
  if (!theirs || now.getTime() - card.issuedAt.getTime() > SHOWN_FOR_MS) return { kind: 'nothing' };
  const { lastCharacters, amount } = card;
  await journal.note(planId, now, { step: 'gift_card_code', event: 'acted', facts: { lastCharacters } });
  return { kind: 'gift_card', code: codes.open(card.sealedCode, planId), lastCharacters, amount };
}
