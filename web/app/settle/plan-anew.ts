import { planReading } from '../plan/plan-draft.ts';
import { ShopifyUnavailable, type QuoteReading } from '../plan/ports.ts';
import { withoutAmounts } from '../../../domain/draft.ts';
import type { Run } from './run.ts';

/**
 * Stores the plan that holds now in place of one that no longer does, and answers its id; null where there is none.
 * The cashier's own amounts go; that all of it is to be store credit stays, and so do the rules that the first plan was judged by.
 */
export async function planAnew(run: Run, reading: QuoteReading | null): Promise<string | null> {
  const { plan, policy, asker } = run.record;
  if (!reading?.quote) return null;
  const rules = { version: plan.policyVersion, policy };
  try {
    const outcome = await planReading(withoutAmounts(plan.draft), reading, rules, asker, run.ports);
    return outcome.kind === 'plan' ? outcome.plan.id : null;
  } catch (error) {
    if (error instanceof ShopifyUnavailable) return null;
    throw error;
  }
}

/** The same with a fresh look at the order; no answer from Shopify means no new plan, nothing worse. */
export async function replan(run: Run): Promise<string | null> {
  const { plan, policy } = run.record;
  try {
    const draft = withoutAmounts(plan.draft);
    return await planAnew(run, await run.ports.quotes.readQuote(draft, policy, null, null));
  } catch (error) {
    if (error instanceof ShopifyUnavailable) return null;
    throw error;
  }
}
