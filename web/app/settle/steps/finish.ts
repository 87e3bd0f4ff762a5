import type { Run } from '../run.ts';
import type { Reached, Step, StepEnd } from '../step.ts';
import { callOffTwins } from '../twins.ts';
import { isAllProcessed } from '../units-to-process.ts';

/**
 * Leaves no return of ours open: one that is would keep Shopify's own screens from this order. One that was begun elsewhere and is not
 * done with stays open for the rest of it, as it was before.
 */
export const finish: Step = {
  name: 'finish',

  known(run) {
    if (run.record.plan.lines.length === 0) return ended(run);
    const mayHaveTwin = run.record.createsIntended > 1;
    return run.orderReturn?.status === 'CLOSED' && !mayHaveTwin ? ended(run) : null;
  },

  async find(run) {
    if (run.record.plan.lines.length === 0) return ended(run);
    const orderReturn = await run.currentReturn();
    const leftOpen = run.record.plan.continues && orderReturn && !isAllProcessed(orderReturn);
    return leftOpen || orderReturn?.status === 'CLOSED' ? finished(run) : null;
  },

  async act(run) {
    const closed = await run.ports.returns.close(run.record.returnId ?? '');
    run.orderReturn = null;
    if (closed.kind === 'unknown') return closed;
    if (closed.kind === 'done' || (await run.currentReturn())?.status === 'CLOSED') return finished(run);
    return { kind: 'attention', facts: { why: `the return cannot be closed: ${closed.message}` } };
  },
};

async function finished(run: Run): Promise<StepEnd> {
  await callOffTwins(run);
  return ended(run);
}

function ended(run: Run): Reached {
  return { kind: 'reached', state: 'finished', change: { endedAt: run.ports.clock.now() } };
}
