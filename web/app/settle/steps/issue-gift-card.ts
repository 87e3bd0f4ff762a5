import { whyNotGood, withGiftCard, withoutGiftCard } from '../gift-card-leg.ts';
import type { GiftCardRecord } from '../gift-card-ports.ts';
import { markOf } from '../mark.ts';
import type { Run } from '../run.ts';
import type { Step, StepEnd, Unknown } from '../step.ts';
import { mayBeUnderWay } from '../under-way.ts';

/** So many tries with a code that is taken, and no card of ours found that has it, are enough for a person to be asked. */
const TRIES = 8;

/**
 * Issues the gift card beside a return that was processed without that money. Shopify takes a code once: whatever was lost, the same code
 * never makes a second card.
 */
export const issueGiftCard: Step = {
  name: 'gift_card_issue',

  async find({ record, ports }) {
    const { giftCard, planId } = record;
    const card = giftCard && (await ports.giftCards.find(ports.codes.open(giftCard.sealedCode, planId)));
    if (!card) return null;
    if (card.note !== markOf(planId)) return withoutGiftCard(record, 'the code is another card’s');
    const why = whyNotGood(record, card);
    if (why === null) return withGiftCard(record, card, ports.clock.now());
    const { id: giftCardId, lastCharacters, balance } = card;
    return { kind: 'attention', facts: { why, giftCardId, lastCharacters, balance } };
  },

  async judge({ record, ports }) {
    const { times: tries } = await ports.journal.asked(record.planId, 'gift_card_issue');
    const lastCharacters = record.giftCard?.lastCharacters;
    return tries < TRIES
      ? null
      : { kind: 'attention', facts: { why: 'the gift card is not found', lastCharacters } };
  },

  async act(run) {
    const { record, ports } = run;
    const { giftCard, planId } = record;
    if (!giftCard) return { kind: 'attention', facts: { why: 'the gift card is gone' } };
    const issued = await ports.giftCards.issue({
      code: ports.codes.open(giftCard.sealedCode, planId),
      amount: giftCard.amount,
      note: markOf(planId),
    });
    if (issued.kind === 'done') return taken(run, giftCard, issued.value);
    if (issued.kind === 'unknown') {
      await keepUnknown(run, giftCard);
      return issued;
    }
    if (await mayHaveBeenSent(run, giftCard)) return { kind: 'unknown', why: issued.message, late: true };
    return withoutGiftCard(record, issued.message);
  },
};

/** A code of our own making that is taken was taken by us; a blank card's may be somebody else's, so the card itself must tell. */
function taken(
  { record, ports }: Run,
  giftCard: GiftCardRecord,
  card: { readonly id: string; readonly lastCharacters: string } | null,
): StepEnd | Unknown {
  if (!card && giftCard.scanned)
    return { kind: 'unknown', why: 'the code is taken, by whom is not known yet', late: true };
  return withGiftCard(
    record,
    card ?? { id: null, lastCharacters: giftCard.lastCharacters },
    ports.clock.now(),
  );
}

/** Whether an earlier call may be at work still: then a refusal of this one says nothing of the card. */
async function mayHaveBeenSent(run: Run, giftCard: GiftCardRecord): Promise<boolean> {
  if (giftCard.unknownAt) return mayBeUnderWay(giftCard.unknownAt, run);
  const { times: tries } = await run.ports.journal.asked(run.record.planId, 'gift_card_issue');
  // Whoever began the other try died before saying what became of it.
  if (tries > 1) await keepUnknown(run, giftCard);
  return tries > 1;
}

async function keepUnknown(run: Run, giftCard: GiftCardRecord): Promise<void> {
  await run.change({ state: run.record.state, giftCard: { ...giftCard, unknownAt: run.ports.clock.now() } });
}
