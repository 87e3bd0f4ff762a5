import { isRunning } from '../../../domain/settlement.ts';
import { giftCardStep, type Progress } from './gift-card-step.ts';
import { handOverStep } from './hand-over-step.ts';
import type { Run } from './run.ts';
import type { Step, StepEnd } from './step.ts';
import { cancelItems } from './steps/cancel-items.ts';
import { cancelOrder } from './steps/cancel-order.ts';
import { callOff } from './steps/call-off.ts';
import { continueReturn } from './steps/continue-return.ts';
import { createReturn } from './steps/create-return.ts';
import { finish } from './steps/finish.ts';
import { isToPayBack, payBack } from './steps/pay-back.ts';
import { swapItems } from './steps/swap-items.ts';
import { leaveReturn } from './steps/leave-return.ts';
import { processBegun } from './steps/process-begun.ts';
import { processReturn } from './steps/process-return.ts';

/** Which step leads out of each running state: of a return of our own, and of one that was begun elsewhere. */
const STEPS = {
  own: { accepted: createReturn, return_created: processReturn, return_processed: finish },
  begun: { accepted: continueReturn, return_created: processBegun, return_processed: finish },
} as const;

/** An answer that got lost is looked for at once, and the call made again once; after that it is left to the next go. */
const TRIES = 2;

/** Makes step after step until the settlement has ended, or nobody can tell how far it is. Never undoes what was paid. */
export async function advance(run: Run): Promise<void> {
  let tries = 0;
  let last: Step | null = null;
  for (let step = nextStep(run.record); step; step = nextStep(run.record)) {
    tries = step === last ? tries + 1 : 1;
    last = step;
    const end = await make(step, run, tries);
    if (end === 'unknown') return;
    if (end !== 'again') await settleOn(step, end.end, end.event, run);
  }
}

function nextStep(record: Progress): Step | null {
  const { state, refusal, plan } = record;
  if (!isRunning(state)) return null;
  if (state === 'return_created' && refusal) return plan.continues ? leaveReturn : callOff;
  const giftCard = giftCardStep(record);
  if (giftCard) return giftCard;
  const { cancellation } = plan;
  if (cancellation?.swapped && state === 'accepted') return swapItems;
  if (cancellation?.swapped && state === 'items_cancelled' && isToPayBack(record)) return payBack;
  const goods = handOverStep(record);
  if (goods) return goods;
  const returns = plan.lines.length > 0;
  if (state === 'items_cancelled') return finish;
  if (cancellation && state === (returns ? 'return_processed' : 'accepted') && !refusal)
    return cancellation.released ? cancelOrder : cancelItems;
  const steps = plan.continues ? STEPS.begun : STEPS.own;
  return state === 'accepted' || state === 'return_created' || state === 'return_processed'
    ? steps[state]
    : null;
}

type Made = { readonly end: StepEnd; readonly event: 'found' | 'acted' | 'refused' } | 'again' | 'unknown';

/** Find, then judge, then act; the intent is on disk before Shopify is asked to do anything. */
async function make(step: Step, run: Run, tries: number): Promise<Made> {
  const found = await step.find(run);
  if (found) return { end: found, event: 'found' };
  const against = await step.judge?.(run);
  if (against?.kind === 'unknown') {
    await run.note({ step: step.name, event: 'unknown', facts: { why: against.why } });
    return 'unknown';
  }
  if (against) return { end: against, event: 'refused' };
  await run.note({ step: step.name, event: 'intended', facts: { try: tries } });
  run.stillAlone();
  const end = await step.act(run);
  // Where a step leads on although it was refused, the refusal is what happened.
  const done = end.kind === 'reached' && !end.change?.refusal;
  if (end.kind !== 'unknown') return { end, event: done ? 'acted' : 'refused' };
  await run.note({ step: step.name, event: 'unknown', facts: { why: end.why } });
  return end.late || tries >= TRIES ? 'unknown' : 'again';
}

/** Writes down where a step has led, together with the state that follows, and the step after it if its end is known already. */
async function settleOn(
  step: Step,
  end: StepEnd,
  event: 'found' | 'acted' | 'refused',
  run: Run,
): Promise<void> {
  const now = run.ports.clock.now();
  const note = (facts: Readonly<Record<string, unknown>>) => ({ step: step.name, event, facts });
  switch (end.kind) {
    case 'reached': {
      const change = { ...end.change, state: end.state };
      const said = note({ ...end.facts, state: end.state });
      const next = nextStep({ ...run.record, ...change });
      const then = next?.known?.(run);
      if (next && !then) return run.changeMeanwhile(change, said);
      if (!next || !then) return run.change(change, said);
      return run.change({ ...change, ...then.change, state: then.state }, said, {
        step: next.name,
        event: 'found',
        facts: { ...then.facts, state: then.state },
      });
    }
    case 'refuse': {
      const { refusal, newPlanId } = end;
      const change = { ...end.change, state: 'refused', refusal, newPlanId, endedAt: now } as const;
      return run.change(change, note({ refusal, newPlanId, state: 'refused' }));
    }
    case 'call_off':
      return run.change({ refusal: end.refusal }, note({ refusal: end.refusal }));
    case 'attention':
      return run.change(
        { state: 'attention', endedAt: now },
        { ...note({ ...end.facts, state: 'attention' }), event: 'failed' },
      );
  }
}
