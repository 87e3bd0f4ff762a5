import { markOf } from './mark.ts';
import type { Run } from './run.ts';

/**
 * Calls off a second return of ours. One can come about when `returnCreate` was taken for lost and made again while Shopify
 * was still at it; it never holds money, but standing open it blocks Shopify's own screens.
 */
export async function callOffTwins(run: Run): Promise<void> {
  const { planId, orderId, returnId, createsIntended } = run.record;
  const { returns } = run.ports;
  if (createsIntended < 2) return;
  const marked = await returns.marked(orderId, markOf(planId));
  for (const twin of marked.filter(({ id, status }) => id !== returnId && status === 'OPEN')) {
    await run.note({ step: 'call_off_twin', event: 'intended', facts: { returnId: twin.id } });
    run.stillAlone();
    const { kind } = await returns.cancel(twin.id);
    await run.note({
      step: 'call_off_twin',
      event: kind === 'done' ? 'acted' : kind,
      facts: { returnId: twin.id },
    });
  }
}
