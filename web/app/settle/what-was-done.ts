import type { ShopifyReturn } from './ports.ts';
import type { Run } from './run.ts';
import { compareWithPlan } from './settled-legs.ts';
import type { StepEnd } from './step.ts';

/** How far Shopify has processed a return of ours: as planned, otherwise than planned, or null when nothing of it was. */
export function whatWasDone(run: Run, orderReturn: ShopifyReturn): StepEnd | null {
  const { plan, legs, giftCard } = run.record;
  const compared = compareWithPlan(plan, legs, orderReturn, giftCard?.variantId ?? null);
  if (compared.kind === 'untouched') return null;
  if (compared.kind === 'different') return { kind: 'attention', facts: { why: compared.why } };
  const { refundIds } = orderReturn;
  const payments = compared.legs.map(({ transactionId, status }) => ({ transactionId, status }));
  return {
    kind: 'reached',
    state: 'return_processed',
    // Whatever it was to be called off for is over.
    change: { legs: compared.legs, refundIds, refusal: null },
    facts: { refundIds, payments },
  };
}
