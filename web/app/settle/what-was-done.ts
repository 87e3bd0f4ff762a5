import { processNote } from './mark.ts';
import type { ShopifyReturn } from './ports.ts';
import type { Run } from './run.ts';
import { compareWithPlan, paymentsSince } from './settled-legs.ts';
import type { StepEnd } from './step.ts';

/** How far Shopify has processed a return of ours: as planned, otherwise than planned, or null when nothing of it was. */
export function whatWasDone(run: Run, orderReturn: ShopifyReturn): StepEnd | null {
  const { plan, legs, giftCard } = run.record;
  const ofReturn = legs.filter(({ part }) => !part);
  const compared = compareWithPlan(plan, ofReturn, orderReturn, giftCard?.variantId ?? null);
  if (compared.kind === 'untouched') return null;
  if (compared.kind === 'different') return { kind: 'attention', facts: { why: compared.why } };
  const before = run.record.plan.continues?.refundIds ?? [];
  const refundIds = orderReturn.refundIds.filter((id) => !before.includes(id));
  const givenLines = orderReturn.exchangeLines
    .filter(({ variantId }) => variantId === null || variantId !== giftCard?.variantId)
    .flatMap(({ lineItemIds }) => lineItemIds);
  const payments = compared.legs.map(({ transactionId, status }) => ({ transactionId, status }));
  return {
    kind: 'reached',
    state: 'return_processed',
    // Whatever it was to be called off for is over.
    change: {
      legs: [...compared.legs, ...legs.filter(({ part }) => part)],
      refundIds,
      refusal: null,
      ...(givenLines.length > 0 && { givenLines }),
    },
    facts: { refundIds, payments },
  };
}

/**
 * The same for a return that was begun elsewhere, once we have asked for it: others may have done just the same on it while nobody knew
 * whether we had, and only a person can tell whether the customer was paid twice.
 */
export function whatWeDid(run: Run, orderReturn: ShopifyReturn): StepEnd | null {
  const done = whatWasDone(run, orderReturn);
  const { plan } = run.record;
  const notes = paymentsSince(plan.continues, orderReturn).map(({ note }) => note);
  const other = notes.some((note) => note !== null && note !== processNote(plan));
  return done && other
    ? { kind: 'attention', facts: { why: 'the refund on this return bears another note than ours' } }
    : done;
}
