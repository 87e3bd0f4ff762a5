import type { PlanReply, PlanRequest } from '../../../domain/contract.ts';
import { isEmpty, type Draft } from '../../../domain/draft.ts';
import {
  judgeDraft,
  makePlan,
  PLAN_MINUTES,
  referenceOf,
  type Plan,
  type PlanOutcome,
  type PlanStamp,
} from '../../../domain/plan.ts';
import { unitsOf } from './find-order.ts';
import {
  ShopifyUnavailable,
  type Asker,
  type Clock,
  type PlanStore,
  type QuoteReader,
  type QuoteReading,
} from './ports.ts';

export interface PlanPorts {
  readonly quotes: QuoteReader;
  readonly store: PlanStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Makes the plan of a draft and stores it, or stores why there is none: one request to Shopify.
 * @throws ShopifyUnavailable, NotInstalled
 */
export async function planDraft(
  { draft }: Pick<PlanRequest, 'draft'>,
  asker: Asker,
  ports: PlanPorts,
): Promise<PlanReply> {
  const { quotes, store, clock } = ports;
  await store.keepDraft(draft, asker, clock.now());
  if (isEmpty(draft)) return { kind: 'refused', refusal: { code: 'NOTHING_CHOSEN' }, order: null };
  const reading = await quotes.readQuote(draft, await store.unitsOf(draft.orderId), null);
  const outcome = await planReading(draft, reading, asker, ports);
  if (reading) await store.keepUnits(draft.orderId, unitsOf(reading.order), clock.now());
  return outcome.kind === 'plan' ? outcome : { ...outcome, order: reading?.order ?? null };
}

/** Judges a draft by what Shopify just said and stores the outcome, whichever it is. */
export async function planReading(
  draft: Draft,
  reading: QuoteReading | null,
  asker: Asker,
  { store, clock, newId }: PlanPorts,
): Promise<PlanOutcome> {
  const id = newId();
  const madeAt = clock.now();
  const { version: policyVersion, giftCardRoute } = await store.policy();
  const validUntil = new Date(madeAt.getTime() + PLAN_MINUTES * 60_000);
  const stamp: PlanStamp = {
    id,
    reference: referenceOf(id),
    policyVersion,
    giftCardRoute,
    madeAt: madeAt.toISOString(),
    validUntil: validUntil.toISOString(),
  };
  const outcome = judge(draft, reading, stamp);
  await store.keepPlan({
    id,
    reference: stamp.reference,
    orderId: draft.orderId,
    orderName: reading?.order.name ?? null,
    draft,
    plan: outcome.kind === 'plan' ? outcome.plan : null,
    refusal: outcome.kind === 'refused' ? outcome.refusal : null,
    policyVersion,
    madeAt,
    validUntil,
    asker,
  });
  return outcome;
}

/** @throws ShopifyUnavailable where Shopify would not value a draft that nothing can be said against */
export function judge(draft: Draft, reading: QuoteReading | null, stamp: PlanStamp): PlanOutcome {
  if (!reading) return { kind: 'refused', refusal: { code: 'ORDER_GONE' } };
  const refusal = judgeDraft(draft, reading.order);
  if (refusal) return { kind: 'refused', refusal };
  if (!reading.quote) throw new ShopifyUnavailable('Shopify did not say what the draft is worth');
  return makePlan(draft, reading.order, reading.quote, stamp);
}

/** The plan that would be made now, only to be compared with an agreed one. */
export function judgeAgain(agreed: Plan, reading: QuoteReading | null): PlanOutcome {
  const { id, reference, policyVersion, giftCardRoute, madeAt, validUntil } = agreed;
  return judge(agreed.draft, reading, {
    id,
    reference,
    policyVersion,
    giftCardRoute,
    madeAt,
    validUntil,
  });
}
