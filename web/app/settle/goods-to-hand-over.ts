import type { Plan } from '../../../domain/plan.ts';
import type { GoodsGiven, UnitsWaiting } from './hand-over-ports.ts';

/** What of a plan's goods is still to be handed over at the counter. */
export interface ToHandOver {
  /** Waiting where it is to be handed over. */
  readonly here: readonly UnitsWaiting[];
  /** Waiting somewhere else. */
  readonly elsewhere: readonly UnitsWaiting[];
  /** Units that wait nowhere, or on hold: Shopify would not let them be handed over. */
  readonly missing: number;
}

/** What is to be sent waits in the same way: what was handed over already counts for what was to be handed over now. */
export function goodsToHandOver(
  { exchange }: Pick<Plan, 'exchange'>,
  { lines, fulfillmentOrders }: GoodsGiven,
  here: string,
): ToHandOver {
  const left = new Map<string, number>();
  for (const { variantId, quantity, handOver } of exchange?.lines ?? []) {
    if (handOver === 'now') left.set(variantId, (left.get(variantId) ?? 0) + quantity);
  }
  for (const { variantId, quantity, unfulfilled } of lines) {
    const done = quantity - unfulfilled;
    left.set(variantId, Math.max(0, (left.get(variantId) ?? 0) - done));
  }
  const variantOf = new Map(lines.map(({ lineItemId, variantId }) => [lineItemId, variantId]));
  const found = { here: [] as UnitsWaiting[], elsewhere: [] as UnitsWaiting[] };
  // What waits here first: nothing is moved that need not be.
  const inOrder = [...fulfillmentOrders]
    .filter(({ status }) => status === 'OPEN' || status === 'IN_PROGRESS')
    .sort((a, b) => Number(b.locationId === here) - Number(a.locationId === here));
  for (const { id, locationId, lines: waiting } of inOrder) {
    const taken = waiting.flatMap((line) => {
      const variantId = variantOf.get(line.lineItemId);
      const quantity = Math.min(line.remaining, (variantId && left.get(variantId)) || 0);
      if (!variantId || quantity <= 0) return [];
      left.set(variantId, (left.get(variantId) ?? 0) - quantity);
      return [{ id: line.id, quantity }];
    });
    if (taken.length > 0)
      found[locationId === here ? 'here' : 'elsewhere'].push({ fulfillmentOrderId: id, lines: taken });
  }
  return { ...found, missing: [...left.values()].reduce((sum, units) => sum + units, 0) };
}
