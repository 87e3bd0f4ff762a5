import type { Exchange, Written } from './ports.ts';
import { planAnew } from './plan-anew.ts';
import type { Run } from './run.ts';
import type { StepEnd } from './step.ts';

type Refused = Extract<Written<never>, { kind: 'refused' }>;

/** The gift card that the goods are exchanged for; null where they are not. */
export function exchangeOf({ record: { giftCard, planId }, ports }: Run): Exchange | null {
  if (!giftCard?.variantId) return null;
  return {
    variantId: giftCard.variantId,
    giftCardCode: ports.codes.open(giftCard.sealedCode, planId),
  };
}

/** Whether Shopify refused a return for what it was to be exchanged for. */
export function isAboutExchange({ field = [] }: Refused): boolean {
  return field.includes('exchangeLineItems');
}

/** What follows when a return was not created because of its gift card. */
export async function exchangeRefused(run: Run, { code, message, field = [] }: Refused): Promise<StepEnd> {
  const { giftCard } = run.record;
  if (giftCard?.variantId && code === 'NOT_FOUND' && !run.variantRenewed) {
    // Somebody deleted the product or the variant: both are made anew.
    run.variantRenewed = true;
    await run.ports.giftCardStore.forgetProduct(giftCard.variantId);
    return {
      kind: 'reached',
      state: 'accepted',
      change: { giftCard: { ...giftCard, variantId: null } },
      facts: { message },
    };
  }
  const ofCard = giftCard?.scanned && field.includes('giftCardCodes');
  const refusal = ofCard
    ? ({ code: 'GIFT_CARD_CODE_REFUSED', lastCharacters: giftCard.lastCharacters } as const)
    : ({ code: 'GIFT_CARD_REFUSED', message } as const);
  return { kind: 'refuse', refusal, newPlanId: await planAnew(run, run.reading, refusal) };
}
