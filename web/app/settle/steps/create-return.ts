import type { ShopifyReturn } from '../ports.ts';
import { lineNote, markOf } from '../mark.ts';
import { exchangeOf, exchangeRefused, isAboutExchange } from '../exchange.ts';
import { judgeNow } from '../judge-now.ts';
import type { Run } from '../run.ts';
import type { Step, StepEnd } from '../step.ts';
import { whyNotCancellable } from './cancel-items.ts';

/** Opens the return in Shopify, if the order still is what cashier and customer agreed on. */
export const createReturn: Step = {
  name: 'create_return',

  async find(run) {
    const { plan } = run.record;
    await run.readOrder(markOf(plan.id));
    const ours = run.reading?.marked;
    if (!ours) return null;
    const orderReturn = await run.ports.returns.read(ours.id, plan.currency);
    return orderReturn && reached(run, orderReturn);
  },

  async judge(run) {
    const against = await judgeNow(run);
    if (against || !run.record.plan.cancellation) return against;
    // What cannot be cancelled afterwards keeps the whole from being begun.
    const refusal = await whyNotCancellable(run);
    return refusal && { kind: 'refuse', refusal, newPlanId: null };
  },

  async act(run) {
    const { plan } = run.record;
    const exchange = exchangeOf(run);
    const created = await run.ports.returns.create(
      plan,
      run.reading?.allotted ?? {},
      lineNote(plan),
      exchange,
    );
    if (created.kind === 'unknown') return created;
    if (created.kind === 'done') return reached(run, created.value);
    // An earlier call of ours, thought lost, may have taken the units just now: look before believing it.
    const orderReturn = await readOurs(run);
    if (orderReturn) return reached(run, orderReturn);
    if (exchange && isAboutExchange(created) && !plan.exchange) return exchangeRefused(run, created);
    const code = plan.exchange && isAboutExchange(created) ? 'EXCHANGE_REFUSED' : 'SHOPIFY_REFUSED';
    const refusal = { code, message: created.message } as const;
    return { kind: 'refuse', refusal, newPlanId: null };
  },
};

async function readOurs({ record: { plan }, ports: { returns } }: Run): Promise<ShopifyReturn | null> {
  const marked = await returns.marked(plan.orderId, markOf(plan.id));
  const ours = marked.find(({ status }) => status !== 'CANCELED');
  return ours ? returns.read(ours.id, plan.currency) : null;
}

function reached(run: Run, orderReturn: ShopifyReturn): StepEnd {
  run.orderReturn = orderReturn;
  const { id: returnId, name: returnName } = orderReturn;
  return {
    kind: 'reached',
    state: 'return_created',
    change: { returnId, returnName },
    facts: { returnId, returnName },
  };
}
