import { isOwn, type ManagerName } from '../../../domain/approval.ts';
import type { PlanReply, PlanRequest } from '../../../domain/contract.ts';
import { isEmpty, type Draft } from '../../../domain/draft.ts';
import type { OrderForReturn } from '../../../domain/order.ts';
import { judgeByPolicy } from '../../../domain/judge-policy.ts';
import { judgeDraft } from '../../../domain/judge-draft.ts';
import { referenceOf } from '../../../domain/reference.ts';
import { makePlan, PLAN_MINUTES, type Plan, type PlanOutcome, type PlanStamp } from '../../../domain/plan.ts';
import type { Policy, Rules } from '../../../domain/policy.ts';
import { forDevice, toRemember } from './find-order.ts';
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
  const { outcome, order } = await planAndRead(draft, asker, ports);
  if (outcome.kind === 'refused') return { ...outcome, order };
  return { ...outcome, managers: await whoMayApprove(outcome.plan, asker, ports.store) };
}

/** The plan of a draft, and the order as Shopify just gave it and the policy sees it; null where there is none or nobody asked. */
export async function planAndRead(
  draft: Draft,
  asker: Asker,
  ports: PlanPorts,
): Promise<{ outcome: PlanOutcome; order: OrderForReturn | null }> {
  const { quotes, store, clock } = ports;
  await store.keepDraft(draft, asker, clock.now());
  if (isEmpty(draft))
    return { outcome: { kind: 'refused', refusal: { code: 'NOTHING_CHOSEN' } }, order: null };
  const [rules, remembered] = await Promise.all([store.rules(), store.remembered(draft.orderId)]);
  const reading = await quotes.readQuote(draft, rules.policy, remembered, null, asker.till.locationId);
  const outcome = await planReading(draft, reading, rules, asker, ports);
  if (reading) await store.remember(draft.orderId, toRemember(reading.order), clock.now());
  const order = reading && judgeByPolicy(rules.policy, reading.order, clock.now().toISOString());
  return { outcome, order: order && forDevice(order) };
}

/** The managers that a till may ask about a plan: nobody where there is nothing to ask, never the one who asks. */
async function whoMayApprove(plan: Plan, { till, userId }: Asker, store: PlanStore): Promise<ManagerName[]> {
  if (plan.approvals.length === 0) return [];
  const managers = await store.managersAtWork();
  const others = managers.filter((manager) => !isOwn(manager, { ...till, userId }));
  return others.map(({ id, name }) => ({ id, name }));
}

/** Judges a draft by what Shopify just said and by the rules that it was asked by, and stores the outcome, whichever it is. */
export async function planReading(
  draft: Draft,
  reading: QuoteReading | null,
  rules: Rules,
  asker: Asker,
  { store, clock, newId }: PlanPorts,
): Promise<PlanOutcome> {
  const id = newId();
  const madeAt = clock.now();
  const validUntil = new Date(madeAt.getTime() + PLAN_MINUTES * 60_000);
  const stamp: PlanStamp = {
    id,
    reference: referenceOf(id),
    policyVersion: rules.version,
    madeAt: madeAt.toISOString(),
    validUntil: validUntil.toISOString(),
  };
  const outcome = judge(draft, reading, stamp, rules.policy);
  await store.keepPlan({
    id,
    reference: stamp.reference,
    orderId: draft.orderId,
    orderName: reading?.order.name ?? null,
    draft,
    plan: outcome.kind === 'plan' ? outcome.plan : null,
    refusal: outcome.kind === 'refused' ? outcome.refusal : null,
    policyVersion: stamp.policyVersion,
    madeAt,
    validUntil,
    asker,
  });
  return outcome;
}

/** @throws ShopifyUnavailable where Shopify would not value a draft that nothing can be said against */
export function judge(
  draft: Draft,
  reading: QuoteReading | null,
  stamp: PlanStamp,
  policy: Policy,
): PlanOutcome {
  if (!reading) return { kind: 'refused', refusal: { code: 'ORDER_GONE' } };
  const order = judgeByPolicy(policy, reading.order, stamp.madeAt);
  const refusal = judgeDraft(draft, order);
  if (refusal) return { kind: 'refused', refusal };
  if (!reading.quote) throw new ShopifyUnavailable('Shopify did not say what the draft is worth');
  return makePlan(draft, order, reading.quote, stamp, policy);
}

/**
 * The plan that would be made now, only to be compared with an agreed one: by the rules of its own version, and as of the moment when
 * it was made. What was in time then does not become late while somebody confirms it.
 */
export function judgeAgain(agreed: Plan, reading: QuoteReading | null, policy: Policy): PlanOutcome {
  const { id, reference, policyVersion, madeAt, validUntil } = agreed;
  return judge(agreed.draft, reading, { id, reference, policyVersion, madeAt, validUntil }, policy);
}
