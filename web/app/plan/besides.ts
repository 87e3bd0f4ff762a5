import type { Draft } from '../../../domain/draft.ts';
import type { OrderForReturn } from '../../../domain/order.ts';
import type { RememberedOrder } from './ports.ts';

/** What a draft gives back beside its lines and the shipping. */
export interface Besides {
  readonly dutyIds: readonly string[];
  readonly tipLineItemId: string | null;
}

/** Duties go back with the lines that bear them; the tip as a whole, where there is one. */
export function besidesOf(
  { lines, duties, tip }: Draft,
  known: Pick<RememberedOrder, 'duties' | 'tipLineItemId'>,
): Besides {
  return {
    dutyIds: duties ? lines.flatMap(({ lineItemId }) => known.duties[lineItemId] ?? []) : [],
    tipLineItemId: tip ? known.tipLineItemId : null,
  };
}

/** Duties with something left, by line; lines without any are left out. */
export function dutiesOf({ lines }: OrderForReturn): RememberedOrder['duties'] {
  return Object.fromEntries(lines.flatMap(({ id, dutyIds }) => (dutyIds.length > 0 ? [[id, dutyIds]] : [])));
}
