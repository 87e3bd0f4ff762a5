import { goodsToHandOver } from '../goods-to-hand-over.ts';
import type { Run } from '../run.ts';
import type { Reached, Step } from '../step.ts';

/** So many looks without finding the goods ready, the last ones minutes apart, are enough. */
const LOOKS = 8;

/**
 * Brings goods that are handed over here to where they are handed over from: Shopify may have assigned them to another location, and
 * fulfils from where they are assigned. Where it will not, the customer has them all the same: Shopify's own screen must book it.
 */
export const moveGoods: Step = {
  name: 'move_goods',

  async find(run) {
    const goods = await run.goodsGiven();
    if (!goods) return notRecorded(run, 'what gives the goods is gone');
    const { elsewhere, missing } = goodsToHandOver(run.record.plan, goods, run.here);
    return missing === 0 && elsewhere.length === 0 ? moved(run) : null;
  },

  async judge(run) {
    const { times: looks } = await run.ports.journal.asked(run.record.planId, 'move_goods');
    if (looks < LOOKS || !(await isMissing(run))) return null;
    return notRecorded(run, 'Shopify does not let these goods be handed over');
  },

  async act(run) {
    const goods = await run.goodsGiven();
    const units = goods ? goodsToHandOver(run.record.plan, goods, run.here).elsewhere : [];
    const missing = await isMissing(run);
    run.goods = null;
    // Whether they wait from the moment the return is processed, or the payment has come, no page of Shopify's says.
    if (missing) return { kind: 'unknown', why: 'the goods are not ready to be handed over yet', late: true };
    for (const each of units) {
      run.stillAlone();
      const written = await run.ports.handOvers.move(each, run.here);
      if (written.kind === 'unknown') return written;
      if (written.kind === 'refused' && !(await isMoved(run))) return notRecorded(run, written.message);
    }
    return moved(run);
  },
};

async function isMissing(run: Run): Promise<boolean> {
  const goods = await run.goodsGiven();
  return goods !== null && goodsToHandOver(run.record.plan, goods, run.here).missing > 0;
}

/** A refusal may mean that an earlier call of ours, thought lost, came first. */
async function isMoved(run: Run): Promise<boolean> {
  const goods = await run.goodsGiven();
  run.goods = null;
  return goods !== null && goodsToHandOver(run.record.plan, goods, run.here).elsewhere.length === 0;
}

function moved({ record: { state } }: Run): Reached {
  return { kind: 'reached', state, change: { given: 'moved' } };
}

export function notRecorded({ record: { state } }: Run, why: string): Reached {
  return { kind: 'reached', state, change: { given: 'not_recorded' }, facts: { why } };
}
