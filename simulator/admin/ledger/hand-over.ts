import { given } from '../given.ts';
import { addFulfillment, addFulfillmentOrder, isWaiting } from './fulfillment-orders.ts';
import type {
  FulfillmentOrderLineRecord,
  FulfillmentOrderRecord,
  FulfillmentRecord,
  LocationRecord,
} from './records.ts';
import { Refused } from './refusals.ts';
import { commit, levelAt, release, ship } from './stock.ts';
import { find, type Store } from './store.ts';

export interface UnitsInput {
  id: string;
  quantity: number;
}

type Field = readonly (string | number)[];
type Units = { item: FulfillmentOrderLineRecord; quantity: number }[];

/** Units of a fulfillment order by the id of their line; all that remain when none are named. */
function unitsOf(
  waiting: FulfillmentOrderRecord,
  asked: readonly UnitsInput[] | null | undefined,
  field: Field,
): Units {
  if (!given(asked) || asked.length === 0)
    return waiting.lines
      .filter(({ remaining }) => remaining > 0)
      .map((item) => ({ item, quantity: item.remaining }));
  return asked.map(({ id, quantity }, index) => {
    const item = waiting.lines.find((each) => id === `gid://shopify/${each.type}/${each.id}`);
    if (item === undefined)
      throw new Refused(null, [...field, index], 'Fulfillment order line item does not exist.');
    if (quantity < 1 || quantity > item.remaining)
      throw new Refused(
        null,
        [...field, index, 'quantity'],
        'Invalid fulfillment order line item quantity requested.',
      );
    return { item, quantity };
  });
}

/** Why a fulfillment order, or these lines of it, cannot go to a location; null when they can. */
export function moveRefusal(
  waiting: FulfillmentOrderRecord,
  to: LocationRecord,
  lines: readonly FulfillmentOrderLineRecord[] = waiting.lines,
): string | null {
  if (!isWaiting(waiting)) return 'The fulfillment order is closed.';
  if (waiting.location.fulfillmentService)
    return 'The fulfillment order was accepted by a fulfillment service and cannot be moved.';
  if (waiting.location === to) return 'The fulfillment order is already assigned to this location.';
  const missing = lines.find(
    ({ line, remaining }) => remaining > 0 && line.variant.tracked && !levelAt(line.variant, to),
  );
  return missing === undefined ? null : `${missing.line.variant.product.title} is not stocked at ${to.name}.`;
}

/**
 * `fulfillmentOrderMove`: the goods wait at another location from now on, and its stock is committed instead. It fails when
 * "the fulfillment order is closed" and when "the destination location doesn't stock the requested inventory item". When
 * everything moves, "the assignedLocation of the original fulfillment order will be updated"; a part, what is left of one
 * that "contains line items which have already been fulfilled", or a location that another active fulfillment order of the order
 * has, makes a new one. Progress that somebody reported by hand, which would forbid it, is not modelled: nobody here reports any.
 */
export function moveFulfillmentOrder(
  store: Store,
  id: string,
  locationId: string,
  asked: readonly UnitsInput[] | null | undefined,
  at: string,
): { moved: FulfillmentOrderRecord; original: FulfillmentOrderRecord } {
  const original = find(store, 'FulfillmentOrder', id);
  if (original === undefined) throw new Refused(null, ['id'], 'Fulfillment order does not exist.');
  const location = find(store, 'Location', locationId);
  if (location === undefined) throw new Refused(null, ['newLocationId'], 'Location not found.');
  const units = unitsOf(original, asked, ['fulfillmentOrderLineItems']);
  const refusal = moveRefusal(
    original,
    location,
    units.map(({ item }) => item),
  );
  if (refusal !== null) throw new Refused(null, ['newLocationId'], refusal);
  for (const { item, quantity } of units) {
    release(item.line.variant, original.location, quantity, original.location);
    commit(item.line.variant, location, quantity);
  }
  const { order } = original;
  const whole = original.lines.every(
    (item) => units.find((each) => each.item === item)?.quantity === item.total,
  );
  const taken = order.fulfillmentOrders.some(
    (each) => each !== original && isWaiting(each) && each.location === location,
  );
  if (whole && !taken) {
    original.location = location;
    return { moved: original, original };
  }
  const moved = addFulfillmentOrder(store, order, {
    location,
    at,
    status: original.holds.length > 0 ? 'ON_HOLD' : 'OPEN',
    holds: [...original.holds],
    lines: units.map(({ item, quantity }) => ({ line: item.line, total: quantity, remaining: quantity })),
  });
  for (const { item, quantity } of units) {
    item.total -= quantity;
    item.remaining -= quantity;
  }
  if (original.lines.every(({ remaining }) => remaining === 0)) {
    original.status = 'CLOSED';
    original.holds = [];
    // What was fulfilled from there stays to be seen.
    original.movedAway = original.lines.every(({ total }) => total === 0);
  }
  return { moved, original };
}

