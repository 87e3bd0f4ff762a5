import { heldUnits } from '../../../domain/begun-return.ts';
import { divide } from '../../../domain/divide.ts';
import type { Draft } from '../../../domain/draft.ts';
import { returnableQuantity, type OrderForReturn } from '../../../domain/order.ts';
import type { RememberedOrder, UnitsByLine } from './ports.ts';

type Units = UnitsByLine[string][number];

/** Where the units of an order come from: those that may still go into a return, and those that an unfinished return holds. */
export function unitsOf(order: OrderForReturn): UnitsByLine {
  return Object.fromEntries(
    order.lines.map(({ id, returnable }) => {
      const held = order.unfinishedReturns.flatMap((begun) =>
        heldUnits(
          begun,
          begun.lines.filter(({ lineItemId }) => lineItemId === id),
          order,
        ),
      );
      return [id, [...returnable, ...held].map((unit) => part(unit, unit.quantity))];
    }),
  );
}

/** Units that were never handed over, by `LineItem.id`; lines without any are left out. */
export function unfulfilledOf({ lines }: OrderForReturn): RememberedOrder['unfulfilled'] {
  return Object.fromEntries(
    lines.flatMap(({ id, unfulfilledQuantity: units, isGiftCard }) =>
      units > 0 && !isGiftCard ? [[id, units]] : [],
    ),
  );
}

/** Which units a draft takes: those that come back, and how many it cancels. */
export interface Allotted {
  /** Those handed over last first; as many as there are where more are asked. Lines of which none comes back are left out. */
  readonly units: UnitsByLine;
  readonly cancelled: Readonly<Record<string, number>>;
}

export function allot(
  { lines, continues }: Draft,
  { units, unfulfilled }: Pick<RememberedOrder, 'units' | 'unfulfilled'>,
): Allotted {
  const mine = (unit: Units) => (unit.held?.returnId ?? null) === continues;
  const parts = lines.map((chosen) => {
    const { lineItemId: id } = chosen;
    const returnable = (units[id] ?? []).filter(mine);
    return { id, returnable, ...divide(chosen, returnableQuantity({ returnable }), unfulfilled[id] ?? 0) };
  });
  return {
    units: Object.fromEntries(
      parts.flatMap(({ id, returnable, toReturn }) =>
        toReturn > 0 ? [[id, upTo(returnable, toReturn)]] : [],
      ),
    ),
    cancelled: Object.fromEntries(
      parts.flatMap(({ id, toCancel }) => (toCancel > 0 ? [[id, toCancel]] : [])),
    ),
  };
}

function upTo(units: readonly Units[], quantity: number): Units[] {
  let missing = quantity;
  return units.flatMap((unit) => {
    const taken = Math.min(missing, unit.quantity);
    missing -= taken;
    return taken > 0 ? [part(unit, taken)] : [];
  });
}

/** Built anew, key by key: what comes back from the database has its keys in another order. */
function part({ fulfillmentLineItemId, held }: Units, quantity: number): Units {
  if (!held) return { fulfillmentLineItemId, quantity };
  const { returnId, returnLineItemId } = held;
  return { fulfillmentLineItemId, quantity, held: { returnId, returnLineItemId } };
}

export function sameUnits(a: Allotted, b: Allotted): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
