import { ShopifyUnavailable } from '../../plan/ports.ts';
import { judgeNow } from '../judge-now.ts';
import { markOf } from '../mark.ts';
import { replan } from '../plan-anew.ts';
import type { Run } from '../run.ts';
import type { Reached, Step } from '../step.ts';
import { unitsByVariant } from '../exchanged-goods.ts';
import { lookAtEarlier, refusedMeanwhile } from '../under-way.ts';

/**
 * Swaps units that were never sent for the goods given, by one order edit: it is staged, compared with what was agreed, written down, and
 * then committed. Shopify commits none twice; whether it was committed the order tells.
 */
export const swapItems: Step = {
  name: 'swap_items',

  find: async (run) => ((await isMade(run)) ? swapped(run) : null),

  async judge(run) {
    const { planId } = run.record;
    const wait = await lookAtEarlier(run, 'swap_items');
    if (wait) return wait;
    const { times } = await run.ports.journal.asked(planId, 'swap_items');
    // One that may have been committed is committed again or not at all: a second one could give the goods twice.
    if (times > 0) return null;
    await run.readOrder(null);
    const against = await judgeNow(run);
    if (against) return against;
    const edit = run.reading?.quote?.exchange?.edit;
    if (!edit) throw new ShopifyUnavailable('Shopify did not stage the edit of the order');
    const { id, before, left } = edit;
    await run.change(
      { orderEdit: { id, before, left } },
      { step: 'swap_items', event: 'state', facts: { editId: id } },
    );
    return null;
  },

  async act(run) {
    const { orderEdit, planId } = run.record;
    if (!orderEdit) return { kind: 'attention', facts: { why: 'there is no edit to be committed' } };
    const written = await run.ports.edits.commit(orderEdit.id, markOf(planId));
    if (written.kind === 'unknown') return written;
    if (written.kind === 'done') return swapped(run);
    // A refusal may mean that an earlier call of ours, thought lost, came first.
    if (await isMade(run)) return swapped(run);
    if (run.mayBeAtWork) return refusedMeanwhile(run, 'swap_items', written.message);
    const refusal = { code: 'EXCHANGE_REFUSED', message: written.message } as const;
    return { kind: 'refuse', refusal, newPlanId: await replan(run, refusal) };
  },
};

async function isMade({ record: { orderEdit, orderId, plan }, ports }: Run): Promise<boolean> {
  if (!orderEdit) return false;
  return ports.edits.isMade(orderId, orderEdit, unitsByVariant(plan.exchange?.lines ?? []));
}

async function swapped(run: Run): Promise<Reached> {
  const goods = await run.goodsGiven();
  const givenLines = goods?.lines.map(({ lineItemId }) => lineItemId) ?? [];
  const editId = run.record.orderEdit?.id ?? null;
  return { kind: 'reached', state: 'items_cancelled', change: { givenLines }, facts: { editId } };
}
