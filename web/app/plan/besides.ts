import type { Draft } from '../../../domain/draft.ts';
import type { OrderForReturn } from '../../../domain/order.ts';
import type { RememberedOrder } from './ports.ts';
import { allot } from './units.ts';

/** What a draft gives back beside its lines and the shipping. */
export interface Besides {
  /** Of all lines; then of those of which units come back, and of those of which units are cancelled. */
  readonly dutyIds: readonly string[];
  readonly returnedDutyIds: readonly string[];
  readonly cancelledDutyIds: readonly string[];
  readonly tipLineItemId: string | null;
}

/** Duties go back with the lines that bear them; the tip as a whole, where there is one. */
export function besidesOf(
  draft: Draft,
  known: Pick<RememberedOrder, 'duties' | 'tipLineItemId' | 'units' | 'unfulfilled'>,
): Besides {
  const { lines, duties, tip } = draft;
  const { units, cancelled } = allot(draft, known);
  const dutiesOn = (ids: readonly string[]) => (duties ? ids.flatMap((id) => known.duties[id] ?? []) : []);
  return {
    dutyIds: dutiesOn(lines.map(({ lineItemId }) => lineItemId)),
    returnedDutyIds: dutiesOn(Object.keys(units)),
    cancelledDutyIds: dutiesOn(Object.keys(cancelled)),
    tipLineItemId: tip ? known.tipLineItemId : null,
  };
}

/** Duties with something left, by line; lines without any are left out. */
export function dutiesOf({ lines }: OrderForReturn): RememberedOrder['duties'] {
  return Object.fromEntries(lines.flatMap(({ id, dutyIds }) => (dutyIds.length > 0 ? [[id, dutyIds]] : [])));
}
