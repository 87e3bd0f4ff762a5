import { whyNotGood, withGiftCard } from '../gift-card-leg.ts';
import type { IssuedGiftCard } from '../gift-card-ports.ts';
import type { AcceptedRecord } from '../ports.ts';
import type { Step, StepEnd } from '../step.ts';

/** So many looks without finding the card, the last ones minutes apart, are enough for a person to be asked. */
const LOOKS = 8;

/**
 * Looks for the gift card that processing the return issued. It asks and changes nothing: whether a gift card that is exchanged is issued
 * at once, enabled and full, no page of Shopify's says.
 */
export const checkGiftCard: Step = {
  name: 'gift_card_check',

  async find({ record, ports }) {
    const { giftCard, planId } = record;
    const card = giftCard && (await ports.giftCards.find(ports.codes.open(giftCard.sealedCode, planId)));
    return card && seen(record, card, ports.clock.now());
  },

  async judge({ record, ports }) {
    const { times: looks } = await ports.journal.asked(record.planId, 'gift_card_check');
    const lastCharacters = record.giftCard?.lastCharacters;
    return looks < LOOKS
      ? null
      : { kind: 'attention', facts: { why: 'the gift card is not found', lastCharacters } };
  },

  act: () => Promise.resolve({ kind: 'unknown', why: 'the gift card is not found yet', late: true }),
};

function seen(record: AcceptedRecord, card: IssuedGiftCard, now: Date): StepEnd {
  const elsewhere = card.orderId !== null && card.orderId !== record.orderId;
  const why = elsewhere ? 'the gift card belongs to another order' : whyNotGood(record, card);
  if (why === null) return withGiftCard(record, card, now);
  const { id: giftCardId, lastCharacters, balance } = card;
  return { kind: 'attention', facts: { why, giftCardId, lastCharacters, balance } };
}
