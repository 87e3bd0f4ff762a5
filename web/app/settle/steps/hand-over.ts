import { goodsToHandOver } from '../goods-to-hand-over.ts';
import type { Run } from '../run.ts';
import type { Reached, Step } from '../step.ts';
import { notRecorded } from './move-goods.ts';

/** Books what the customer takes along as handed over from here. What is to be sent stays open in Shopify. */
export const handOver: Step = {
  name: 'hand_over',

  async find(run) {
    const goods = await run.goodsGiven();
    if (!goods) return notRecorded(run, 'what gives the goods is gone');
    const { here, elsewhere, missing } = goodsToHandOver(run.record.plan, goods, run.here);
    if (missing > 0 || elsewhere.length > 0) return notRecorded(run, 'the goods are not here any more');
    return here.length === 0 ? given(run, null) : null;
  },

  async act(run) {
    const goods = await run.goodsGiven();
    const units = goods ? goodsToHandOver(run.record.plan, goods, run.here).here : [];
    run.goods = null;
    const written = await run.ports.handOvers.fulfil(units);
    if (written.kind === 'unknown') return written;
    if (written.kind === 'done') return given(run, written.value.fulfillmentId);
    // A refusal may mean that an earlier call of ours, thought lost, came first.
    const now = await run.goodsGiven();
    const left = now && goodsToHandOver(run.record.plan, now, run.here);
    const isDone = left && left.here.length + left.elsewhere.length + left.missing === 0;
    return isDone ? given(run, null) : notRecorded(run, written.message);
  },
};

function given({ record: { state } }: Run, fulfillmentId: string | null): Reached {
  return {
    kind: 'reached',
    state,
    change: { given: 'given' },
    facts: { fulfillmentId },
  };
}
