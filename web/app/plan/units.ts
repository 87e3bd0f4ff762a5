import type { Draft } from '../../../domain/draft.ts';
import type { OrderForReturn, ReturnableUnits } from '../../../domain/order.ts';
import type { UnitsByLine } from './ports.ts';

/** Where the units of an order come from: those that may still go into a return, and those that an unfinished return holds. */
export function unitsOf({ lines, unfinishedReturns }: OrderForReturn): UnitsByLine {
  const units = new Map<string, ReturnableUnits[]>(lines.map(({ id, returnable }) => [id, [...returnable]]));
  for (const { id: returnId, lines: onReturn } of unfinishedReturns) {
    for (const { id: returnLineItemId, lineItemId, fulfillmentLineItemId, quantity } of onReturn) {
      const held = { fulfillmentLineItemId, quantity, held: { returnId, returnLineItemId } };
      units.set(lineItemId, [...(units.get(lineItemId) ?? []), held]);
    }
  }
  return Object.fromEntries(units);
}

/** Units for the draft's lines, oldest fulfillment first; as many as there are where more are asked. */
export function allot({ lines, continues }: Draft, units: UnitsByLine): UnitsByLine {
  const mine = (unit: ReturnableUnits) => (unit.held?.returnId ?? null) === continues;
  return Object.fromEntries(
    lines.map(({ lineItemId, quantity }) => [
      lineItemId,
      upTo((units[lineItemId] ?? []).filter(mine), quantity),
    ]),
  );
}

function upTo(units: readonly ReturnableUnits[], quantity: number): ReturnableUnits[] {
  let missing = quantity;
  return units.flatMap((unit) => {
    const taken = Math.min(missing, unit.quantity);
    missing -= taken;
    return taken > 0 ? [part(unit, taken)] : [];
  });
}

/** Built anew, key by key: what comes back from the database has its keys in another order. */
function part({ fulfillmentLineItemId, held }: ReturnableUnits, quantity: number): ReturnableUnits {
  if (!held) return { fulfillmentLineItemId, quantity };
  const { returnId, returnLineItemId } = held;
  return { fulfillmentLineItemId, quantity, held: { returnId, returnLineItemId } };
}

export function sameUnits(a: UnitsByLine, b: UnitsByLine): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
