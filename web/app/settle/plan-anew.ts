import { planReading } from '../plan/plan-draft.ts';
import { ShopifyUnavailable, type QuoteReading } from '../plan/ports.ts';
import { setChoices, withoutAmounts, type Draft } from '../../../domain/draft.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Run } from './run.ts';

/**
 * Stores the plan that holds now in place of one that no longer does, and answers its id; null where there is none.
 * The cashier's own amounts go; that all of it goes one way stays, unless that was what was refused; so do the rules that the first
 * plan was judged by.
 */
export async function planAnew(
  run: Run,
  reading: QuoteReading | null,
  refusal: Refusal | null = null,
): Promise<string | null> {
  const { plan, policy, asker } = run.record;
  if (!reading?.quote) return null;
  await run.written();
  const rules = { version: plan.policyVersion, policy };
  try {
    const draft = draftAfter(refusal, plan.draft);
    const outcome = await planReading(draft, reading, rules, asker, run.ports);
    return outcome.kind === 'plan' ? outcome.plan.id : null;
  } catch (error) {
    if (error instanceof ShopifyUnavailable) return null;
    throw error;
  }
}

/** The same with a fresh look at the order; no answer from Shopify means no new plan, nothing worse. */
export async function replan(run: Run, refusal: Refusal | null): Promise<string | null> {
  const { plan, policy } = run.record;
  const draft = draftAfter(refusal, plan.draft);
  try {
    return await planAnew(run, await run.ports.quotes.readQuote(draft, policy, null, null), refusal);
  } catch (error) {
    if (error instanceof ShopifyUnavailable) return null;
    throw error;
  }
}

/** Where Shopify issues no gift card the money goes where it came from; another blank card changes nothing else. */
function draftAfter(refusal: Refusal | null, draft: Draft): Draft {
  if (refusal?.code === 'GIFT_CARD_REFUSED') return setChoices(draft, { split: null });
  return refusal?.code === 'GIFT_CARD_CODE_REFUSED' ? draft : withoutAmounts(draft);
}
