import { NEW_GIFT_CARD, type QuotedTender } from '../../../domain/plan.ts';
import type { SettledLeg } from '../../../domain/settlement.ts';
import type { GiftCardRecord, IssuedGiftCard } from './gift-card-ports.ts';
import { markOf, owedKey, owedNote } from './mark.ts';
import { newGiftCard } from './new-gift-card.ts';
import type { OwedPayment, SettlementChange, Written } from './ports.ts';
import type { Run } from './run.ts';

/** A payment of money owed that was made. */
export interface OwedPaid {
  readonly refundId: string | null;
  readonly transactionId: string | null;
  readonly status: SettledLeg['status'];
  /** What else it changed. */
  readonly change?: SettlementChange;
  readonly lastDigits?: string;
}

/** How money owed is paid: found first, then done, as every step. */
export interface OwedMeans {
  find(): Promise<OwedPaid | null>;
  act(): Promise<Written<OwedPaid>>;
}

/** By a refund without goods, or by a gift card of its own. */
export function meansOf(run: Run, owed: OwedPayment, leg: SettledLeg, tender: QuotedTender): OwedMeans {
  const { giftCard } = run.record;
  if (tender.parentId === NEW_GIFT_CARD && giftCard) return byGiftCard(run, giftCard);
  const { planId, plan } = run.record;
  const note = owedNote(planId, owed.attempt);
  const key = owedKey(planId, owed.attempt);
  const payment = { ...leg, ...tender, amount: leg.amount };
  const { returns } = run.ports;
  return {
    find: () => returns.refundNoted(plan.orderId, note),
    act: () => returns.refund({ orderId: plan.orderId, leg: payment, key, note }),
  };
}

/** What a new gift card for money owed needs before it is asked for; nothing where the settlement has a card already. */
export function giftCardFor({ record, ports }: Run, leg: SettledLeg, toParentId: string): SettlementChange {
  if (toParentId !== NEW_GIFT_CARD || record.giftCard) return {};
  const card = newGiftCard(
    { ...record.plan, legs: [{ ...leg, parentId: NEW_GIFT_CARD }] },
    null,
    ports.codes,
  );
  return card
    ? { giftCard: { ...card, variantId: null, giftCardId: null, issuedAt: null, unknownAt: null } }
    : {};
}

function byGiftCard({ record: { planId }, ports }: Run, giftCard: GiftCardRecord): OwedMeans {
  const { giftCards, codes, clock } = ports;
  const code = codes.open(giftCard.sealedCode, planId);
  const note = markOf(planId);
  const paid = ({ id, lastCharacters }: Pick<IssuedGiftCard, 'lastCharacters'> & { id: string | null }) =>
    ({
      refundId: null,
      transactionId: id,
      status: 'success',
      lastDigits: lastCharacters,
      change: { giftCard: { ...giftCard, giftCardId: id, issuedAt: clock.now() } },
    }) as const;
  return {
    async find() {
      const card = await giftCards.find(code);
      return card?.note === note ? paid(card) : null;
    },
    async act() {
      const issued = await giftCards.issue({ code, amount: giftCard.amount, note });
      if (issued.kind !== 'done') return issued;
      if (issued.value) return { kind: 'done', value: paid(issued.value) };
      if (!giftCard.scanned)
        return { kind: 'done', value: paid({ id: null, lastCharacters: giftCard.lastCharacters }) };
      return { kind: 'refused', code: 'TAKEN', message: 'the code of the blank card is another card’s' };
    },
  };
}