export interface FulfillmentInput {
  lineItemsByFulfillmentOrder: {
    fulfillmentOrderId: string;
    fulfillmentOrderLineItems?: UnitsInput[] | null;
  }[];
}

/**
 * `fulfillmentCreate`: goods leave from the location where they wait: "the fulfillment orders are associated with the same
 * Order and are assigned to the same Location"; goods on hold stay ("the fulfillment process can't be initiated until the
 * hold … is released", `FulfillmentOrderStatus.ON_HOLD`).
 */
export function createFulfillment(store: Store, input: FulfillmentInput, at: string): FulfillmentRecord {
  const field = ['fulfillment', 'lineItemsByFulfillmentOrder'];
  const parts = input.lineItemsByFulfillmentOrder.map(
    ({ fulfillmentOrderId, fulfillmentOrderLineItems }, index) => {
      const place = [...field, index];
      const waiting = find(store, 'FulfillmentOrder', fulfillmentOrderId);
      if (waiting === undefined) throw new Refused(null, place, 'Fulfillment order does not exist.');
      if (waiting.status === 'ON_HOLD') throw new Refused(null, place, 'Fulfillment order is on hold.');
      if (!isWaiting(waiting) || waiting.location.fulfillmentService)
        throw new Refused(null, place, 'Fulfillment order has an unfulfillable status.');
      return {
        waiting,
        units: unitsOf(waiting, fulfillmentOrderLineItems, [...place, 'fulfillmentOrderLineItems']),
      };
    },
  );
  const first = parts[0]?.waiting;
  if (first === undefined) throw new Refused(null, field, 'Line items by fulfillment order can’t be blank.');
  if (parts.some(({ waiting }) => waiting.order !== first.order || waiting.location !== first.location))
    throw new Refused(null, field, 'All fulfillment orders must belong to one order and one location.');
  for (const { waiting, units } of parts) {
    for (const { item, quantity } of units) {
      item.remaining -= quantity;
      ship(item.line.variant, waiting.location, quantity);
    }
    waiting.status = waiting.lines.every(({ remaining }) => remaining === 0) ? 'CLOSED' : 'IN_PROGRESS';
  }
  first.order.updatedAt = at;
  return addFulfillment(store, first.order, {
    location: first.location,
    at,
    lines: parts.flatMap(({ units }) => units.map(({ item, quantity }) => ({ line: item.line, quantity }))),
  });
}

/**
 * `fulfillmentOrderReleaseHold`. The only holds here are Shopify's own, for payment; an app that tries to release one has no
 * access (`FulfillmentOrderReleaseHoldUserErrorCode.INVALID_ACCESS`). They go when the order is paid.
 */
export function releaseHold(
  store: Store,
  id: string,
  holdIds: readonly string[] | null | undefined,
): FulfillmentOrderRecord {
  const waiting = find(store, 'FulfillmentOrder', id);
  if (waiting === undefined)
    throw new Refused('FULFILLMENT_ORDER_NOT_FOUND', ['id'], "The fulfillment order wasn't found.");
  const named = waiting.holds.filter(
    (hold) => !given(holdIds) || holdIds.includes(`gid://shopify/FulfillmentHold/${hold.id}`),
  );
  if (named.length > 0)
    throw new Refused(
      'INVALID_ACCESS',
      ['id'],
      "The app doesn't have access to release the fulfillment hold.",
    );
  return waiting;
}
