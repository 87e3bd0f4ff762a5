import { heldUnits } from '../../../domain/begun-return.ts';
import type { Draft } from '../../../domain/draft.ts';
import type { OrderForReturn } from '../../../domain/order.ts';
import type { UnitsByLine } from './ports.ts';

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

/** Units for the draft's lines, those handed over last first; as many as there are where more are asked. */
export function allot({ lines, continues }: Draft, units: UnitsByLine): UnitsByLine {
  const mine = (unit: Units) => (unit.held?.returnId ?? null) === continues;
  return Object.fromEntries(
    lines.map(({ lineItemId, quantity }) => [
      lineItemId,
      upTo((units[lineItemId] ?? []).filter(mine), quantity),
    ]),
  );
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

export function sameUnits(a: UnitsByLine, b: UnitsByLine): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
