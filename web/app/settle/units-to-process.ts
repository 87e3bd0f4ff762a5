import type { Plan } from '../../../domain/plan.ts';
import type { ReturnedLine, ShopifyReturn } from './ports.ts';

/** Which units of a return a plan processes, line by line: never more than are left of it. */
export function unitsToProcess(
  plan: { readonly lines: readonly Pick<Plan['lines'][number], 'lineItemId' | 'quantity'>[] },
  { lines }: Pick<ShopifyReturn, 'lines'>,
): { readonly line: ReturnedLine; readonly quantity: number }[] {
  const missing = new Map(plan.lines.map(({ lineItemId, quantity }) => [lineItemId, quantity]));
  return lines.flatMap((line) => {
    const quantity = Math.min(missing.get(line.lineItemId) ?? 0, line.quantity - line.processed);
    if (quantity <= 0) return [];
    missing.set(line.lineItemId, (missing.get(line.lineItemId) ?? 0) - quantity);
    return [{ line, quantity }];
  });
}

/** Whether a return still holds all that a plan takes of it. */
export function holdsAll(plan: Pick<Plan, 'lines'>, orderReturn: Pick<ShopifyReturn, 'lines'>): boolean {
  const held = unitsToProcess(plan, orderReturn).reduce((sum, { quantity }) => sum + quantity, 0);
  return held === plan.lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Whether nothing of a return is left to be processed. */
export function isAllProcessed({ lines, others }: Pick<ShopifyReturn, 'lines' | 'others'>): boolean {
  return others === 0 && lines.every(({ quantity, processed }) => processed === quantity);
}
