import type { Run } from './run.ts';

/** Longer than Shopify works on any one call. */
const UNDER_WAY_MS = 10 * 60_000;

/** Whether a call that ended unknown may still be at work in Shopify: until then a refusal of its repetition says nothing about it. */
export function mayBeUnderWay(unknownAt: Date, { ports }: Pick<Run, 'ports'>): boolean {
  return ports.clock.now().getTime() - unknownAt.getTime() < UNDER_WAY_MS;
}
