import type { Run } from './run.ts';
import type { Step, Unknown } from './step.ts';

/** Longer than Shopify works on any one call. */
const UNDER_WAY_MS = 10 * 60_000;

/** Whether a call that ended unknown may still be at work in Shopify: until then a refusal of its repetition says nothing about it. */
export function mayBeUnderWay(unknownAt: Date, { ports }: Pick<Run, 'ports'>): boolean {
  return ports.clock.now().getTime() - unknownAt.getTime() < UNDER_WAY_MS;
}

export const AT_WORK: Unknown = {
  kind: 'unknown',
  why: 'an earlier call may still be under way',
  late: true,
};

/**
 * Looks for earlier calls of a step that nobody answered. Until they cannot be at work any more, neither a refusal nor a changed order says
 * anything of them. Once a repetition was refused there is nothing to do but wait.
 */
export async function lookAtEarlier(run: Run, step: Step['name']): Promise<Unknown | null> {
  const { answered, unansweredSince } = await run.ports.journal.asked(run.record.planId, step);
  run.mayBeAtWork = unansweredSince !== null && mayBeUnderWay(unansweredSince, run);
  return run.mayBeAtWork && answered > 0 ? AT_WORK : null;
}

/** Shopify refused a repetition while the first call may be at work: that is an answer, and no end. */
export async function refusedMeanwhile(run: Run, step: Step['name'], message: string): Promise<Unknown> {
  const refusal = { code: 'SHOPIFY_REFUSED', message } as const;
  await run.note({ step, event: 'refused', facts: { refusal } });
  return { ...AT_WORK, why: message };
}
