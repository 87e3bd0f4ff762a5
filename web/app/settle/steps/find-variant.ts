import type { Money } from '../../../../domain/money.ts';
import {
  PRODUCT_GONE,
  type GiftCards,
  type GiftCardStore,
  type GiftCardVariant,
} from '../gift-card-ports.ts';
import { replan } from '../plan-anew.ts';
import type { AcceptedRecord, Written } from '../ports.ts';
import type { Step, StepEnd } from '../step.ts';

/** Finds what the goods are exchanged for: the variant of the app's gift card product at exactly the card's price, made where there is none. */
export const findVariant: Step = {
  name: 'gift_card_variant',

  async find({ record, ports }) {
    const { giftCard } = record;
    const known = giftCard && (await ports.giftCardStore.variantAt(giftCard.amount));
    return known && reached(record, known);
  },

  async act(run) {
    const { record, ports } = run;
    const { giftCards, giftCardStore, clock } = ports;
    if (!record.giftCard) return { kind: 'attention', facts: { why: 'the gift card is gone' } };
    const { amount } = record.giftCard;
    const found = await variantAt(amount, giftCards, giftCardStore);
    if (found.kind === 'unknown') return found;
    if (found.kind === 'refused') {
      const refusal = { code: 'GIFT_CARD_REFUSED', message: found.message } as const;
      return { kind: 'refuse', refusal, newPlanId: await replan(run, refusal) };
    }
    await giftCardStore.keepVariant(amount, found.value, clock.now());
    return reached(record, found.value);
  },
};

/** Somebody may have deleted the product: then it is made anew, once. */
async function variantAt(
  amount: Money,
  giftCards: GiftCards,
  store: GiftCardStore,
): Promise<Written<GiftCardVariant>> {
  const known = await store.product();
  const found = await giftCards.variantAt(amount, known);
  if (found.kind !== 'refused' || found.code !== PRODUCT_GONE || !known.productId) return found;
  await store.forgetProduct(known.productId);
  return giftCards.variantAt(amount, await store.product());
}

function reached({ giftCard }: AcceptedRecord, { variantId }: GiftCardVariant): StepEnd {
  return {
    kind: 'reached',
    state: 'accepted',
    change: giftCard ? { giftCard: { ...giftCard, variantId } } : {},
    facts: { variantId },
  };
}
