import type {
  FulfillmentOrderLineRecord,
  FulfillmentOrderRecord,
  FulfillmentRecord,
  LineRecord,
  LocationRecord,
  OrderRecord,
} from './records.ts';
import { release } from './stock.ts';
import { newId, register, type Store } from './store.ts';

export interface NewFulfillmentOrder {
  location: LocationRecord;
  at: string;
  status: FulfillmentOrderRecord['status'];
  lines: Pick<FulfillmentOrderLineRecord, 'line' | 'total' | 'remaining'>[];
  holds?: FulfillmentOrderRecord['holds'];
}

/** Goods that wait to be handed over or sent from a location. */
export function addFulfillmentOrder(
  store: Store,
  order: OrderRecord,
  asked: NewFulfillmentOrder,
): FulfillmentOrderRecord {
  const added = register<FulfillmentOrderRecord>(store, {
    type: 'FulfillmentOrder',
    id: newId(store),
    order,
    location: asked.location,
    createdAt: asked.at,
    status: asked.status,
    movedAway: false,
    holds: asked.holds ?? [],
    lines: asked.lines.map((line) =>
      register(store, { type: 'FulfillmentOrderLineItem' as const, id: newId(store), ...line }),
    ),
  });
  order.fulfillmentOrders.push(added);
  return added;
}

/** Goods that were handed over or sent. */
export function addFulfillment(
  store: Store,
  order: OrderRecord,
  asked: { location: LocationRecord; at: string; lines: { line: LineRecord; quantity: number }[] },
): FulfillmentRecord {
  const fulfillment = register<FulfillmentRecord>(store, {
    type: 'Fulfillment',
    id: newId(store),
    order,
    location: asked.location,
    createdAt: asked.at,
    lines: [],
  });
  for (const { line, quantity } of asked.lines) {
    line.fulfilled += quantity;
    fulfillment.lines.push(
      register(store, {
        type: 'FulfillmentLineItem' as const,
        id: newId(store),
        fulfillment,
        line,
        quantity,
        held: 0,
      }),
    );
  }
  order.fulfillments.push(fulfillment);
  return fulfillment;
}

/** Where goods of an order wait: where a POS order was sold, else the first location without a counter. */
export function locationFor(store: Store, order: OrderRecord): LocationRecord {
  const location = order.location ?? store.locations.find((each) => !each.counter) ?? store.locations[0];
  if (location === undefined) throw new Error('the shop has no location');
  return location;
}

/**
 * Units of a line that will not be fulfilled leave what waits, first where they are named to wait; nothing left to wait for closes it and
 * ends its holds.
 */
export function leaveFulfillmentOrders(
  order: OrderRecord,
  line: LineRecord,
  quantity: number,
  restockAt: (waiting: FulfillmentOrderRecord) => LocationRecord | null,
  at: LocationRecord | null = null,
): void {
  let left = quantity;
  const isNamed = (each: FulfillmentOrderRecord): number => (each.location === at ? 0 : 1);
  for (const each of [...order.fulfillmentOrders].sort((a, b) => isNamed(a) - isNamed(b)))
    for (const item of each.lines) {
      const taken = item.line === line ? Math.min(left, item.remaining) : 0;
      if (taken === 0) continue;
      item.remaining -= taken;
      item.total -= taken;
      left -= taken;
      release(line.variant, each.location, taken, restockAt(each));
      if (each.lines.some(({ remaining }) => remaining > 0)) continue;
      each.status = 'CLOSED';
      each.holds = [];
    }
}

/** True while anything of it can still be fulfilled. */
export function isWaiting({ status }: FulfillmentOrderRecord): boolean {
  return status === 'OPEN' || status === 'IN_PROGRESS' || status === 'ON_HOLD';
}
