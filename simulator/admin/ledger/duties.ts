import { given } from '../given.ts';
import { type Bag, minus, share } from './money.ts';
import type { DutyRecord, LineRecord, OrderRecord } from './records.ts';
import { Refused } from './refusals.ts';
import { find, type Store } from './store.ts';

/** `RefundDutyInput`. */
export interface DutyInput {
  dutyId: string;
  refundType?: 'FULL' | 'PROPORTIONAL' | null;
}

/** A part of a duty that goes back. */
export interface DutyShare {
  duty: DutyRecord;
  amount: Bag;
}

export function dutiesOf(order: OrderRecord): DutyRecord[] {
  return order.lines.flatMap((line) => line.duties);
}

/**
 * What is to be refunded of duties: all that is left of one ("FULL"), or its share for the units that go back with it, "based
 * on the quantity of the refunded line item" ("PROPORTIONAL").
 *
 * @throws {Refused} for a duty of another order, twice the same, or one with nothing left
 */
export function checkDuties(
  store: Store,
  order: OrderRecord,
  inputs: readonly DutyInput[],
  units: readonly { line: LineRecord; quantity: number }[],
  field: readonly string[],
): DutyShare[] {
  const seen = new Set<DutyRecord>();
  return inputs.map(({ dutyId, refundType }, index) => {
    const at = [...field, index];
    const duty = find(store, 'Duty', dutyId);
    if (duty === undefined || duty.line.order !== order) throw new Refused('NOT_FOUND', at, 'Duty not found');
    if (seen.has(duty)) throw new Refused('INVALID', at, 'Duty is listed twice');
    seen.add(duty);
    const left = minus(duty.price, duty.refunded);
    const amount =
      given(refundType) && refundType === 'PROPORTIONAL' ? proportional(duty, left, units) : left;
    if (amount.presentment <= 0) throw new Refused('INVALID', at, 'Nothing of the duty is left to refund');
    return { duty, amount };
  });
}

function proportional(
  { line, price }: DutyRecord,
  left: Bag,
  units: readonly { line: LineRecord; quantity: number }[],
): Bag {
  const quantity = units.filter((each) => each.line === line).reduce((sum, each) => sum + each.quantity, 0);
  const part = minus(
    share(price, line.gone + quantity, line.quantity),
    share(price, line.gone, line.quantity),
  );
  return part.presentment < left.presentment ? part : left;
}
