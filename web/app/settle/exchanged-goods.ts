import type { Plan } from '../../../domain/plan.ts';
import type { ExchangedLine } from './ports.ts';

/** Whether a return is exchanged for just what its plan gives: its goods, and its gift card if there is one. */
export function isExchangedFor(
  { exchange }: Pick<Plan, 'exchange'>,
  giftCardVariantId: string | null,
  exchangeLines: readonly Pick<ExchangedLine, 'variantId' | 'quantity'>[],
): boolean {
  const planned = unitsByVariant(exchange?.lines ?? []);
  if (giftCardVariantId) planned.set(giftCardVariantId, (planned.get(giftCardVariantId) ?? 0) + 1);
  const given = unitsByVariant(exchangeLines);
  return planned.size === given.size && [...planned].every(([id, units]) => given.get(id) === units);
}

/** Units of each variant; those whose variant is gone count together. */
export function unitsByVariant(
  lines: readonly { readonly variantId: string | null; readonly quantity: number }[],
): Map<string, number> {
  const units = new Map<string, number>();
  for (const { variantId, quantity } of lines) {
    const id = variantId ?? '';
    units.set(id, (units.get(id) ?? 0) + quantity);
  }
  return units;
}
